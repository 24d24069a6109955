/** The live runs: main owns them; windows attach and detach, and only `stop` ends one early. */
import { emptyRunView, foldRunEvent } from '#shared/contract/run-view.ts'
import type { RunEvent } from '#shared/contract/run-event.ts'
import type { StudioEvent } from '#shared/contract/studio-event.ts'
import { failure } from '#shared/domain/error.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import type { AppKind } from '#shared/domain/project.ts'
import type { Clock } from '../lib/clock.ts'
import { newId } from '../lib/ids.ts'
import type { Handler } from '../pipeline/index.ts'
import type { Preview } from '../preview/preview.ts'
import type { Projects } from '../projects/projects.ts'
import type { Store } from '../store/store.ts'
import { performRun } from './perform-run.ts'
import { nameFromPrompt } from './plan.ts'
import { createProjectTarget } from './project-target.ts'
import { createRunLog, inBatches, type RunLog } from './run-log.ts'
import { recordOf } from './run-record.ts'

export interface StartRun {
  readonly projectId?: string | undefined
  readonly prompt: string
  readonly kind: AppKind
  readonly model: ModelRef
}

export interface RunRegistry {
  /** Begins a run, in a new project unless one is named. Throws a Failure on an empty prompt or a run that is live there. */
  start(request: StartRun): Promise<{ runId: string; projectId: string }>
  /** The events after `afterSeq`, then live ones. Leaving stops nothing. */
  attach(runId: string, afterSeq: number, signal: AbortSignal | undefined): AsyncGenerator<RunEvent[], void>
  /** Resolves when the run has ended; at once when it had already. */
  stop(runId: string): Promise<void>
  stopAll(): Promise<void>
  liveCount(): number
  liveRunOf(projectId: string): string | undefined
  onLiveCountChange(listener: () => void): () => void
}

export interface RunRegistryParts {
  readonly store: Store
  readonly projects: Projects
  readonly preview: Preview
  readonly handler: Handler
  readonly clock: Clock
  readonly contextTokens: () => number
  readonly publish: (event: StudioEvent) => void
}

interface LiveRun {
  readonly projectId: string
  readonly log: RunLog
  readonly controller: AbortController
  readonly ended: Promise<void>
}

/** The longest prompt, in characters: about 50,000 tokens. */
const longestPrompt = 200_000

export function createRunRegistry(parts: RunRegistryParts): RunRegistry {
  const { store, projects, preview, clock, publish } = parts
  const live = new Map<string, LiveRun>()
  /** Projects whose run is being set up: the door is shut before the first await. */
  const starting = new Set<string>()
  const countListeners = new Set<() => void>()

  function announceCount(): void {
    for (const listener of countListeners) listener()
  }

  function liveRunOf(projectId: string): string | undefined {
    for (const [runId, run] of live) if (run.projectId === projectId) return runId
    return undefined
  }

  async function start(request: StartRun): Promise<{ runId: string; projectId: string }> {
    const prompt = checkPrompt(request.prompt)
    const projectId =
      request.projectId ?? (await projects.create({ name: nameFromPrompt(prompt), kind: request.kind })).id
    if (starting.has(projectId) || liveRunOf(projectId) !== undefined) {
      throw failure(
        'invalid-input',
        'This project is still being worked on. Stop that run first, or wait until it is done.',
      )
    }
    starting.add(projectId)
    try {
      const runId = await begin(projectId, prompt, request)
      return { runId, projectId }
    } finally {
      starting.delete(projectId)
    }
  }

  async function begin(projectId: string, prompt: string, request: StartRun): Promise<string> {
    const project = projects.get(projectId)
    const before = await projects.workspace(projectId).readTexts()
    dropOldDraft(projectId)
    const runId = newId()
    const mode = before.size === 0 ? 'create' : 'edit'
    store.runs.insert({
      id: runId,
      projectId,
      prompt,
      kind: project.kind,
      mode,
      asked: request.model,
      state: 'running',
      draft: 'none',
      startedAt: clock.now(),
      text: '',
      files: [],
    })
    const controller = new AbortController()
    let view = emptyRunView
    const log = createRunLog(runId, clock, (batch) => {
      view = batch.reduce(foldRunEvent, view)
      store.journal.append(batch)
    })
    const target = createProjectTarget({
      projects,
      overlay: preview.overlay(projectId),
      projectId,
      runId,
      prompt,
      mode,
      onApplied: () => preview.clearOverlay(projectId),
    })
    const input = {
      prompt,
      kind: project.kind,
      model: request.model,
      files: before,
      contextTokens: parts.contextTokens(),
    }
    const ended = performRun(input, parts.handler, target, log.emit, controller.signal).finally(() => {
      store.runs.update(runId, recordOf(view, before))
      store.journal.flush()
      live.delete(runId)
      publish({ type: 'run-ended', projectId, runId })
      publish({ type: 'project-changed', projectId })
      announceCount()
    })
    live.set(runId, { projectId, log, controller, ended })
    publish({ type: 'run-started', projectId, runId })
    publish({ type: 'projects-changed' })
    announceCount()
    return runId
  }

  /** A new prompt supersedes an unfinished answer: it stays in the conversation, but can no longer be kept. */
  function dropOldDraft(projectId: string): void {
    for (const run of store.runs.listByProject(projectId)) {
      if (run.draft === 'pending') store.runs.update(run.id, { draft: 'discarded' })
    }
    preview.clearOverlay(projectId)
  }

  async function* attach(
    runId: string,
    afterSeq: number,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<RunEvent[], void> {
    const run = live.get(runId)
    if (run !== undefined) return yield* run.log.read(afterSeq, signal)
    if (store.runs.get(runId) === undefined) throw failure('not-found', 'This run is not known any more.')
    yield* inBatches(store.journal.read(runId, afterSeq))
  }

  async function stop(runId: string): Promise<void> {
    const run = live.get(runId)
    run?.controller.abort()
    await run?.ended
  }

  return {
    start,
    attach,
    stop,
    async stopAll() {
      await Promise.all([...live.keys()].map(stop))
    },
    liveCount: () => live.size,
    liveRunOf,
    onLiveCountChange(listener) {
      countListeners.add(listener)
      return () => countListeners.delete(listener)
    },
  }
}

function checkPrompt(prompt: string): string {
  const trimmed = prompt.trim()
  if (trimmed === '') throw failure('invalid-input', 'Write what you want to make, then send it.')
  if (trimmed.length > longestPrompt) {
    throw failure(
      'invalid-input',
      `This prompt is too long: ${trimmed.length.toLocaleString('en')} characters of at most 200,000.`,
    )
  }
  return trimmed
}
