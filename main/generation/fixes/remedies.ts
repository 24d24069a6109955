/** What would mend a project's errors without a model. Looking reads and parses the whole app, so it is done seldom. */
import type { AppFix } from '#shared/domain/app-fix.ts'
import type { AppFixes } from './apply-fixes.ts'

export interface RemedyLook {
  /** Of the newest version. */
  readonly versionId: string
  /** Where mending is looked for. */
  readonly files: readonly string[]
  /** Files that are left alone now. */
  readonly unsaved: readonly string[]
  /** The folder may hold what no version does: what was found does not hold for long. */
  readonly mayChange: boolean
}

export interface Remedies {
  /**
   * Looks into those of the files that were not looked into in this version, all at once. A further look at the same
   * version waits until a few seconds have passed. True where it has looked: other things may have happened meanwhile.
   */
  look(look: RemedyLook): Promise<boolean>
  /** What was found in these files of this version. */
  of(versionId: string, files: readonly string[]): AppFix[]
  /** What was found did not help: it is not found again in this version. */
  drop(): void
  /** Nothing is wrong any more. */
  forget(): void
}

export interface RemediesParts {
  find(
    files: readonly string[],
    unsaved: readonly string[],
  ): Promise<Pick<Awaited<ReturnType<AppFixes['find']>>, 'fixes'>>
  now(): number
  wait(milliseconds: number): Promise<unknown>
}

/** An app can break with other words, or in other files, many times a second. In milliseconds. */
export const betweenLooksMs = 3_000
const mostFiles = 1_000

export function createRemedies({ find, now, wait }: RemediesParts): Remedies {
  let of: string | undefined
  let lookedAt = -Infinity
  let lookedInto = new Set<string>()
  let fixes: readonly AppFix[] = []

  function forget(): void {
    lookedInto = new Set()
    fixes = []
  }

  return {
    async look({ versionId, files, unsaved, mayChange }) {
      const age = now() - lookedAt
      if (of !== versionId || (mayChange && age >= betweenLooksMs) || lookedInto.size > mostFiles) forget()
      const left = new Set(unsaved)
      const fresh = [...new Set(files)].filter((path) => !left.has(path) && !lookedInto.has(path))
      if (fresh.length === 0) return false
      if (of === versionId && age < betweenLooksMs) await wait(betweenLooksMs - age)
      of = versionId
      lookedAt = now()
      const found = await find(fresh, unsaved)
      for (const path of fresh) lookedInto.add(path)
      fixes = [...fixes, ...found.fixes]
      return true
    },
    of: (versionId, files) => (of === versionId ? fixes.filter(({ path }) => files.includes(path)) : []),
    drop: () => void (fixes = []),
    forget,
  }
}
