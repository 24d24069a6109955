/** Files that a prompt names: `@index.html`, or `@"my notes.md"` where the path has a space. Pure. */

export interface Mention {
  readonly path: string
  /** Where it stands in the prompt, the `@` included. */
  readonly from: number
  readonly to: number
}

/** After the beginning, a space or an opening mark: an address such as `me@example.org` names no file. */
const begins = /(?:^|[\s([{"'“«،,;:])@/gu

/** What a prompt writes for a path. */
export function mentionOf(path: string): string {
  return /\s/u.test(path) ? `@"${path}"` : `@${path}`
}

/** The places where one of these paths is named, in order. What names none of them is plain text. */
export function findMentions(prompt: string, paths: readonly string[]): Mention[] {
  if (!prompt.includes('@')) return []
  const known = new Set(paths)
  const longest = paths.reduce((most, path) => Math.max(most, path.length), 0)
  const found: Mention[] = []
  for (const match of prompt.matchAll(begins)) {
    const from = match.index + match[0].length - 1
    const named = quoted(prompt, from, known) ?? bare(prompt, from, known, longest)
    if (named !== undefined) found.push(named)
  }
  return found
}

/** Each file that is named, once, in the order of the first mention. */
export function mentionedPaths(prompt: string, paths: readonly string[]): string[] {
  return [...new Set(findMentions(prompt, paths).map(({ path }) => path))]
}

function quoted(prompt: string, from: number, known: ReadonlySet<string>): Mention | undefined {
  if (prompt[from + 1] !== '"') return undefined
  const end = prompt.indexOf('"', from + 2)
  const path = prompt.slice(from + 2, end)
  return end !== -1 && known.has(path) ? { path, from, to: end + 1 } : undefined
}

/** The longest path that the word begins with: what follows it is punctuation, as in "look at @app.js, please". */
function bare(prompt: string, from: number, known: ReadonlySet<string>, longest: number): Mention | undefined {
  // One character more than any path has: a word may be a whole stylesheet.
  const word = /^\S+/u.exec(prompt.slice(from + 1, from + 2 + longest))?.[0] ?? ''
  const trimmed = word.replace(/[^\p{L}\p{N}_/-]+$/u, '')
  for (const path of [word, trimmed]) if (known.has(path)) return { path, from, to: from + 1 + path.length }
  // "@app.js's" and "@app.js: why": cut at each mark from the end.
  for (let end = trimmed.length; end > 0; end -= 1) {
    const path = trimmed.slice(0, end)
    if (known.has(path) && !/[\p{L}\p{N}_]/u.test(trimmed[end] ?? '')) return { path, from, to: from + 1 + end }
  }
  return undefined
}
