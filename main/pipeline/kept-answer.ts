/** An answer as the cache keeps it: the same events, with the many small pieces of text put together. */
import { z } from 'zod'
import { Usage } from '#shared/domain/model.ts'
import type { ModelEvent } from '../providers/provider.ts'

/** About as much text as one piece of a replayed answer has, in characters. */
const pieceLength = 4096

export interface Kept {
  add(event: ModelEvent): void
  /** Undefined unless the answer is worth keeping: given to its end, which was the model's own, with something in it. */
  whole(): readonly ModelEvent[] | undefined
}

export function createKept(): Kept {
  const events: ModelEvent[] = []
  let type: 'text-delta' | 'reasoning-delta' = 'text-delta'
  let text = ''
  let hasText = false
  let isWhole = false

  function flush(): void {
    if (text !== '') events.push({ type, text })
    text = ''
  }

  return {
    add(event) {
      if (event.type === 'text-delta' || event.type === 'reasoning-delta') {
        if (event.type !== type || text.length >= pieceLength) flush()
        type = event.type
        text += event.text
        hasText ||= event.type === 'text-delta' && event.text !== ''
        return
      }
      flush()
      if (event.type === 'finish') {
        isWhole = event.reason === 'stop'
        // How long it took then says nothing of now.
        const { timings: _, ...rest } = event
        events.push(rest)
      } else if (event.type === 'response-start') {
        events.push({ type: event.type, model: event.model })
      } else {
        events.push(event)
      }
    },
    whole: () => (isWhole && hasText ? events : undefined),
  }
}

const KeptEvents = z.array(
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('response-start'), model: z.string() }),
    z.object({ type: z.enum(['text-delta', 'reasoning-delta']), text: z.string() }),
    z.object({ type: z.literal('citation'), url: z.string(), title: z.string() }),
    z.object({ type: z.literal('finish'), reason: z.literal('stop'), rawReason: z.string().optional(), usage: Usage }),
  ]),
)

/** Undefined for what is no answer: written by another Kiln, or damaged. */
export function readKept(answer: string): readonly ModelEvent[] | undefined {
  try {
    const events = KeptEvents.parse(JSON.parse(answer)) as readonly ModelEvent[]
    return events.at(-1)?.type === 'finish' ? events : undefined
  } catch {
    return undefined
  }
}

/** What the model wrote, without its reasoning; empty for what is no answer. */
export function keptText(answer: string): string {
  const texts = (readKept(answer) ?? []).map((event) => (event.type === 'text-delta' ? event.text : ''))
  return texts.join('')
}
