/** What would be broken by taking only a part of a change: what is left out, and what is taken, may need each other. */
import type { ReviewProblem } from '#shared/domain/review.ts'
import { lostLinks, type LostLink } from '../../edits/check-links.ts'

type Files = ReadonlyMap<string, string>

export interface PartialChange {
  /** The project as it is now, path to text. */
  readonly now: Files
  /** All of the change: undefined for a file that goes. */
  readonly change: ReadonlyMap<string, string | undefined>
  /** The paths of it that are taken. */
  readonly taken: ReadonlySet<string>
}

/** None when all of it is taken, or nothing: both have been looked at before. */
export async function partialProblems({ now, change, taken }: PartialChange): Promise<ReviewProblem[]> {
  const left = [...change.keys()].filter((path) => !taken.has(path))
  if (taken.size === 0 || left.length === 0) return []
  const whole = changed(now, change, () => true)
  const partly = changed(now, change, (path) => taken.has(path))
  // What the taken part takes away from the rest, then what the part that is left out would have given.
  const gone = await lostLinks(now, partly, [...taken])
  const missing = await lostLinks(whole, partly, left)
  const problems = [
    ...gone.map((link) => problemOf(link, 'still-used')),
    ...missing.map((link) => problemOf(link, 'missing-file')),
  ]
  return problems.filter((one, index) => problems.findIndex((other) => isSame(one, other)) === index)
}

function changed(files: Files, change: PartialChange['change'], takes: (path: string) => boolean): Map<string, string> {
  const result = new Map(files)
  for (const [path, text] of change) {
    if (!takes(path)) continue
    if (text === undefined) result.delete(path)
    else result.set(path, text)
  }
  return result
}

function problemOf({ path, name, by }: LostLink, ofFile: 'still-used' | 'missing-file'): ReviewProblem {
  return name === undefined ? { why: ofFile, path, by: [...by] } : { why: 'missing-name', path, name, by: [...by] }
}

function isSame(one: ReviewProblem, other: ReviewProblem): boolean {
  return one.why === other.why && one.path === other.path && one.name === other.name
}
