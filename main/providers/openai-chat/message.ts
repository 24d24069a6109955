/** Text and reasoning out of a delta or message, in the forms that servers give them. Pure. */
import type { ModelEvent } from '../provider.ts'
import type { WireMessage } from './wire.ts'

/** Appends the message's reasoning, then its text, to `events`. Gives the words of a refusal, which are text too. */
export function readMessage(message: WireMessage, events: ModelEvent[]): string | undefined {
  const { content, refusal } = message
  readReasoning(message, events)
  if (typeof content === 'string') {
    if (content !== '') events.push({ type: 'text-delta', text: content })
  } else if (Array.isArray(content)) {
    for (const part of content as readonly unknown[]) readPart(part, events)
  }
  if (typeof refusal !== 'string' || refusal === '') return undefined
  events.push({ type: 'text-delta', text: refusal })
  return refusal
}

/** The same reasoning may come in several fields at once; the first that holds any is taken. */
function readReasoning(message: WireMessage, events: ModelEvent[]): void {
  const { reasoning_content: content, reasoning, reasoning_details: details } = message
  if (typeof content === 'string' && content !== '') {
    events.push({ type: 'reasoning-delta', text: content })
  } else if (typeof reasoning === 'string' && reasoning !== '') {
    events.push({ type: 'reasoning-delta', text: reasoning })
  } else if (Array.isArray(details)) {
    for (const detail of details as readonly unknown[]) {
      const text = textField(detail, 'text') || textField(detail, 'summary')
      if (text !== '') events.push({ type: 'reasoning-delta', text })
    }
  }
}

/** A part of an array content: `{type: 'text', text}`, or `{type: 'thinking', thinking: "…" | [{text}]}`. */
function readPart(part: unknown, events: ModelEvent[]): void {
  if (typeof part === 'string') {
    if (part !== '') events.push({ type: 'text-delta', text: part })
    return
  }
  const kind = textField(part, 'type')
  if (kind === 'thinking' || kind === 'reasoning') {
    const { thinking } = part as { readonly thinking?: unknown }
    const pieces = Array.isArray(thinking)
      ? (thinking as readonly unknown[]).map((piece) => textField(piece, 'text'))
      : []
    const text = pieces.join('') || textField(part, 'thinking') || textField(part, 'text')
    if (text !== '') events.push({ type: 'reasoning-delta', text })
    return
  }
  const text = textField(part, 'text')
  if (text !== '') events.push({ type: 'text-delta', text })
}

function textField(value: unknown, name: string): string {
  if (typeof value !== 'object' || value === null) return ''
  const field = (value as Readonly<Record<string, unknown>>)[name]
  return typeof field === 'string' ? field : ''
}
