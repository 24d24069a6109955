/** One live run: its row, its log, where its files go, and the work itself, which ends by itself or by its controller. */
import { emptyRunView, foldRunEvent, type RunView } from '#shared/contract/run-view.ts'
import type { Attachment } from '#shared/domain/attachment.ts'
import type { ContextWishes } from '#shared/domain/context.ts'
import type { AppError } from '#shared/domain/error.ts'
import type { ModelChoice, ModelRef } from '#shared/domain/model.ts'
import type { RunFix } from '#shared/domain/problem.ts'
import type { AppKind, Project } from '#shared/domain/project.ts'
import type { RunStep } from '#shared/domain/request-record.ts'
import type { Settings } from '#shared/domain/settings.ts'
import type { Clock } from '../lib/clock.ts'
import type { Handler, Hurry } from '../pipeline/index.ts'
import type { Preview } from '../preview/preview.ts'
import type { Projects } from '../projects/projects.ts'
import type { Store } from '../store/store.ts'
import type { Attachments } from './attachments.ts'
import type { Resolved } from './auto.ts'
import type { ChangeContexts, PreparedContext } from './context/change-contexts.ts'
import { editFormatFor } from './edits/edit-format.ts'
import type { EditRepair } from './edits/change-run.ts'
import type { AppFixes } from './fixes/apply-fixes.ts'
import { fixRunLabel } from './fixes/fix-words.ts'
import { withFixes } from './fixes/with-fixes.ts'
import type { ModelFacts } from './model-facts.ts'
import type { ImageRuns } from './images/image-runs.ts'
import { performRun, type RunInput, type RunTarget } from './perform-run.ts'
import { createNewFiles } from './new-files.ts'
import { createProjectTarget } from './project-target.ts'
import { manifestFor } from './react/edit-rules.ts'
import { startReactRun, type ReactServices, type ReactStart, type StartedReactRun } from './react-run.ts'
import { createReactTarget } from './react-target.ts'
import { reviewOf } from './review/proposal.ts'
import { createRunLog, type RunLog } from './run-log.ts'
import type { UnderWay } from './runs-under-way.ts'
import { timedTarget } from './timed-target.ts'

export interface StartRun {
  readonly projectId?: string | undefined
  readonly prompt: string
  readonly kind: AppKind
  readonly model: ModelChoice
  /** Ids of what is sent along. */
  readonly attachments?: readonly string[]
  /** Of a change: what the user wants shown of the app, or not. */
  readonly context?: ContextWishes | undefined
  /** The run's id, for a prompt that had one before; else a new one. */
  readonly id?: string
  /** True: changes that wait to be looked at are set aside. */
  readonly setAside?: boolean | undefined
  /** True: asks anew, whatever was answered before. */
  readonly fresh?: boolean | undefined
  /** The unfinished run that this one goes on with. */
  readonly resumes?: Resumed
  /** The parts of an earlier run's change that are asked for again, and what of it could be taken. */
  readonly repairs?: EditRepair & { readonly runId: string }
  /** It mends these errors. */
  readonly fix?: RunFix
  /** What the model was chosen as already, and why: it is not chosen anew. */
  readonly resolved?: Resolved
}

/** What a run begins with that goes on where another ended. */
interface Resumed {
  readonly runId: string
  readonly mode: 'create' | 'edit'
  readonly soFar: string
  /** Of a React app: that screen alone is made again. */
  readonly screen?: string
}

/** What every run is given. */
export interface RunParts {
  readonly store: Store
  readonly projects: Projects
  readonly preview: Preview
  readonly attachments: Attachments
  readonly facts: ModelFacts
  readonly handler: Handler
  /** What changes are chosen from; absent: all of the app goes along. */
  readonly contexts?: Pick<ChangeContexts, 'prepare'>
  readonly react: ReactServices
  /** Draws what an answer names of pictures, and makes them; absent: nobody does. */
  readonly images?: Pick<ImageRuns, 'wrap'>
  readonly clock: Clock
  /** Told how long each answer took to be applied. */
  readonly onStep?: (projectId: string, step: RunStep) => void
  readonly contextTokens: () => number
  /** Whether changes are looked at before they are written. */
  readonly reviewEdits?: () => boolean
  readonly reasoning?: () => Settings['reasoning']
  /** What may answer where the model that is asked cannot, in this order. */
  readonly fallbacks?: () => readonly ModelRef[]
  readonly explain?: (error: AppError) => AppError
  /** Mends without a model what of an answer surely can be; absent: nobody does. */
  readonly fixes?: Pick<AppFixes, 'apply'>
}

