/** Whether an answer that was made for an app as it was fits the app as it is, and what is to be written then. */
import { applyPatch, structuredPatch } from 'diff'
import { fileProblem } from '../../edits/check-files.ts'

export interface Change {
  readonly files: ReadonlyMap<string, string>
  readonly removed: readonly string[]
}

export interface FitVariant {
  readonly answer: Change
  /** What it was made for, path to text: at least the files that either answer changes. */
  readonly base: ReadonlyMap<string, string>
  /** The app as it is. */
  readonly now: ReadonlyMap<string, string>
  /** The other answer, where it is in the app: this one takes its place. */
  readonly instead?: Change | undefined
}

export interface Fitted extends Change {
  /** Files of which the app has become another one, so that the answer has no place in them. */
  readonly unfit: readonly string[]
}

/** Pure but for the check of joined code. A file that both have changed in different places is joined; nothing is guessed. */
export async function fitVariant({ answer, base, now, instead }: FitVariant): Promise<Fitted> {
  const files = new Map<string, string>()
  const removed: string[] = []
  const unfit: string[] = []
  for (const path of touchedBy(answer, instead)) {
    const before = base.get(path)
    const wanted = answer.removed.includes(path) ? undefined : (answer.files.get(path) ?? before)
    const here = now.get(path)
    const put = instead === undefined ? undefined : textIn(instead, path, before)
    const isAsMade = here === before || (instead !== undefined && here === put)
    const text = isAsMade || here === wanted ? wanted : await joined(path, before, wanted, here)
    if (text === false) unfit.push(path)
    else if (text === here) continue
    else if (text === undefined) removed.push(path)
    else files.set(path, text)
  }
  return { files, removed, unfit }
}

function touchedBy(answer: Change, instead: Change | undefined): Set<string> {
  const paths = (change: Change | undefined): string[] =>
    change === undefined ? [] : [...change.files.keys(), ...change.removed]
  return new Set([...paths(answer), ...paths(instead)])
}

function textIn({ files, removed }: Change, path: string, before: string | undefined): string | undefined {
  return removed.includes(path) ? undefined : (files.get(path) ?? before)
}

/** The answer's lines in the file as it is now; false where they have no place in it, or what comes of it is broken. */
async function joined(
  path: string,
  before: string | undefined,
  wanted: string | undefined,
  here: string | undefined,
): Promise<string | false> {
  if (before === undefined || wanted === undefined || here === undefined) return false
  const text = applyPatch(here, structuredPatch(path, path, before, wanted))
  if (text === false) return false
  const fault = await fileProblem({ path, before: here, after: text, isRewritten: false }, [], true)
  return fault === undefined ? text : false
}
