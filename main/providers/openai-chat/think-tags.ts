/** Thinking that a local model writes into its text: what stands between <think> and </think> at the very beginning. */
import type { ModelEvent } from '../provider.ts'

export interface ThinkTags {
  /** Turns the text among `events`, from index `from` on, into what it is; holds back what may be half a tag. */
  sort(events: ModelEvent[], from: number): void
  /** No more text comes: what was held back is what it looked like so far. */
  end(events: ModelEvent[]): void
}

const opening = '<think>'
const closing = '</think>'

type Place = 'beginning' | 'thinking' | 'after' | 'text'

export function createThinkTags(): ThinkTags {
  let place: Place = 'beginning'
  let held = ''

  function read(piece: string, events: ModelEvent[]): void {
    held += piece
    if (place === 'beginning') {
      const begun = held.trimStart()
      if (begun.length < opening.length && opening.startsWith(begun)) return
      place = begun.startsWith(opening) ? 'thinking' : 'text'
      if (place === 'thinking') held = begun.slice(opening.length)
    }
    if (place === 'thinking') {
      const end = held.indexOf(closing)
      const kept = end === -1 ? held.length - heldLength(held) : end
      if (kept > 0) events.push({ type: 'reasoning-delta', text: held.slice(0, kept) })
      held = held.slice(end === -1 ? kept : end + closing.length)
      if (end === -1) return
      place = 'after'
    }
    if (place === 'after') {
      held = held.trimStart()
      if (held === '') return
      place = 'text'
    }
    if (held !== '') events.push({ type: 'text-delta', text: held })
    held = ''
  }

  const over = (): boolean => place === 'text'

  return {
    sort(events, from) {
      if (over()) return
      for (const event of events.splice(from)) {
        if (event.type === 'text-delta' && !over()) read(event.text, events)
        else events.push(event)
      }
    },
    end(events) {
      if (held === '') return
      events.push({ type: place === 'thinking' ? 'reasoning-delta' : 'text-delta', text: held })
      held = ''
    },
  }
}

/** How many characters at the end may be the beginning of the closing tag. */
function heldLength(text: string): number {
  for (let length = Math.min(text.length, closing.length - 1); length > 0; length -= 1) {
    if (text.endsWith(closing.slice(0, length))) return length
  }
  return 0
}
