/** Runs that make pictures: beside the run of a project, never in its way, with events, a record and a version of their own. */
import type { RunEvent, RunEventBody } from '#shared/contract/run-event.ts'
import { imagesOf } from '#shared/contract/run-images.ts'
import { emptyRunView, foldRunEvent } from '#shared/contract/run-view.ts'
import type { StudioEvent } from '#shared/contract/studio-event.ts'
import { failure, toAppError } from '#shared/domain/error.ts'
import type { Project } from '#shared/domain/project.ts'
import { throwIfAborted } from '../../lib/abort.ts'
import type { Clock } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import type { Projects } from '../../projects/projects.ts'
import { hashOf } from '../../projects/snapshot.ts'
import { textOf } from '../../projects/workspace.ts'
import type { ImageMaker } from '../../providers/images/image-provider.ts'
import type { Store } from '../../store/store.ts'
import type { Doors } from '../doors.ts'
import type { RunTarget } from '../perform-run.ts'
import { createRunLog, type RunLog } from '../run-log.ts'
import { recordOf } from '../run-record.ts'
import { performImagesRun, type ImagesRun } from './perform-images-run.ts'
import { isPlaceholder } from './placeholder.ts'
import { createShownPictures, type ShownPictures } from './shown-pictures.ts'
import { createSlotQueue, type SlotQueue } from './slot-queue.ts'
import { findSlots, slotFile, type ImageSlot } from './slots.ts'
import { switchReferences } from './switch-references.ts'
import { withPlaceholders } from './with-placeholders.ts'

export interface ImageRuns {
  /** The target of a run that writes an app: what it names is drawn at once, and made where somebody makes pictures. */
  wrap(target: RunTarget, run: AppRun): RunTarget
  /** Makes the pictures that are only drawn so far; undefined where there are none. Throws a Failure while nobody makes any. */
  makeAll(projectId: string): Promise<string | undefined>
  /** Of a live one; undefined for any other run. */
  attach(runId: string, afterSeq: number, signal: AbortSignal | undefined): AsyncGenerator<RunEvent[], void> | undefined
  /** Resolves when it has ended; false for any other run. */
  stop(runId: string): Promise<boolean>
  stopIn(projectId: string): Promise<void>
  stopAll(): Promise<void>
  liveCount(): number
  onLiveCountChange(listener: () => void): () => void
  /** What the preview shows under a drawn picture's name. */
  readonly shown: Pick<ShownPictures, 'over' | 'list'>
  /** Files that a live one has written and that are in no version yet. */
  written(projectId: string): ReadonlyMap<string, { readonly hash: string }>
}

/** A run of a project that writes an app, or changes it. */
export interface AppRun {
  readonly project: Project
  readonly prompt: string
  /** The app as it is, path to text; empty for a new one. */
  readonly before: ReadonlyMap<string, string>
}

export interface ImageRunsParts {
  readonly store: Store
  readonly projects: Projects
  readonly doors: Doors
  readonly clock: Clock
  /** Who makes pictures now; undefined while nobody does. */
  readonly maker: () => ImageMaker | undefined
  readonly publish: (event: StudioEvent) => void
  /** The project's own run: the code is not changed under it. */
  readonly liveRunOf: (projectId: string) => string | undefined
  readonly onRunEnd: (listener: (projectId: string) => void) => () => void
  /** For tests. */
  readonly waits?: ImagesRun['waits']
}

interface LiveImages {
  readonly runId: string
  readonly projectId: string
  readonly log: RunLog
  readonly controller: AbortController
  readonly queue: SlotQueue
  readonly written: Map<string, { readonly hash: string }>
  ended: Promise<void>
}

/** How many pictures are asked for at a time. */
const atOnce = 2

