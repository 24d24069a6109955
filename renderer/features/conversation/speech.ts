/** What is read aloud of an answer, in which language, and in which pieces. Pure. */

/** The words of markdown, without its code, tables, addresses and marks. */
export function speechText(markdown: string): string {
  return markdown
    .replace(/\r\n?/g, '\n')
    .replace(/^ {0,3}(```+|~~~+)[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|(?![\s\S]))/gm, '\n')
    .replace(/^ {0,3}\[[^\]]+\]:.*$/gm, '')
    .replace(/^ *\|.*\|? *$/gm, '')
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/<?https?:\/\/[^\s>)]+>?/g, '')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/^ {0,3}(?:#{1,6}|>|[-*+]|\d+[.)])[ \t]+/gm, '')
    .replace(/^ *(?:[-*_] *){3,}$/gm, '')
    .replace(/`+/g, '')
    .replace(/(\*\*|__|~~)(?=\S)([\s\S]*?\S)\1/g, '$2')
    .replace(/(^|[\s(])([*_])(?=\S)([^\n]*?\S)\2(?=$|[\s).,;:!?])/gm, '$1$3')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Greek}/gu, 'el'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Thai}/gu, 'th'],
]

/** The language of most of the letters, by their script; `latin` where they are Latin, which many languages share. */
export function languageOf(text: string, latin = 'en'): string {
  const counts = scripts.map(([letters, language]) => ({ language, count: text.match(letters)?.length ?? 0 }))
  const most = counts.reduce((best, next) => (next.count > best.count ? next : best))
  const latinCount = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  return most.count > 0 && most.count * 2 >= latinCount ? most.language : latin
}

/** A voice as the platform lists it. */
export interface Voice {
  readonly lang: string
  readonly localService: boolean
  readonly default: boolean
}

/** The voice for a language: one that works without a network if there is one, the platform's own choice first. */
export function voiceFor<V extends Voice>(voices: readonly V[], language: string): V | undefined {
  const fitting = voices.filter(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === language)
  const score = (voice: V): number => (voice.localService ? 2 : 0) + (voice.default ? 1 : 0)
  return fitting.toSorted((one, other) => score(other) - score(one))[0]
}

/** Platforms fall silent in long utterances. */
const mostCharacters = 200

/** Sentences, in order; a long one in pieces that end at a comma or a space. */
export function sentencesOf(text: string, language: string): readonly string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
  return text
    .split('\n')
    .flatMap((line) => [...segmenter.segment(line)].map(({ segment }) => segment.trim()))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .flatMap(shortPieces)
}

function shortPieces(sentence: string): string[] {
  const pieces: string[] = []
  let rest = sentence
  while (rest.length > mostCharacters) {
    const head = rest.slice(0, mostCharacters)
    const comma = Math.max(head.lastIndexOf(', '), head.lastIndexOf('، '), head.lastIndexOf('; '))
    const space = head.lastIndexOf(' ')
    const cut = comma > mostCharacters / 2 ? comma + 1 : space > 0 ? space : mostCharacters
    pieces.push(rest.slice(0, cut).trim())
    rest = rest.slice(cut).trim()
  }
  return [...pieces, rest]
}