export interface NewRun {
  readonly runId: string
  readonly project: Project
  /** As it was checked. */
  readonly prompt: string
  /** The app as it is, path to text; empty for a new one. */
  readonly before: ReadonlyMap<string, string>
  /** What is in the folder: of a new one that is gone on with, what its unfinished answer wrote. */
  readonly there?: ReadonlyMap<string, string>
  readonly sent: readonly Attachment[]
  readonly chosen: Resolved
  readonly request: StartRun
  /** Of a change. */
  readonly context?: PreparedContext | undefined
  /** Of a run that makes a React app, or a screen of one. */
  readonly react?: ReactStart | undefined
  /** One of two answers, which goes to a place of its own instead of the project. */
  readonly variant?: { readonly pairId: string; readonly target: RunTarget } | undefined
}

export interface LiveRun extends UnderWay {
  readonly hurryListeners: ReadonlySet<(how: Hurry) => void>
  /** Nothing happens when it does not ask for packages. */
  answerPackages(allow: boolean): void
}

/** Writes the run down and begins it; `onEnd` is told once, whatever happens. */
export function startLiveRun(parts: RunParts, run: NewRun, onEnd: (view: RunView) => void): LiveRun {
  const { store } = parts
  const { runId, project } = run
  insertRun(parts, run)
  const controller = new AbortController()
  let view = emptyRunView
  const log = createRunLog(runId, parts.clock, (batch) => {
    view = batch.reduce(foldRunEvent, view)
    store.journal.append(batch)
  })
  const hurryListeners = new Set<(how: Hurry) => void>()
  const onHurry = (listener: (how: Hurry) => void): (() => void) => {
    hurryListeners.add(listener)
    return () => hurryListeners.delete(listener)
  }
  const settle = (): void => onEnd(view)
  const input = { ...inputOf(parts, run), onHurry }
  const started = begin(parts, run, input, log, controller.signal)
  const ended = started.ended.then(settle, settle)
  return {
    projectId: project.id,
    log,
    abort: () => controller.abort(),
    ended,
    hurryListeners,
    answerPackages: started.answerPackages,
  }
}

