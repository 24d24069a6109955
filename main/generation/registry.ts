/**
 * The one door by which runs begin: one at a time in a project, and none while Kiln closes. Main owns them; windows attach and
 * detach, and only `stop` ends one early.
 */
import type { RunEvent } from '#shared/contract/run-event.ts'
import type { Attachment } from '#shared/domain/attachment.ts'
import { failure, type Failure } from '#shared/domain/error.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import type { RunOutcome } from '#shared/domain/run.ts'
import { newId } from '../lib/ids.ts'
import type { Hurry } from '../pipeline/index.ts'
import type { Auto, Resolved } from './auto.ts'
import type { Doors } from './doors.ts'
import type { Drafts } from './drafts.ts'
import { checkPrompt } from './check-prompt.ts'
import type { PreparedContext } from './context/change-contexts.ts'
import type { StartRun } from './live-run.ts'
import { createLiveRuns, type LiveRunsParts } from './live-runs.ts'
import { nameFromPrompt } from './plan.ts'
import { reactStart } from './react-run.ts'
import { inBatches } from './run-log.ts'
import { recordOf } from './run-record.ts'

/** `review`: what came of it waits to be looked at. */
export type RunEndListener = (projectId: string, outcome: RunOutcome, review: boolean) => void

export interface RunRegistry {
  /** Begins a run, in a new project unless one is named. Throws a Failure on an empty prompt or a run that is live there. */
  start(request: StartRun): Promise<{ runId: string; projectId: string }>
  /** The events after `afterSeq`, then live ones. Leaving stops nothing. */
  attach(runId: string, afterSeq: number, signal: AbortSignal | undefined): AsyncGenerator<RunEvent[], void>
  /** Resolves when the run has ended; at once when it had already. */
  stop(runId: string): Promise<void>
  /** Ends a wait of the run, if it is in one. */
  hurry(runId: string, how: Hurry): void
  /** Says whether the packages that the run asks for may be installed. Nothing happens when it does not ask. */
  answerPackages(runId: string, allow: boolean): void
  /** Ends every run and lets none begin any more; resolves when nothing is under way in any project. */
  stopAll(): Promise<void>
  /** Runs a job while no run is live in the project and none can begin. Throws invalid-input with `refusal` when one is. */
  whileIdle<T>(projectId: string, refusal: string, job: () => Promise<T>): Promise<T>
  /** Ends the project's run, then runs the job; no run begins meanwhile. */
  afterRun<T>(projectId: string, job: () => Promise<T>): Promise<T>
  liveCount(): number
  liveRunOf(projectId: string): string | undefined
  onLiveCountChange(listener: () => void): () => void
  /** Told of each end before the count of live runs falls: a run that is started at once keeps the process. */
  onRunEnd(listener: RunEndListener): () => void
}

export interface RunRegistryParts extends LiveRunsParts {
  readonly drafts: Pick<Drafts, 'supersede' | 'inReview'>
  readonly auto: Auto
  readonly doors: Doors
  /** Runs that are none of these and change the project as well, in the end: no other begins meanwhile. */
  readonly others?: {
    liveRunOf(projectId: string): string | undefined
    /** Resolves when none is live there any more. */
    stopIn(projectId: string): Promise<void>
  }
  /** Throws model-not-found for a model that its provider surely does not have. */
  readonly checkModel?: (model: ModelRef) => Promise<void>
}

