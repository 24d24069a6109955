/** Finds a project's files by a few typed letters. Pure. */

/** The paths that hold the letters in their order, the best first: a name that begins with them, then one that holds them. */
export function rankFiles(query: string, paths: readonly string[], most = 8): readonly string[] {
  const letters = query.toLowerCase()
  return paths
    .flatMap((path) => {
      const score = scoreOf(letters, path.toLowerCase())
      return score === undefined ? [] : [{ path, score }]
    })
    .toSorted((a, b) => a.score - b.score || a.path.length - b.path.length || (a.path < b.path ? -1 : 1))
    .slice(0, most)
    .map(({ path }) => path)
}

/** Lower is better; undefined when the letters are not all there. */
function scoreOf(letters: string, path: string): number | undefined {
  if (letters === '') return 0
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (name.startsWith(letters)) return 0
  if (path.startsWith(letters)) return 1
  if (name.includes(letters)) return 2
  if (path.includes(letters)) return 3
  let at = -1
  let gaps = 0
  for (const letter of letters) {
    const next = path.indexOf(letter, at + 1)
    if (next === -1) return undefined
    if (at !== -1 && next > at + 1) gaps += 1
    at = next
  }
  return 4 + gaps
}

/** What is typed after an `@` that stands before the caret: where it begins, and the letters so far. */
export function mentionAt(text: string, caret: number): { readonly from: number; readonly query: string } | undefined {
  const match = /(?:^|[\s([{"'“«،,;:])@([^\s@"]*)$/u.exec(text.slice(0, caret))
  return match === null ? undefined : { from: caret - (match[1]?.length ?? 0) - 1, query: match[1] ?? '' }
}
