/** An answer that changes an app: edits are made to a shadow as they come, and all of it holds in the end, or none is taken. */
import type { EditProblem } from '#shared/domain/edit-problem.ts'
import type { RunEventBody } from '#shared/contract/run-event.ts'
import { type AskedChange, collectChanges } from '../../edits/answer-changes.ts'
import type { ParserEvent } from '../../edits/answer-parser.ts'
import { asksForLess } from '../../edits/asks-for-less.ts'
import { beginTransaction, type Transaction } from '../../edits/transaction.ts'
import { checkPath } from '../../projects/paths.ts'
import type { FileGate } from '../file-gate.ts'
import type { EditRecord } from './edit-format.ts'
import { startsAnew } from './repair-request.ts'

export interface ChangeAnswer {
  /** A piece of the answer; see `FileGate.take`. */
  take(event: ParserEvent, endIsWhole?: boolean): Promise<void>
  /**
   * The answer is whole: looks at what comes of it, and lets the model repair what does not hold, at most twice. Returns the
   * files that go, and what is still wrong: then nothing of the answer may be written. `known`: what is wrong with it besides.
   */
  settle(
    signal: AbortSignal,
    known?: readonly EditProblem[],
  ): Promise<{ removed: readonly string[]; problems: readonly EditProblem[] }>
}

export interface ChangeAnswerParts {
  readonly before: ReadonlyMap<string, string>
  readonly prompt: string
  /** What whole files pass, and what shows them. */
  readonly gate: FileGate
  /** The gate's: the whole files of the answer. */
  readonly files: ReadonlyMap<string, string>
  readonly emit: (event: RunEventBody) => void
  /** Why a file may not be written; undefined when it may. */
  readonly refuses: (path: string) => string | undefined
  /** What answers writes files whole that it has made itself: none is smaller by mistake. */
  readonly mayShrink?: boolean
  /** Asks the model again; absent: nobody can be asked. */
  readonly repair?: (
    problems: readonly EditProblem[],
    textOf: (path: string) => string | undefined,
    signal: AbortSignal,
  ) => Promise<readonly AskedChange[]>
  /** Told once what came of the answer's blocks, when there were any. */
  readonly onBlocks?: (record: EditRecord) => void
}

const mostRepairs = 2
/** These are looked for anew after each repair. */
const ofFiles: ReadonlySet<EditProblem['why']> = new Set([...startsAnew, 'syntax', 'export-lost', 'still-used'])

