/**
 * Events that differ from the one before in nothing but their text, as most of an answer's do: they are told by their
 * two ends, without being parsed, which is most of what an event costs. Pure.
 */

export interface Repeats {
  /** The text of an event that is like the learnt one but for its text; undefined for one that has to be parsed. */
  textOf(data: string): string | undefined
  /** False once it has turned out that the events of this answer differ in more. */
  isLearning(): boolean
  /** `data` is JSON, and said `text` and nothing else. */
  learn(data: string, text: string): void
}

/** What ends a JSON string, or stands in it for something else. */
const special = /["\\\p{Cc}]/u
/** Events in a row that were like no other: from then on it is not worth the look. */
const mostMisses = 8

export function createRepeats(): Repeats {
  let before = ''
  let after = ''
  let known = false
  let misses = 0

  return {
    textOf(data) {
      if (!known) return undefined
      const end = data.length - after.length
      // Slices, and not startsWith: that compares letter by letter, and takes as long as parsing.
      if (end <= before.length || data.slice(0, before.length) !== before || data.slice(end) !== after) {
        misses += 1
        known = misses < mostMisses
        return undefined
      }
      misses = 0
      const text = data.slice(before.length, end)
      return special.test(text) ? undefined : text
    },
    isLearning: () => misses < mostMisses,
    learn(data, text) {
      if (misses >= mostMisses) return
      // Without a backslash each string of the JSON stands between its quotes as it is. Where the text in its quotes
      // comes only once, that is the place it was read from, whatever else the event holds.
      const quoted = `"${text}"`
      const at = data.indexOf(quoted)
      if (at === -1 || data.includes('\\') || data.indexOf(quoted, at + 1) !== -1) return
      before = data.slice(0, at + 1)
      after = data.slice(at + 1 + text.length)
      known = true
    },
  }
}
