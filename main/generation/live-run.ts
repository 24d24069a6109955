/** One live run: its row, its log, where its files go, and the work itself, which ends by itself or by its controller. */
import { emptyRunView, foldRunEvent, type RunView } from '#shared/contract/run-view.ts'
import type { Attachment } from '#shared/domain/attachment.ts'
import type { AppError } from '#shared/domain/error.ts'
import type { ModelChoice, ModelRef } from '#shared/domain/model.ts'
import type { AppKind, Project } from '#shared/domain/project.ts'
import type { Settings } from '#shared/domain/settings.ts'
import type { Clock } from '../lib/clock.ts'
import type { Handler, Hurry } from '../pipeline/index.ts'
import type { Preview } from '../preview/preview.ts'
import type { Projects } from '../projects/projects.ts'
import type { Store } from '../store/store.ts'
import type { Attachments } from './attachments.ts'
import type { Resolved } from './auto.ts'
import type { ModelFacts } from './model-facts.ts'
import { performRun } from './perform-run.ts'
import { createProjectTarget } from './project-target.ts'
import { createRunLog, type RunLog } from './run-log.ts'

export interface StartRun {
  readonly projectId?: string | undefined
  readonly prompt: string
  readonly kind: AppKind
  readonly model: ModelChoice
  /** Ids of what is sent along. */
  readonly attachments?: readonly string[]
  /** The run's id, for a prompt that had one before; else a new one. */
  readonly id?: string
  /** True: asks anew, whatever was answered before. */
  readonly fresh?: boolean | undefined
  /** The unfinished run that this one goes on with. */
  readonly resumes?: Resumed
}

/** What a run begins with that goes on where another ended. */
interface Resumed {
  readonly runId: string
  readonly mode: 'create' | 'edit'
  readonly soFar: string
}

/** What every run is given. */
export interface RunParts {
  readonly store: Store
  readonly projects: Projects
  readonly preview: Preview
  readonly attachments: Attachments
  readonly facts: ModelFacts
  readonly handler: Handler
  readonly clock: Clock
  readonly contextTokens: () => number
  readonly reasoning?: () => Settings['reasoning']
  /** What may answer where the model that is asked cannot, in this order. */
  readonly fallbacks?: () => readonly ModelRef[]
  readonly explain?: (error: AppError) => AppError
}

export interface NewRun {
  readonly runId: string
  readonly project: Project
  /** As it was checked. */
  readonly prompt: string
  /** The app as it is, path to text; empty for a new one. */
  readonly before: ReadonlyMap<string, string>
  readonly sent: readonly Attachment[]
  readonly chosen: Resolved
  readonly request: StartRun
}

export interface LiveRun {
  readonly projectId: string
  readonly log: RunLog
  readonly controller: AbortController
  readonly ended: Promise<void>
  readonly hurryListeners: ReadonlySet<(how: Hurry) => void>
}

/** Writes the run down and begins it; `onEnd` is told once, whatever happens. */
export function startLiveRun(parts: RunParts, run: NewRun, onEnd: (view: RunView) => void): LiveRun {
  const { store, projects, preview } = parts
  const { runId, project, prompt, before } = run
  const mode = before.size === 0 ? 'create' : 'edit'
  insertRun(parts, run, mode)
  const controller = new AbortController()
  let view = emptyRunView
  const log = createRunLog(runId, parts.clock, (batch) => {
    view = batch.reduce(foldRunEvent, view)
    store.journal.append(batch)
  })
  const target = createProjectTarget({
    projects,
    overlay: preview.overlay(project.id),
    projectId: project.id,
    runId,
    prompt,
    mode,
    onApplied: () => preview.clearOverlay(project.id),
  })
  const hurryListeners = new Set<(how: Hurry) => void>()
  const onHurry = (listener: (how: Hurry) => void): (() => void) => {
    hurryListeners.add(listener)
    return () => hurryListeners.delete(listener)
  }
  const settle = (): void => onEnd(view)
  const input = { ...inputOf(parts, run), onHurry }
  const ended = performRun(input, parts.handler, target, log.emit, controller.signal).then(settle, settle)
  return { projectId: project.id, log, controller, ended, hurryListeners }
}

function insertRun({ store, clock }: RunParts, run: NewRun, mode: 'create' | 'edit'): void {
  const { chosen, request, project } = run
  store.runs.insert({
    id: run.runId,
    projectId: project.id,
    prompt: run.prompt,
    kind: project.kind,
    mode,
    asked: chosen.model,
    ...(chosen.because === undefined ? {} : { chosenBecause: chosen.because }),
    ...(chosen.reason === undefined ? {} : { chosenReason: chosen.reason }),
    ...(request.resumes === undefined ? {} : { resumes: request.resumes.runId }),
    state: 'running',
    draft: 'none',
    startedAt: clock.now(),
    text: '',
    attachments: [...run.sent],
    citations: [],
    files: [],
  })
}

function inputOf(parts: RunParts, { runId, project, prompt, before, sent, chosen, request }: NewRun) {
  return {
    prompt,
    kind: project.kind,
    model: chosen.model,
    files: before,
    contextTokens: parts.contextTokens(),
    attachments: sent.map(({ id }) => parts.attachments.read(id)),
    factsOf: parts.facts.known,
    fallbacks: parts.fallbacks?.() ?? [],
    source: { runId, projectId: project.id },
    ...(request.fresh === undefined ? {} : { fresh: request.fresh }),
    ...(parts.reasoning === undefined ? {} : { reasoning: parts.reasoning() }),
    ...(parts.explain === undefined ? {} : { explain: parts.explain }),
    ...(request.resumes === undefined ? {} : { soFar: request.resumes.soFar }),
  }
}
