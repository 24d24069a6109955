/** A turn: one prompt and what came of it, as the conversation shows it. Pure: from a record, a live view, or neither yet. */
import { appOf } from '#shared/contract/run-app.ts'
import type { RunView, RunViewFile, RunViewWait } from '#shared/contract/run-view.ts'
import type { AppFix } from '#shared/domain/app-fix.ts'
import type { Attachment } from '#shared/domain/attachment.ts'
import type { RunCost } from '#shared/domain/cost.ts'
import type { EditProblem } from '#shared/domain/edit-problem.ts'
import type { AppError } from '#shared/domain/error.ts'
import type { AboutElement } from '#shared/domain/pick.ts'
import type { ModelRef, Usage } from '#shared/domain/model.ts'
import type { RunFix } from '#shared/domain/problem.ts'
import type { AppKind } from '#shared/domain/project.ts'
import type { RunReview } from '#shared/domain/review.ts'
import type { AnswerPath, Citation, DraftState, RejectedFile, RunApp, RunRecord } from '#shared/domain/run.ts'
import { type Phase, phasesOf } from './app-run/phases.ts'

export type TurnState = 'sending' | 'running' | 'done' | 'stopped' | 'failed' | 'truncated'

export interface TurnFile {
  readonly path: string
  readonly added: number
  /** Unknown while it is written. */
  readonly removed: number | undefined
  readonly whole: boolean
  readonly writing: boolean
  /** Of a change that was to be looked at: it goes, or the user did not want it. */
  readonly fate?: 'removed' | 'left-out'
}

export interface TurnStage {
  /** asking, writing…: what the interface has words for. */
  readonly name: string
  /** The studio's own words. */
  readonly message: string
  /** Milliseconds from the start until this stage was over; undefined for the one that is going on. */
  readonly endedMs: number | undefined
}

export interface Turn {
  readonly id: string
  readonly prompt: string
  readonly attachments: readonly Attachment[]
  /** The element of the app that it is about. */
  readonly about: AboutElement | undefined
  readonly kind: AppKind
  readonly mode: 'create' | 'edit'
  /** Of a React app: the one screen that was made again, or for the first time. */
  readonly screen: string | undefined
  readonly state: TurnState
  readonly draft: DraftState
  /** Of a draft: true when the user's own saves have taken the place of each of its files. */
  readonly saved: boolean
  readonly startedAt: number
  readonly endedAt: number | undefined
  readonly firstTokenMs: number | undefined
  readonly asked: ModelRef
  /** Why the routing rules chose it, in words; undefined when the user did. */
  readonly chosenBecause: string | undefined
  readonly answered: ModelRef | undefined
  /** How the answer came about. */
  readonly path: AnswerPath
  /** What is being waited for right now. */
  readonly wait: RunViewWait | undefined
  /** True when it goes on with an unfinished answer of before. */
  readonly resumes: boolean
  /** The two answers of which this one was kept. */
  readonly variantOf: string | undefined
  readonly stages: readonly TurnStage[]
  /** Of a React app that is being made; an ended one's are fetched when they are asked for. */
  readonly phases: readonly Phase[]
  /** A React app, as far as it is decided and made. */
  readonly app: RunApp | undefined
  /** Packages that a live run asks for. */
  readonly packagesAsked: readonly string[] | undefined
  /** 0 to 100. */
  readonly percent: number
  readonly text: string
  /** As far as it is here: an ended run's is fetched when it is asked for. */
  readonly reasoning: string
  /** True when there is reasoning, here or to be fetched. */
  readonly reasoned: boolean
  readonly citations: readonly Citation[]
  readonly files: readonly TurnFile[]
  readonly rejected: readonly RejectedFile[]
  /** What of a change could not be taken. */
  readonly editProblems: readonly EditProblem[]
  readonly usage: Usage | undefined
  /** Undefined where it is not known. */
  readonly cost: RunCost | undefined
  /** Characters that have come so far, prose and files. */
  readonly outputCharacters: number
  readonly error: AppError | undefined
  /** What it became. */
  readonly versionId: string | undefined
  /** Of a change that was to be looked at before it is written. */
  readonly review: RunReview | undefined
  /** Of a change that is the project's newest: the version before it. */
  readonly undoTo: string | undefined
  /** Of a change: the app is without it, as an older version was brought back. */
  readonly undone: boolean
  /** Of a change: it gave all its files back as they were. */
  readonly unchanged: boolean
  /** It mends these errors. */
  readonly fix: RunFix | undefined
  /** What of its result was mended without a model. */
  readonly fixes: readonly AppFix[]
  /** Of the newest change that was mended so: the version of its answer. */
  readonly undoFixesTo: string | undefined
}

