/** Which projects the list shows, and in what order. Pure. */
import type { ProjectListing } from '#shared/domain/project.ts'
import { holdsWords, searchWords } from '../../ui/text-match.ts'

export const sortKeys = ['changed', 'name', 'size', 'created'] as const
export type SortKey = (typeof sortKeys)[number]

export interface Sorting {
  readonly by: SortKey
  /** Each key has the direction that one mostly wants (newest, largest, A to Z first); this is the other one. */
  readonly reversed: boolean
}

/** The projects whose name or folder holds every word of the search, sorted. Equal ones keep the order of their names. */
export function shownProjects(
  projects: readonly ProjectListing[],
  search: string,
  sorting: Sorting,
  locale: string,
): readonly ProjectListing[] {
  const words = searchWords(search)
  const found = projects.filter(({ name, folder }) => holdsWords([name, folder], words))
  const byName = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })
  const compare = comparisons(byName)[sorting.by]
  const direction = sorting.reversed ? -1 : 1
  return found.toSorted((a, b) => direction * compare(a, b) || byName.compare(a.name, b.name))
}

type Compare = (a: ProjectListing, b: ProjectListing) => number

const comparisons = (byName: Intl.Collator): Readonly<Record<SortKey, Compare>> => ({
  changed: (a, b) => b.updatedAt - a.updatedAt,
  name: (a, b) => byName.compare(a.name, b.name),
  size: (a, b) => b.bytes - a.bytes,
  created: (a, b) => b.createdAt - a.createdAt,
})

/** The order after a click on a column: its own direction first, then the other one. */
export function sortingAfter(sorting: Sorting, by: SortKey): Sorting {
  return { by, reversed: sorting.by === by && !sorting.reversed }
}
