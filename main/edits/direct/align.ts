/** Finds the elements of a page's source that those of the running page were made of: scripts add some and take others. Pure. */
import type { PickedNode } from '#shared/domain/pick.ts'

/** Children of one element that are looked at: a page may have more of them than there is time for. */
const most = 1_000
/** The same of an element's classes. */
const mostClasses = 40

/** As surely not the same; higher is more alike. */
const never = -1

/** For each of the running ones, the index of its source; undefined for one that a script has made. Order is kept. */
export function align(running: readonly PickedNode[], all: readonly PickedNode[]): (number | undefined)[] {
  const live = running.map(withNames)
  const source = all.slice(0, most).map(withNames)
  const width = source.length + 1
  const best = new Float64Array((live.length + 1) * width)
  const at = (row: number, column: number): number => best[row * width + column] ?? 0
  const count = counter(live, source)
  for (let row = live.length - 1; row >= 0; row--) {
    for (let column = source.length - 1; column >= 0; column--) {
      const likeness = likenessOf(live[row], source[column], count)
      const both = likeness === never ? never : likeness + at(row + 1, column + 1)
      best[row * width + column] = Math.max(both, at(row + 1, column), at(row, column + 1))
    }
  }
  const found: (number | undefined)[] = Array.from({ length: live.length })
  for (let row = 0, column = 0; row < live.length && column < source.length;) {
    const likeness = likenessOf(live[row], source[column], count)
    // Where several are as good, the first: what scripts add mostly comes after.
    if (likeness !== never && at(row, column) === likeness + at(row + 1, column + 1)) found[row++] = column++
    else if (at(row, column) === at(row + 1, column)) row++
    else column++
  }
  return found
}

interface Node extends PickedNode {
  /** Its classes one by one. */
  readonly names: ReadonlySet<string>
}

function withNames(node: PickedNode): Node {
  return { ...node, names: new Set(node.classes.split(/\s+/).filter(Boolean).slice(0, mostClasses)) }
}

/** Whether there are as many elements of that name in the one as in the other. */
type SameCount = (tag: string) => boolean

function counter(live: readonly PickedNode[], source: readonly PickedNode[]): SameCount {
  const counts = new Map<string, number>()
  for (const { tag } of live) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  for (const { tag } of source) counts.set(tag, (counts.get(tag) ?? 0) - 1)
  return (tag) => counts.get(tag) === 0
}

function likenessOf(live: Node | undefined, source: Node | undefined, sameCount: SameCount): number {
  if (live === undefined || source === undefined || live.tag !== source.tag) return never
  if (live.id !== source.id && live.id !== '' && source.id !== '') return never
  const classes = live.classes === source.classes ? 2 : shares(live.names, source.names) ? 1 : 0
  const text = live.text === source.text ? 2 : 0
  const id = live.id === source.id ? (live.id === '' ? 0 : 4) : 0
  // With nothing in common but its name it is the same only where none came and none went.
  if (classes + text + id === 0 && !sameCount(live.tag)) return never
  return 1 + classes + text + id
}

function shares(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const name of one) if (other.has(name)) return true
  return false
}
