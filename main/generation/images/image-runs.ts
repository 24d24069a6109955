/** Runs that make pictures: beside the run of a project, never in its way, with events, a record and a version of their own. */
import { failure } from '#shared/domain/error.ts'
import type { Project } from '#shared/domain/project.ts'
import { textOf } from '../../projects/workspace.ts'
import type { ImageMaker } from '../../providers/images/image-provider.ts'
import type { RunTarget } from '../perform-run.ts'
import { createRunsUnderWay, type RunsUnderWay } from '../runs-under-way.ts'
import { startImages, type LiveImages, type LiveImagesParts } from './live-images.ts'
import { isPlaceholder } from './placeholder.ts'
import { createShownPictures, type ShownPictures } from './shown-pictures.ts'
import { findSlots, slotFile, type ImageSlot } from './slots.ts'
import { withPlaceholders } from './with-placeholders.ts'

export interface ImageRuns extends Pick<
  RunsUnderWay<LiveImages>,
  'attach' | 'stop' | 'stopIn' | 'stopAll' | 'liveCount' | 'onLiveCountChange'
> {
  /** The target of a run that writes an app: what it names is drawn at once, and made where somebody makes pictures. */
  wrap(target: RunTarget, run: AppRun): RunTarget
  /** Makes the pictures that are only drawn so far; undefined where there are none. Throws a Failure while nobody makes any. */
  makeAll(projectId: string): Promise<string | undefined>
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

export interface ImageRunsParts extends Omit<LiveImagesParts, 'shown'> {
  /** Who makes pictures now; undefined while nobody does. */
  readonly maker: () => ImageMaker | undefined
}

export function createImageRuns(parts: ImageRunsParts): ImageRuns {
  const { projects } = parts
  const live = createRunsUnderWay<LiveImages>()
  const shown = createShownPictures()
  let closing = false

  function liveIn(projectId: string): readonly LiveImages[] {
    return live.in(projectId).map(([, run]) => run)
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
    const run = startImages({ ...parts, shown }, project, app, maker, live.remove)
    live.add(run.runId, run)
    parts.publish({ type: 'run-started', projectId: project.id, runId: run.runId })
    void run.ended.then(live.announce)
    live.announce()
    return run
  }

  const { attach, stop, stopIn, liveCount, onLiveCountChange } = live
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
          if (isNew && outcome === 'stopped') run?.abort()
          run?.queue.close()
        },
      })
    },
    async makeAll(projectId) {
      const project = projects.get(projectId)
      if (parts.maker() === undefined) {
        throw failure('invalid-input', 'Choose who makes pictures first: Settings, Models, Pictures.')
      }
      const [known] = liveIn(projectId)
      if (known !== undefined) return known.runId
      const texts = await projects.workspace(projectId).readTexts()
      const slots = [...texts].flatMap(([path, text]) => findSlots(path, text))
      const drawn = slots.filter(({ slug }) => isPlaceholder(texts.get(slotFile(project.kind, slug, 'svg')) ?? ''))
      const run = want(project, project.name, drawn)
      run?.queue.close()
      return run?.runId
    },
    attach,
    stop,
    stopIn,
    async stopAll() {
      closing = true
      await live.stopAll()
    },
    liveCount,
    onLiveCountChange,
    shown,
    written: (projectId) => new Map(liveIn(projectId).flatMap(({ written }) => [...written])),
  }
}