function begin(
  parts: RunParts,
  { runId, project, prompt, before, there, react, variant, request }: NewRun,
  input: RunInput,
  log: RunLog,
  signal: AbortSignal,
): StartedReactRun {
  const { emit } = log
  if (variant !== undefined) {
    return { ended: performRun(input, parts.handler, variant.target, emit, signal), answerPackages: () => undefined }
  }
  const { projects, preview } = parts
  const { id: projectId } = project
  const pictured = (plain: RunTarget): RunTarget => {
    const target = timedTarget(plain, parts.clock, (step) => parts.onStep?.(projectId, step))
    const whole = parts.images?.wrap(target, { project, prompt, before }) ?? target
    // Starter's apps are as they should be.
    if (parts.fixes === undefined || input.model.provider === 'starter') return whole
    return withFixes(whole, parts.fixes, projectId, () => projects.workspace(projectId).readTexts(), emit)
  }
  if (react !== undefined) {
    const target = pictured(
      createReactTarget({ projects, projectId, runId, prompt, beforeMany: () => keepTold(parts, log) }),
    )
    return startReactRun(parts, { ...react, projectId, input, target }, emit, signal)
  }
  const mode = modeOf(before)
  const made = mode === 'create' ? createNewFiles(parts, projectId, there ?? before, emit) : undefined
  // What others have made of package.json meanwhile is what is added to.
  const alongside = async (files: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string>> =>
    manifestAlone(parts, projectId, await projects.workspace(projectId).readTexts(), files)
  const plain = createProjectTarget({
    projects,
    overlay: preview.overlay(projectId),
    projectId,
    runId,
    prompt: request.fix === undefined ? prompt : fixRunLabel(request.fix),
    mode,
    ...(made === undefined ? {} : { onWritten: made.written }),
    ...(project.kind === 'react' ? { alongside } : {}),
    review: (files, removed) => keepForReview(parts, runId, before, files, removed),
    onApplied: () => preview.clearOverlay(projectId),
  })
  const whole = made === undefined ? input : { ...input, leaves: made.leaves }
  return { ended: performRun(whole, parts.handler, pictured(plain), emit, signal), answerPackages: () => undefined }
}

/** All that the run has told is in the journal then, or is tried again where the disk is full. */
function keepTold({ store }: Pick<RunParts, 'store'>, log: RunLog): void {
  log.flush()
  try {
    store.journal.flush()
  } catch {
    // The app does not wait for that.
  }
}

/** False where it is not to be looked at first, or where nothing of it is another text than before. */
function keepForReview(
  { store, reviewEdits }: RunParts,
  runId: string,
  before: ReadonlyMap<string, string>,
  files: ReadonlyMap<string, string>,
  removed: readonly string[],
): boolean {
  if (reviewEdits?.() !== true) return false
  const review = reviewOf(before, files, removed)
  if (review.files.length === 0) return false
  const bases = review.files.flatMap(({ path }) => {
    const text = before.get(path)
    return text === undefined ? [] : [[path, text] as const]
  })
  store.reviewBases.set(runId, new Map(bases))
  store.runs.update(runId, { review })
  return true
}

/**
 * package.json, where a change of a React app imports what it did not name; not one that only the user changes. `app`: the
 * app that the change is laid over, path to text.
 */
export function manifestAlone(
  { react, store }: Pick<RunParts, 'react' | 'store'>,
  projectId: string,
  app: ReadonlyMap<string, string>,
  files: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  if (store.lockedFiles.list(projectId).includes('package.json')) return new Map()
  const vendored = react.vendored()
  const manifest = manifestFor(new Map([...app, ...files]), (name) =>
    Object.hasOwn(vendored, name) ? vendored[name] : undefined,
  )
  return new Map(manifest === undefined ? [] : [['package.json', manifest]])
}

function modeOf(before: ReadonlyMap<string, string>): 'create' | 'edit' {
  return before.size === 0 ? 'create' : 'edit'
}

function insertRun({ store, clock }: RunParts, run: NewRun): void {
  const { chosen, request, project } = run
  store.runs.insert({
    id: run.runId,
    projectId: project.id,
    prompt: run.prompt,
    kind: project.kind,
    mode: modeOf(run.before),
    ...(run.variant === undefined ? {} : { beside: 'variant', variantOf: run.variant.pairId }),
    asked: chosen.model,
    ...(chosen.because === undefined ? {} : { chosenBecause: chosen.because }),
    ...(chosen.reason === undefined ? {} : { chosenReason: chosen.reason }),
    ...(request.context === undefined ? {} : { context: request.context }),
    ...(request.resumes === undefined ? {} : { resumes: request.resumes.runId }),
    ...(request.repairs === undefined ? {} : { resumes: request.repairs.runId }),
    ...(request.resumes?.screen === undefined ? {} : { screen: request.resumes.screen }),
    ...(request.fix === undefined ? {} : { fix: request.fix }),
    state: 'running',
    draft: 'none',
    startedAt: clock.now(),
    text: '',
    attachments: [...run.sent],
    citations: [],
    files: [],
  })
}

function inputOf(
  parts: RunParts,
  { runId, project, prompt, before, sent, chosen, request, context, variant }: NewRun,
): RunInput {
  return {
    prompt,
    kind: project.kind,
    model: chosen.model,
    files: before,
    ...(context === undefined ? {} : { context }),
    contextTokens: parts.contextTokens(),
    attachments: sent.map(({ id }) => parts.attachments.read(id)),
    factsOf: parts.facts.known,
    fallbacks: parts.fallbacks?.() ?? [],
    ...(variant === undefined ? {} : { fallbacks: [], onlyAsked: true }),
    source: { runId, projectId: project.id },
    locked: new Set(parts.store.lockedFiles.list(project.id)),
    editFormatFor: (model) => editFormatFor(model, parts.store.editLedger.get(model)),
    onBlocks: (model, record) => parts.store.editLedger.add(model, record, parts.clock.now()),
    ...(request.fresh === undefined ? {} : { fresh: request.fresh }),
    ...(request.fix === undefined ? {} : { purpose: 'fix' as const }),
    ...(parts.reasoning === undefined ? {} : { reasoning: parts.reasoning() }),
    ...(parts.explain === undefined ? {} : { explain: parts.explain }),
    ...(request.repairs === undefined ? {} : { repairs: request.repairs }),
    ...(request.resumes === undefined ? {} : { soFar: request.resumes.soFar }),
  }
}
