/** Words of prompts and of code, made comparable: identifiers are taken apart, English and Arabic endings taken off. Pure. */

/** What one spelling of English writes otherwise. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/our(?=s?$|ed$|ing$|ful$|ite)/, 'or'],
  [/^grey/, 'gray'],
  [/isation/, 'ization'],
  [/logue$/, 'log'],
  [/^centre/, 'center'],
]

/** The words of a text in order, each as its stem: `OrderForm`, "order-form" and "order forms" are all `order form`. */
export function stemsOf(text: string): string[] {
  return rawWordsOf(text).map(stem)
}

/** The words as they are, lower case, identifiers taken apart. */
export function rawWordsOf(text: string): string[] {
  const apart = text
    .normalize('NFKC')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(\p{L}{2})(\d)/gu, '$1 $2')
  return (apart.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).filter((word) => word.length < 40)
}

export function stem(word: string): string {
  return /\p{Script=Arabic}/u.test(word) ? arabicStem(word) : englishStem(word)
}

function englishStem(word: string): string {
  let plain = word.normalize('NFKD').replace(/\p{M}/gu, '')
  if (plain.length > 4) for (const [pattern, instead] of spellings) plain = plain.replace(pattern, instead)
  if (plain.length > 4 && plain.endsWith('ies')) return `${plain.slice(0, -3)}y`
  if (/(?:ss|x|ch|sh|zz)es$/.test(plain)) return plain.slice(0, -2)
  return plain.length > 3 && /[^sui]s$/.test(plain) ? plain.slice(0, -1) : plain
}

/** Without vowel marks, the article, what is written on to the front and the commonest endings ("light stemming"). */
function arabicStem(word: string): string {
  let plain = word
    .replace(/[\u064b-\u065f\u0670\u0640]/gu, '')
    .replace(/[أإآٱ]/gu, 'ا')
    .replace(/ى/gu, 'ي')
    .replace(/ؤ/gu, 'و')
    .replace(/ئ/gu, 'ي')
  const long = /^(?:[وف]?(?:[بك]?ال|لل))(?=\p{L}{2})/u
  plain = long.test(plain) ? plain.replace(long, '') : plain.replace(/^و(?=\p{L}{3})/u, '')
  return plain.replace(/(?<=\p{L}{3})(?:ها|ان|ات|ون|ين|يه|يه|هم|نا)$/u, '').replace(/(?<=\p{L}{2})[هةي]$/u, '')
}
