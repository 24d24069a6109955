/** Finds the name that a prompt gives to its app: `called X`, `named "X"`, `rename it to X`, باسم X. */

export interface FoundName {
  readonly name: string
  /** The part of the prompt that said so: the rest is read for other wishes. */
  readonly start: number
  readonly end: number
}

const quotes: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '“': '”',
  '‘': '’',
  '«': '»',
  '„': '“',
  '`': '`',
}

const introductions: readonly { readonly pattern: RegExp; readonly longest: number }[] = [
  { pattern: /\brename(?:\s+(?:it|this|the\s+\w+|my\s+\w+))?\s+(?:to|as|into)\s+/iu, longest: 6 },
  { pattern: /\bchange\s+(?:the\s+|its\s+)?(?:name|title)\s+(?:to|into)\s+/iu, longest: 6 },
  { pattern: /\b(?:called|named|titled|entitled)\s+/iu, longest: 4 },
  { pattern: /\b(?:call|name|title)\s+(?:it|this|the\s+app|the\s+page)\s+/iu, longest: 4 },
  { pattern: /\b(?:name|title)\s*(?:is|:|=)\s*/iu, longest: 4 },
  { pattern: /\b(?:page|site|website)\s+for\s+(?=["'“«\p{Lu}])/u, longest: 4 },
  { pattern: /\brename(?:\s+it)?\s+(?=["'“«])/iu, longest: 4 },
  {
    pattern: /(?<!\p{L})(?:[أا]عد|غي[ّ]?ر)\s+(?:تسميت\p{L}*|ال[إا]سم|[إا]سم\p{L}*|العنوان)(?:\s+\p{L}+)?\s+[إا]لى\s+/u,
    longest: 4,
  },
  {
    pattern: /(?<!\p{L})(?:باسم|ب[إا]سم|بعنوان|[إا]سمه|[إا]سمها|يسمى|تسمى|يدعى|تدعى|سم[ّ]?ه|سم[ّ]?ها|سم[ّ]?يه)\s*:?\s+/u,
    longest: 3,
  },
]

const stopWords = new Set(
  (
    'with in for and that which who using but on where when it its as at by from to of the a an dark light bright auto red blue ' +
    'green violet purple pink orange amber yellow teal indigo gray grey graphite theme mode please no without having ' +
    'مع في من على و أو داكن داكنة غامق فاتح فاتحة بلون باللون لون ليلي مظلم مظلمة بالعربية بالإنجليزية بالعربي لـ إلى أخضر أزرق أحمر بنفسجي وردي برتقالي أصفر فيروزي رمادي ذهبي'
  ).split(' '),
)

const connectors = new Set(['of', 'the', 'and', '&', 'for', 'to', 'a', 'in', 'on'])

/** Takes an unquoted name: capitalised words as long as they go on, else up to `longest` words before a stop word. */
function unquoted(rest: string, longest: number): string {
  const clause = /^[^,.;:!?\n،؛؟"“”«»()]+(?:\.[\p{L}\p{N}][^,.;:!?\n،؛؟"“”«»()]*)*/u.exec(rest)?.[0] ?? ''
  const parts = clause.split(/(\s+)/)
  const capitalised = /^[\p{Lu}\p{N}]/u.test(parts[0] ?? '')
  const taken: string[] = []
  for (let at = 0; at < parts.length && taken.length < longest; at += 2) {
    const part = parts[at] ?? ''
    if (part === '') break
    if (taken.length > 0) {
      if (capitalised) {
        const next = parts[at + 2] ?? ''
        const joins = connectors.has(part) && /^\p{Lu}/u.test(next) && !stopWords.has(next.toLowerCase())
        if (!/^[\p{Lu}\p{N}&]/u.test(part) && !joins) break
      } else if (stopWords.has(part.toLowerCase())) break
    }
    taken.push(part)
  }
  return taken.join(' ')
}

/** The name in the prompt, or undefined. Never longer than 60 characters, never with markup. */
export function readName(prompt: string): FoundName | undefined {
  for (const { pattern, longest } of introductions) {
    const match = pattern.exec(prompt)
    if (match === null) continue
    const from = match.index + match[0].length
    const close = quotes[prompt[from] ?? '']
    const until = close === undefined ? -1 : prompt.indexOf(close, from + 1)
    const name = until > from ? prompt.slice(from + 1, until) : unquoted(prompt.slice(from), longest)
    const clean = name
      .replace(/[<>{}`\\\s]+/g, ' ')
      .trim()
      .slice(0, 60)
    if (clean === '') continue
    return { name: clean, start: match.index, end: until > from ? until + 1 : from + name.length }
  }
  return undefined
}