/** A prompt that was just sent: the studio has not answered yet. */
export function turnOfPrompt(
  id: string,
  prompt: string,
  asked: ModelRef,
  sentAt: number,
  attachments: readonly Attachment[] = [],
  kind: AppKind = 'page',
): Turn {
  return {
    id,
    prompt,
    attachments,
    about: undefined,
    kind,
    mode: 'create',
    screen: undefined,
    state: 'sending',
    draft: 'none',
    saved: false,
    startedAt: sentAt,
    endedAt: undefined,
    firstTokenMs: undefined,
    asked,
    chosenBecause: undefined,
    answered: undefined,
    path: {},
    wait: undefined,
    resumes: false,
    variantOf: undefined,
    stages: [],
    phases: [],
    app: undefined,
    packagesAsked: undefined,
    percent: 0,
    text: '',
    reasoning: '',
    reasoned: false,
    citations: [],
    files: [],
    rejected: [],
    editProblems: [],
    usage: undefined,
    cost: undefined,
    outputCharacters: 0,
    error: undefined,
    versionId: undefined,
    review: undefined,
    undone: false,
    unchanged: false,
    undoTo: undefined,
    fix: undefined,
    fixes: [],
    undoFixesTo: undefined,
  }
}

/** A run as it was kept. */
export function turnOfRecord(record: RunRecord): Turn {
  return {
    ...turnOfPrompt(record.id, record.prompt, record.asked, record.startedAt, record.attachments, record.kind),
    about: record.context?.about,
    mode: record.mode,
    screen: record.screen,
    state: record.state,
    draft: record.draft,
    saved: record.files.length > 0 && record.files.every(({ path }) => record.replaced?.includes(path) === true),
    endedAt: record.endedAt,
    firstTokenMs: record.firstTokenMs,
    chosenBecause: record.chosenBecause,
    answered: record.answered,
    path: record.path ?? {},
    resumes: record.resumes !== undefined,
    variantOf: record.variantOf,
    app: record.app,
    percent: record.state === 'done' ? 100 : 0,
    text: record.text,
    reasoned: record.reasoned === true,
    citations: record.citations,
    rejected: record.rejected ?? [],
    editProblems: record.editProblems ?? [],
    fix: record.fix,
    fixes: record.fixes ?? [],
    files: record.files.map((file) => ({ ...file, writing: false })),
    usage: record.usage,
    cost: record.cost,
    error: record.error,
    versionId: record.versionId,
    review: record.review,
  }
}

/** A whole change that waits to be looked at. */
export function isInReview({ state, draft }: Pick<Turn, 'state' | 'draft'>): boolean {
  return state === 'done' && draft === 'pending'
}

/** It asks again for what of the turn before did not fit: such an answer had come to its end, and cannot be gone on with. */
export function isRepairOf(turn: Turn, before: Turn | undefined): boolean {
  return turn.resumes && before?.error?.kind === 'not-applied'
}

/** Files came, and none of them was taken. */
export function isTurnedDown({ files, rejected }: Pick<Turn, 'files' | 'rejected'>): boolean {
  return files.length === 0 && rejected.length > 0
}

/** The answer gave the file as it already was. */
export function isUnchanged({ added, removed, whole }: TurnFile): boolean {
  return whole && added === 0 && removed === 0
}

/** True until the turn has come to an end. */
export function isLive({ state }: Turn): boolean {
  return state === 'sending' || state === 'running'
}

/** True for a run that makes a React app, or a screen of one: it is told by its stages and screens. */
export function makesApp({ kind, mode, screen }: Turn): boolean {
  return kind === 'react' && (mode === 'create' || screen !== undefined)
}

