/** Finds typed words in texts, however they are written: capitals, accents, and the forms of Arabic letters do not matter. */

/** Places in a text, in UTF-16 units. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

interface Folded {
  readonly text: string
  /** For each unit of `text`: where its character begins and ends in the original. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** Letters that people type one for the other. */
const alike: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ؤ: 'و',
  ئ: 'ي',
  ـ: '',
}

/** The words of a search, ready for the functions below; none for a blank one. */
export function searchWords(search: string): readonly string[] {
  return search
    .split(/\s+/)
    .map((word) => fold(word).text)
    .filter((word) => word !== '')
}

/** True when each word stands in one of the texts; always, when there are no words. */
export function holdsWords(texts: readonly string[], words: readonly string[]): boolean {
  if (words.length === 0) return true
  const folded = texts.map((text) => fold(text).text)
  return words.every((word) => folded.some((text) => text.includes(word)))
}

/** Every place of every word, in order; those that touch are one. */
export function wordRanges(text: string, words: readonly string[]): readonly TextRange[] {
  const { text: folded, starts, ends } = fold(text)
  const found: TextRange[] = []
  for (const word of words) {
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + word.length)) {
      found.push({ start: starts[at] ?? 0, end: ends[at + word.length - 1] ?? text.length })
    }
  }
  const joined: TextRange[] = []
  for (const range of found.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last === undefined || range.start > last.end) joined.push(range)
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
  }
  return joined
}

function fold(text: string): Folded {
  let folded = ''
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const character of text) {
    const end = at + character.length
    const plain = alike[character] ?? character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(at)
      ends.push(end)
    }
    folded += plain
    at = end
  }
  return { text: folded, starts, ends }
}