export function createChangeAnswer(parts: ChangeAnswerParts): ChangeAnswer {
  const { before, prompt, gate, files, emit } = parts
  const begin = (): Transaction =>
    beginTransaction(before, {
      whereTo(path) {
        const checked = checkPath(path)
        return checked.ok ? checked : { ok: false, why: 'bad-path', message: checked.why }
      },
      deletionAsked: parts.mayShrink === true || asksForLess(prompt),
    })
  let transaction = begin()
  let problems: EditProblem[] = []
  let blocks = 0
  let failed = 0
  /** Changed by blocks, and not shown since. */
  let unshown: string | undefined
  const shown = new Set<string>()
  let collected = collectChanges()

  /** False for one that may not be written: that is told, and the rest goes on. */
  function mayWrite(path: string): boolean {
    const checked = checkPath(path)
    const why = path === '' ? undefined : checked.ok ? parts.refuses(checked.path) : checked.why
    if (why !== undefined) emit({ type: 'file-reject', path, why })
    return why === undefined
  }

  function make(change: AskedChange): EditProblem[] {
    const targets = change.type === 'rename' ? [change.path, change.to] : [change.path]
    return targets.every(mayWrite) ? transaction.apply([change]) : []
  }

  async function show(path: string | undefined): Promise<void> {
    if (path === undefined) return
    const text = transaction.text(path)
    if (text === undefined || text === before.get(path)) return
    shown.add(path)
    await gate.take({ type: 'file-start', path })
    await gate.take({ type: 'file-delta', path, text })
    await gate.take({ type: 'file-end', path })
  }

  async function showLast(): Promise<void> {
    const path = unshown
    unshown = undefined
    await show(path)
  }

  async function takeBlock(change: AskedChange): Promise<void> {
    if (change.type === 'edit' || change.type === 'broken-edit') blocks += 1
    const found = make(change)
    failed += found.filter(({ search }) => search !== undefined).length
    problems.push(...found)
    const checked = checkPath(change.path)
    if (change.type === 'edit' && found.length === 0 && checked.ok) unshown = checked.path
    if (change.type === 'rename' && found.length === 0) await show(change.to)
  }

  /** What was edited in thinking aloud is as if it had not been. */
  function forget(): void {
    for (const path of shown) gate.drop(path, 'It was only thought of.')
    shown.clear()
    transaction = begin()
    transaction.apply([...files].map(([path, text]) => ({ type: 'write', path, text })))
    problems = []
    blocks = 0
    failed = 0
    unshown = undefined
    collected = collectChanges()
  }

  async function take(event: ParserEvent, endIsWhole?: boolean): Promise<void> {
    const known = collected.all().length
    switch (event.type) {
      case 'text-delta':
      case 'reasoning-delta':
        return gate.take(event)
      case 'changes-forgotten':
        return forget()
      case 'file-start':
      case 'file-delta':
      case 'file-end':
      case 'file-cut': {
        if (event.type === 'file-start') await showLast()
        await gate.take(event, endIsWhole)
        const checked = checkPath(event.path)
        const text = checked.ok ? files.get(checked.path) : undefined
        const isWhole = event.type === 'file-end' || (event.type === 'file-cut' && endIsWhole === true)
        if (isWhole && text !== undefined) transaction.apply([{ type: 'write', path: event.path, text }])
        return
      }
      case 'edit-start':
        if (event.path !== unshown) await showLast()
        break
      case 'file-delete':
      case 'file-rename':
        await showLast()
    }
    collected.take(event)
    for (const change of collected.all().slice(known)) await takeBlock(change)
  }

  async function settle(
    signal: AbortSignal,
    known: readonly EditProblem[] = [],
  ): Promise<{ removed: readonly string[]; problems: readonly EditProblem[] }> {
    await showLast()
    let left = [...problems, ...(await transaction.check())]
    const isFound = (one: EditProblem): boolean => left.some(({ path, why }) => path === one.path && why === one.why)
    const isOpen = (one: EditProblem): boolean => (startsAnew.has(one.why) ? !isFound(one) : !ofFiles.has(one.why))
    left = [...known.filter(isOpen), ...left]
    for (let round = 0; left.length > 0 && round < mostRepairs && parts.repair !== undefined; round += 1) {
      for (const { path, why } of left) if (startsAnew.has(why)) transaction.revert(path)
      const asked = left
      const message = `Asking again for ${asked.length === 1 ? 'one change' : `${asked.length} changes`} that could not be made`
      emit({ type: 'stage', name: 'repairing', percent: 80, message })
      const answered = await parts.repair(asked, transaction.text, signal)
      const found = answered.flatMap(make)
      const isAnswered = ({ path }: EditProblem): boolean =>
        path === '' ? answered.length > 0 : answered.some((change) => isSame(change.path, path))
      left = [
        // One that was taken back is not found anew: without an answer, it is still missing.
        ...asked.filter((one) => (startsAnew.has(one.why) || !ofFiles.has(one.why)) && !isAnswered(one)),
        ...found,
        ...(await transaction.check()),
      ]
    }
    const { writes, removed } = transaction.result()
    for (const path of removed) emit({ type: 'file-removed', path })
    for (const path of removed) if (files.has(path)) gate.drop(path, 'It goes.')
    // A file that is only smaller may be what was meant: the draft has it.
    const isBroken = ({ why }: EditProblem): boolean => startsAnew.has(why) && why !== 'shrunk'
    const broken = new Set(left.filter(isBroken).map(({ path }) => path))
    for (const path of broken) gate.drop(path, left.find((one) => one.path === path)?.message ?? '')
    for (const [path, text] of writes) if (!broken.has(path) && files.get(path) !== text) await show(path)
    if (blocks > 0) {
      const lost = Math.min(failed, left.filter(({ search }) => search !== undefined).length)
      parts.onBlocks?.({ applied: blocks - failed, repaired: failed - lost, failed: lost })
    }
    return { removed, problems: left }
  }

  return { take, settle }
}

function isSame(a: string, b: string): boolean {
  return a.replace(/^(?:\.\/)+/, '') === b.replace(/^(?:\.\/)+/, '')
}
