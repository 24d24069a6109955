/**
 * One answer, all or nothing: its changes are made to a shadow of the app, and what comes of it is looked at before anybody
 * may write it. What does not hold is told as data, with what a repair needs; the app's own files are never touched here.
 */
import type { EditProblem } from '#shared/domain/edit-problem.ts'
import type { AskedChange } from './answer-changes.ts'
import { brokenLinks } from './check-links.ts'
import { fileProblem } from './check-files.ts'
import { type AppliedChange, createShadowFiles, type WhereTo } from './shadow-files.ts'

/** What is to be written, and what goes: paths of files. */
export interface FileChange {
  readonly writes: ReadonlyMap<string, string>
  readonly removed: readonly string[]
}

export interface TransactionRules {
  whereTo(path: string): WhereTo
  /** The prompt asks for something to go. */
  readonly deletionAsked: boolean
}

export interface Transaction {
  /** Makes the changes in their order, each whether or not the others can be made. What cannot is told. */
  apply(changes: readonly AskedChange[]): EditProblem[]
  /** What is wrong with the files as they would be. */
  check(): Promise<EditProblem[]>
  /** What of the changes was made, as one change of the app's files. Only without problems is it an answer's result. */
  result(): FileChange
  /** The file as it is now; undefined when there is none. */
  text(path: string): string | undefined
  /** Takes back all that was made to the file. */
  revert(path: string): void
  applied(): readonly AppliedChange[]
}

/** `before`: the app's files, path to text. */
export function beginTransaction(before: ReadonlyMap<string, string>, rules: TransactionRules): Transaction {
  const shadow = createShadowFiles(before, rules.whereTo)

  function result(): FileChange {
    const now = shadow.all()
    return {
      writes: new Map([...now].filter(([path, text]) => before.get(path) !== text)),
      removed: [...before.keys()].filter((path) => !now.has(path)),
    }
  }

  return {
    apply: (changes) => changes.flatMap((change) => shadow.apply(change) ?? []),
    async check() {
      const { writes, removed } = result()
      const problems: EditProblem[] = []
      for (const [path, after] of writes) {
        const others = [...writes].filter(([other]) => other !== path).map(([, text]) => text)
        const changed = { path, before: before.get(path), after, isRewritten: shadow.rewritten().has(path) }
        const problem = await fileProblem(changed, others, rules.deletionAsked)
        if (problem !== undefined) problems.push(problem)
      }
      return [...problems, ...(await brokenLinks(before, shadow.all(), [...writes.keys(), ...removed]))]
    },
    result,
    text: shadow.get,
    revert: shadow.revert,
    applied: shadow.applied,
  }
}