/** The same turn with what its events say. An ended record is newer than them, and knows all but what it fetches. */
export function withView(turn: Turn, view: RunView): Turn {
  if (!isLive(turn) || view.lastSeq < 0) return turn
  return {
    ...turn,
    state: view.outcome ?? 'running',
    draft: draftOf(turn, view),
    startedAt: view.startedAt ?? turn.startedAt,
    endedAt: view.endedAt,
    firstTokenMs:
      view.firstTokenAt === undefined || view.startedAt === undefined ? undefined : view.firstTokenAt - view.startedAt,
    answered: view.answered ?? turn.answered,
    path: view.path,
    wait: view.wait,
    stages: stagesOf(view),
    phases: makesApp(turn) ? phasesOf(view, turn.screen) : [],
    app: appOf(view),
    packagesAsked: view.packagesAsked,
    percent: percentOf(view),
    text: view.text.trim(),
    reasoning: view.reasoning,
    reasoned: view.reasoning !== '',
    citations: view.citations,
    rejected: view.rejected,
    editProblems: view.editProblems,
    fixes: view.fixes,
    files: view.files.map((file) => fileOf(file, view.writing)),
    usage: view.usage,
    cost: view.cost,
    outputCharacters: view.outputCharacters,
    error: view.error,
  }
}

/** Until the record says so; the same rule as the studio's. */
function draftOf(turn: Turn, view: RunView): DraftState {
  if (view.review) return 'pending'
  if (view.outcome === undefined || view.outcome === 'done') return 'none'
  if (makesApp(turn)) return turn.screen === undefined && view.plan?.react !== undefined ? 'pending' : 'none'
  return view.files.length > 0 ? 'pending' : 'none'
}

/** The stages of a run, each with the time at which it was over. */
export function stagesOf(view: RunView): readonly TurnStage[] {
  const start = view.startedAt ?? 0
  return view.stages.map(({ name, message }, index) => {
    const until = view.stages[index + 1]?.at ?? view.endedAt
    return { name, message, endedMs: until === undefined ? undefined : until - start }
  })
}

/** About this many characters fill most of the bar: half of the small apps are shorter. */
const typicalCharacters = 9_000

/** Nobody knows how long an answer will be: the bar slows down as it goes on, and never runs backwards. */
function percentOf(view: RunView): number {
  if (view.outcome !== undefined) return 100
  const reached = view.stages.reduce((most, { percent }) => Math.max(most, percent), 0)
  if (view.kind === 'react' && view.stages[0]?.name === 'analyzing') return reached
  const written = 1 - Math.exp(-view.outputCharacters / typicalCharacters)
  return Math.min(96, reached + (96 - reached) * written)
}

const lineCounts = new WeakMap<RunViewFile, number>()

function fileOf(file: RunViewFile, writing: readonly string[]): TurnFile {
  // While it is written only its whole lines count: looking at its text in every frame would cost more and more.
  if (writing.includes(file.path))
    return { path: file.path, added: file.lineBreaks, removed: undefined, whole: false, writing: true }
  let added = lineCounts.get(file)
  if (added === undefined) {
    added = countLines(file.text)
    lineCounts.set(file, added)
  }
  return { path: file.path, added, removed: undefined, whole: file.whole, writing: false }
}

/** Lines of a text; a last line break does not begin another one. */
export function countLines(text: string): number {
  if (text === '') return 0
  let lines = text.endsWith('\n') ? 0 : 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}

/** Tokens per second since the first one, four characters each; undefined before there is something to count. */
export function turnSpeed(turn: Turn, now: number): number | undefined {
  // Starter writes at a pace that Kiln sets: its speed would say nothing.
  if (turn.firstTokenMs === undefined || (turn.answered ?? turn.asked).provider === 'starter') return undefined
  const milliseconds = (turn.endedAt ?? now) - turn.startedAt - turn.firstTokenMs
  const tokens = turn.usage?.output ?? turn.outputCharacters / 4
  const speed = (tokens / milliseconds) * 1000
  return milliseconds < 50 || speed < 1 ? undefined : speed
}
