/** Which files two answers have made differently. Pure. */
import type { RunView } from '#shared/contract/run-view.ts'

/** Undefined on a side: that answer left the file as it was. An empty text: it is gone there. */
export interface ComparedText {
  readonly path: string
  readonly one: string | undefined
  readonly two: string | undefined
}

/** By path; files that both have made alike are left out. */
export function comparedFiles(one: RunView | undefined, two: RunView | undefined): readonly ComparedText[] {
  const [first, second] = [textsOf(one), textsOf(two)]
  return [...new Set([...first.keys(), ...second.keys()])]
    .toSorted((a, b) => a.localeCompare(b, 'en'))
    .map((path) => ({ path, one: first.get(path), two: second.get(path) }))
    .filter((file) => file.one !== file.two)
}

function textsOf(view: RunView | undefined): ReadonlyMap<string, string> {
  return new Map([
    ...(view?.files ?? []).map(({ path, text }): [string, string] => [path, text]),
    ...(view?.removed ?? []).map((path): [string, string] => [path, '']),
  ])
}
