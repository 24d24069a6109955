/** Finds the known names that are most like a wrong one. */

/** At most `most` of the names, the likest first; none when nothing is alike. */
export function nearest(wrong: string, names: Iterable<string>, most = 3): string[] {
  const found: { name: string; distance: number }[] = []
  const plain = flat(wrong)
  if (plain === '') return []
  for (const name of names) {
    const other = flat(name)
    const within = other.startsWith(plain) || plain.startsWith(other) ? 0.5 : other.includes(plain) ? 2 : undefined
    const distance = Math.min(within ?? Infinity, distanceBetween(plain, other))
    if (distance <= Math.max(1, plain.length / 3)) found.push({ name, distance })
  }
  found.sort((a, b) => a.distance - b.distance || a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
  return found.slice(0, most).map(({ name }) => name)
}

function flat(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** How many letters must be put in, taken out or changed; letters that changed places count once. */
function distanceBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > a.length / 3 + 1) return Infinity
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      next.push(least)
    }
    before = row
    row = next
  }
  return row[b.length] ?? Infinity
}