export function createImageRuns(parts: ImageRunsParts): ImageRuns {
  const { store, projects, clock, publish } = parts
  const live = new Map<string, LiveImages>()
  const listeners = new Set<() => void>()
  const shown = createShownPictures()
  let closing = false

  function liveIn(projectId: string): readonly LiveImages[] {
    return [...live.values()].filter((run) => run.projectId === projectId)
  }

  /** The one that more may be wanted of. */
  function openIn(projectId: string): LiveImages | undefined {
    return liveIn(projectId).find(({ queue }) => !queue.isClosed())
  }

  /** More pictures for the project's live run, or for a new one. */
  function want(project: Project, app: string, slots: readonly ImageSlot[]): LiveImages | undefined {
    const maker = parts.maker()
    if (closing || maker === undefined || slots.length === 0) return openIn(project.id)
    const run = openIn(project.id) ?? begin(project, app, maker)
    for (const { slug, description } of run.queue.add(slots)) run.log.emit({ type: 'image-asked', slug, description })
    return run
  }

  function begin(project: Project, app: string, maker: ImageMaker): LiveImages {
    const { id: projectId, kind } = project
    const runId = newId()
    store.runs.insert({
      id: runId,
      projectId,
      prompt: '',
      kind,
      mode: 'edit',
      beside: 'images',
      asked: maker.model,
      state: 'running',
      draft: 'none',
      startedAt: clock.now(),
      text: '',
      attachments: [],
      citations: [],
      files: [],
    })
    let view = emptyRunView
    const log = createRunLog(runId, clock, (batch) => {
      view = batch.reduce(foldRunEvent, view)
      store.journal.append(batch)
    })
    const controller = new AbortController()
    const { signal } = controller
    const written = new Map<string, { readonly hash: string }>()
    const run: LiveImages = {
      runId,
      projectId,
      log,
      controller,
      queue: createSlotQueue(),
      written,
      ended: Promise.resolve(),
    }
    live.set(runId, run)
    const settle = (): void => {
      live.delete(runId)
      keepRecord(runId, () => ({ ...recordOf(view, new Map(), 'edit'), images: imagesOf(view) }))
      publish({ type: 'run-ended', projectId, runId })
      publish({ type: 'project-changed', projectId })
      announce()
    }
    const emit = (event: RunEventBody): void => log.emit(event)
    run.ended = performImagesRun(
      {
        kind,
        app,
        maker,
        queue: run.queue,
        atOnce,
        emit,
        there: (slot) => endingThere(project, slot),
        keep: async (slot, file) => {
          const path = slotFile(kind, slot.slug, file.ending)
          written.set(path, { hash: hashOf(file.bytes) })
          // First, so that the preview never sees it as a file that is new.
          shown.put(projectId, slotFile(kind, slot.slug, 'svg'), file, slot.shape)
          await projects.workspace(projectId).write(path, file.bytes)
          publish({ type: 'image-ready', projectId, slug: slot.slug })
        },
        ...(parts.waits === undefined ? {} : { waits: parts.waits }),
        finish: (made) => switchTo(project, runId, made, signal),
      },
      signal,
    ).then(settle, settle)
    publish({ type: 'run-started', projectId, runId })
    announce()
    return run
  }

  async function endingThere({ id, kind }: Project, { slug }: ImageSlot): Promise<string | undefined> {
    for (const ending of ['jpg', 'png', 'webp']) {
      const bytes = await projects.workspace(id).read(slotFile(kind, slug, ending))
      if (bytes !== undefined) return ending
    }
    return undefined
  }

  /** In one change: the code names the real pictures, and the drawn ones go. Not while the project's own run writes. */
  async function switchTo(
    project: Project,
    runId: string,
    made: ReadonlyMap<string, string>,
    signal: AbortSignal,
  ): Promise<{ versionId?: string }> {
    const { id: projectId, kind } = project
    const job = async (): Promise<{ versionId?: string }> => {
      const texts = await projects.workspace(projectId).readTexts()
      // What only the user changes goes on naming the drawn ones, so these stay.
      const locked = store.lockedFiles.list(projectId)
      const held = new Set(locked.flatMap((path) => findSlots(path, texts.get(path) ?? '')).map(({ slug }) => slug))
      const drawn = [...made].filter(([slug]) => {
        const path = slotFile(kind, slug, 'svg')
        return !held.has(slug) && !locked.includes(path) && isPlaceholder(texts.get(path) ?? '')
      })
      if (drawn.length === 0) return {}
      const endings = new Map(drawn)
      const files = new Map<string, string>()
      for (const [path, text] of texts) {
        const changed = findSlots(path, text).length === 0 ? text : switchReferences(text, endings)
        if (changed !== text) files.set(path, changed)
      }
      const removed = drawn.map(([slug]) => slotFile(kind, slug, 'svg'))
      const label = `Images: ${drawn.map(([slug]) => slug).join(', ')}`.slice(0, 200)
      const { id } = await projects.apply(projectId, { files, removed }, { reason: 'run', label, runId })
      return { versionId: id }
    }
    for (;;) {
      const ends = nextEnd(projectId, signal)
      try {
        const done = await parts.doors.enter(projectId, async () =>
          parts.liveRunOf(projectId) === undefined ? await job() : undefined,
        )
        if (done !== undefined) return done
        // A stop does not wait: the pictures are there, and the next run of this kind goes on with them.
        throwIfAborted(signal)
        await ends.reached
      } finally {
        ends.forget()
      }
    }
  }

  /** The next end of the project's own run, or the stop of this one. */
  function nextEnd(projectId: string, signal: AbortSignal): { readonly reached: Promise<void>; forget(): void } {
    let reach = (): void => undefined
    const reached = new Promise<void>((resolve) => (reach = resolve))
    const leave = parts.onRunEnd((ended) => {
      if (ended === projectId) reach()
    })
    signal.addEventListener('abort', reach, { once: true })
    return {
      reached,
      forget() {
        leave()
        signal.removeEventListener('abort', reach)
      },
    }
  }

  function keepRecord(runId: string, record: () => Parameters<Store['runs']['update']>[1]): void {
    try {
      store.journal.flush()
      store.runs.update(runId, record())
    } catch (thrown) {
      // As for every run: the next start finds it in the journal.
      publish({ type: 'trouble', message: toAppError(thrown).message })
    }
  }

  function announce(): void {
    for (const listener of listeners) listener()
  }

  async function stop(runId: string): Promise<boolean> {
    const run = live.get(runId)
    run?.controller.abort()
    await run?.ended
    return run !== undefined
  }

  async function stopIn(projectId: string): Promise<void> {
    await Promise.all(liveIn(projectId).map(({ runId }) => stop(runId)))
  }

  return {
    wrap(target, { project, prompt, before }) {
      const isNew = before.size === 0
      const wanted: ImageSlot[] = []
      return withPlaceholders(target, {
        kind: project.kind,
        before,
        read: async (path) => {
          const bytes = await projects.workspace(project.id).read(path)
          return bytes === undefined ? undefined : (textOf(bytes) ?? '')
        },
        ...(isNew ? { write: (path, text) => projects.workspace(project.id).write(path, text) } : {}),
        onDrawn(slots) {
          // A change lies in its shadow until its end: there is nowhere to put a picture before.
          if (isNew) want(project, prompt, slots)
          else wanted.push(...slots)
        },
        onEnd(outcome) {
          if (outcome === 'done') want(project, prompt, wanted)
          const run = openIn(project.id)
          // Whoever stops an app does not want to pay for its pictures.
          if (isNew && outcome === 'stopped') run?.controller.abort()
          run?.queue.close()
        },
      })
    },
    async makeAll(projectId) {
      const project = projects.get(projectId)
      if (parts.maker() === undefined) {
        throw failure('invalid-input', 'Choose who makes pictures first: Settings, Models, Pictures.')
      }
      const [known] = [...live].find(([, run]) => run.projectId === projectId) ?? []
      if (known !== undefined) return known
      const texts = await projects.workspace(projectId).readTexts()
      const slots = [...texts].flatMap(([path, text]) => findSlots(path, text))
      const drawn = slots.filter(({ slug }) => isPlaceholder(texts.get(slotFile(project.kind, slug, 'svg')) ?? ''))
      const run = want(project, project.name, drawn)
      run?.queue.close()
      return run?.runId
    },
    attach: (runId, afterSeq, signal) => live.get(runId)?.log.read(afterSeq, signal),
    stop,
    stopIn,
    async stopAll() {
      closing = true
      await Promise.all([...live.keys()].map(stop))
    },
    liveCount: () => live.size,
    onLiveCountChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    shown,
    written: (projectId) => new Map(liveIn(projectId).flatMap(({ written }) => [...written])),
  }
}