export function createRunRegistry(parts: RunRegistryParts): RunRegistry {
  const { store, projects, drafts, attachments, facts, doors, publish } = parts
  const live = createLiveRuns(parts)
  const endListeners = new Set<RunEndListener>()
  /** Prompts that were accepted and whose runs are being set up: they keep the process as live ones do. */
  let starting = 0
  let closing = false

  function liveRunOf(projectId: string): string | undefined {
    return live.liveRunOf(projectId) ?? parts.others?.liveRunOf(projectId)
  }

  async function start(request: StartRun): Promise<{ runId: string; projectId: string }> {
    const prompt = checkPrompt(request.prompt)
    const sent = attachments.of(request.attachments ?? [])
    starting += 1
    live.announce()
    try {
      const chosen = await choose(prompt, sent, request)
      await parts.checkModel?.(chosen.model)
      // Whether it sees decides what it is sent; who does not tell is asked for no longer than its provider's bound.
      if (sent.some(({ kind }) => kind === 'image')) await facts.look(chosen.model, new AbortController().signal)
      // Kiln may have begun to close meanwhile: a folder that is made now is nobody's.
      if (closing) throw isClosing()
      const isNew = request.projectId === undefined
      const projectId =
        request.projectId ?? (await projects.create({ name: nameFromPrompt(prompt), kind: request.kind })).id
      const refusal = 'This project is still being worked on. Stop that run first, or wait until it is done.'
      try {
        const runId = await whileIdle(projectId, refusal, () => begin(projectId, prompt, sent, chosen, request))
        return { runId, projectId }
      } catch (thrown) {
        // Made for this run alone. At the end of Kiln the database may be closed by now: then it stays, empty.
        if (isNew) await doors.enter(projectId, () => projects.discard(projectId)).catch(() => undefined)
        throw thrown
      }
    } finally {
      starting -= 1
      live.announce()
    }
  }

  /** What answers: only now, so that a prompt which waited is answered by what is ready when its turn has come. */
  async function choose(prompt: string, sent: readonly Attachment[], request: StartRun): Promise<Resolved> {
    const { projectId, model, resolved } = request
    if (resolved !== undefined) return resolved
    if (model !== 'auto') return { model }
    const files = projectId === undefined ? new Map<string, string>() : await projects.workspace(projectId).readTexts()
    const read = sent.map(({ id }) => attachments.read(id))
    return parts.auto.resolve(model, { prompt, files, attachments: read }, new AbortController().signal)
  }

  function enter<T>(projectId: string, job: () => Promise<T>): Promise<T> {
    return doors.enter(projectId, () => {
      if (closing) throw isClosing()
      return job()
    })
  }

  function whileIdle<T>(projectId: string, refusal: string, job: () => Promise<T>): Promise<T> {
    return enter(projectId, () => {
      if (liveRunOf(projectId) !== undefined) {
        throw failure('invalid-input', refusal, { reason: 'run-live' })
      }
      return job()
    })
  }

  function afterRun<T>(projectId: string, job: () => Promise<T>): Promise<T> {
    return enter(projectId, async () => {
      const runId = liveRunOf(projectId)
      if (runId !== undefined) await live.stop(runId)
      await parts.others?.stopIn(projectId)
      return job()
    })
  }

  async function begin(
    projectId: string,
    prompt: string,
    sent: readonly Attachment[],
    chosen: Resolved,
    request: StartRun,
  ): Promise<string> {
    const project = projects.get(projectId)
    const { resumes } = request
    // A screen that is made again is no new prompt.
    if (resumes?.screen === undefined && request.setAside !== true && drafts.inReview(projectId) !== undefined) {
      throw reviewWaits()
    }
    const texts = await projects.workspace(projectId).readTexts()
    const react = await reactStart(parts.react, store, { kind: project.kind, texts, earlier: resumes })
    // What a new app's unfinished answer wrote is a part of that answer, and no app that is to be changed.
    const before = resumes?.mode === 'create' ? new Map<string, string>() : texts
    const context = before.size === 0 ? undefined : await prepareContext(projectId, before, chosen.model, request)
    // Such a run writes straight into the folder: what another hand has changed there is kept first.
    if (texts.size > 0 && (before.size === 0 || react !== undefined)) await projects.keepChanges(projectId)
    // Kiln may have begun to close while the files were read; the databases are next.
    if (closing) throw isClosing()
    // A new prompt supersedes an unfinished answer; one of its screens is no new prompt.
    if (resumes?.screen === undefined) drafts.supersede(projectId)
    const runId = request.id ?? newId()
    const prepared = { runId, project, prompt, before, there: texts, sent, chosen, request, react, context }
    live.begin(
      prepared,
      (view) => recordOf(view, before, before.size === 0 ? 'create' : 'edit'),
      (view) => {
        for (const listener of endListeners) listener(projectId, view.outcome ?? 'failed', view.review)
      },
    )
    publish({ type: 'projects-changed' })
    return runId
  }

  async function prepareContext(
    projectId: string,
    files: ReadonlyMap<string, string>,
    model: ModelRef,
    { context: wishes }: StartRun,
  ): Promise<PreparedContext | undefined> {
    return parts.contexts?.prepare({ projectId, files, wishes, model }, new AbortController().signal)
  }

  async function* attach(
    runId: string,
    afterSeq: number,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<RunEvent[], void> {
    const events = live.attach(runId, afterSeq, signal)
    if (events !== undefined) return yield* events
    if (store.runs.get(runId) === undefined) {
      throw failure('not-found', 'This run is not known any more.', { reason: 'run-gone' })
    }
    yield* inBatches(store.journal.read(runId, afterSeq))
  }

  return {
    start,
    attach,
    async stop(runId) {
      await live.stop(runId)
    },
    hurry: live.hurry,
    answerPackages: (runId, allow) => live.get(runId)?.answerPackages(allow),
    async stopAll() {
      closing = true
      await live.stopAll()
      await doors.idle()
      live.close()
    },
    whileIdle,
    afterRun,
    liveCount: () => live.liveCount() + starting,
    liveRunOf,
    onLiveCountChange: live.onLiveCountChange,
    onRunEnd(listener) {
      endListeners.add(listener)
      return () => endListeners.delete(listener)
    },
  }
}

function reviewWaits(): Failure {
  return failure(
    'invalid-input',
    'Changes wait to be looked at. Accept or reject them first, or send this without them.',
    { detail: 'review-waits' },
  )
}

function isClosing(): Failure {
  return failure('aborted', 'Kiln is closing.', { reason: 'closing' })
}
