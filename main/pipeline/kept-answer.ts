/** An answer as the cache keeps it: the same events, with the many small pieces of text put together. */
import { z } from 'zod'
import { Usage } from '#shared/domain/model.ts'
import type { ModelEvent } from '../providers/provider.ts'
import { withDeltasJoined } from './joined-deltas.ts'

/** The same answer in few events. Undefined unless it is worth keeping: its end was the model's own, and it says something. */
export function packAnswer(events: readonly ModelEvent[]): readonly ModelEvent[] | undefined {
  const end = events.at(-1)
  const saysSomething = events.some((event) => event.type === 'text-delta' && event.text !== '')
  if (end?.type !== 'finish' || end.reason !== 'stop' || !saysSomething) return undefined
  return withDeltasJoined(events).map(plain)
}

/** How long it took, and what the provider allowed, was true of then. */
function plain(event: ModelEvent): ModelEvent {
  if (event.type === 'response-start') return { type: event.type, model: event.model }
  if (event.type !== 'finish') return event
  const { timings: _, ...rest } = event
  return rest
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
