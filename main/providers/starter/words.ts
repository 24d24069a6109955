/** Words of a prompt in a normal form, so that spelling, endings and Arabic prefixes do not hide what was meant. */

export interface Word {
  /** As it was typed. */
  readonly raw: string
  /** Lower case; Arabic without marks and with one form of alef, ya and ta marbuta; digits as 0-9. */
  readonly plain: string
  /** Every form a keyword may match: plain, without an English ending, without an Arabic prefix. */
  readonly forms: readonly string[]
  /** Where it stands in the text. */
  readonly start: number
  readonly end: number
}

/** True when most letters of the text are Arabic. */
export function isArabic(text: string): boolean {
  const arabic = text.match(/\p{Script=Arabic}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  return arabic > latin
}

/** Lower case, Arabic letters unified, Arabic-Indic digits as 0-9. Keeps no positions. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u064b-\u0652\u0670\u0640]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[’']s$/, '')
}

function stems(word: string): string[] {
  const found = [word]
  if (/^[a-z-]+$/.test(word)) {
    if (word.length > 4 && word.endsWith('ies')) found.push(`${word.slice(0, -3)}y`)
    if (word.length > 4 && word.endsWith('es')) found.push(word.slice(0, -2))
    if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) found.push(word.slice(0, -1))
    if (word.length > 5 && word.endsWith('ing')) found.push(word.slice(0, -3), `${word.slice(0, -3)}e`)
    if (word.length > 5 && word.endsWith('er')) found.push(word.slice(0, -2), word.slice(0, -1))
    return found
  }
  // The accusative's alef: داكنًا is داكن.
  if (word.length > 3 && word.endsWith('ا')) found.push(...stems(word.slice(0, -1)))
  // و ب ل ف ك may stand before a word, with or without the article after it.
  const prefix = /^(?:[وفبكل]?ال|لل|[وفبكل])(?=.{3,})/.exec(word)?.[0]
  if (prefix !== undefined) found.push(word.slice(prefix.length))
  const article = /^[وف]?(?=[بكل]?ال.{3,})/.exec(word)?.[0]
  if (article) found.push(word.slice(article.length))
  return found
}

/** The words of a text, in order. Hyphens part words, except that the hyphenated whole is offered as a form too. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)?/gu)) {
    const raw = match[0]
    const form = plain(raw)
    words.push({ raw, plain: form, forms: stems(form), start: match.index, end: match.index + raw.length })
  }
  return words
}

/** Where a phrase (one or more plain words) stands in the words: the indexes it takes, or undefined. */
export function findPhrase(words: readonly Word[], phrase: string): readonly number[] | undefined {
  const parts = phrase.split(/[\s-]+/)
  for (let at = 0; at + parts.length <= words.length; at += 1) {
    if (parts.every((part, index) => words[at + index]?.forms.includes(part)))
      return parts.map((_, index) => at + index)
  }
  return undefined
}
