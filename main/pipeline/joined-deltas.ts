/** The same events with the small pieces of text that follow each other put together. */
import type { ModelEvent } from '../providers/provider.ts'

/** About as much text as one joined piece has, in characters. */
const pieceLength = 4096

/** New events where pieces were joined; the others are the very same. */
export function withDeltasJoined(events: readonly ModelEvent[]): ModelEvent[] {
  const joined: ModelEvent[] = []
  let texts: string[] = []
  let type: 'text-delta' | 'reasoning-delta' = 'text-delta'
  let length = 0

  function flush(): void {
    // In one string of its own: parts that lean on each other, or on what they were read from, keep all of it in memory.
    if (length > 0) joined.push({ type, text: texts.join('') })
    texts = []
    length = 0
  }

  for (const event of events) {
    if (event.type === 'text-delta' || event.type === 'reasoning-delta') {
      if (event.type !== type || length >= pieceLength) flush()
      type = event.type
      texts.push(event.text)
      length += event.text.length
    } else {
      flush()
      joined.push(event)
    }
  }
  flush()
  return joined
}
