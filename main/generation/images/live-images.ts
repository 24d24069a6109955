/** A run of pictures that is under way: its record, its log, and what it has written. */
import type { RunEventBody } from '#shared/contract/run-event.ts'
import { imagesOf } from '#shared/contract/run-images.ts'
import { emptyRunView, foldRunEvent } from '#shared/contract/run-view.ts'
import type { StudioEvent } from '#shared/contract/studio-event.ts'
import { toAppError } from '#shared/domain/error.ts'
import type { Project } from '#shared/domain/project.ts'
import type { Clock } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import { hashOf } from '../../projects/snapshot.ts'
import type { ImageMaker } from '../../providers/images/image-provider.ts'
import type { Store } from '../../store/store.ts'
import { createRunLog } from '../run-log.ts'
import { recordOf } from '../run-record.ts'
import type { UnderWay } from '../runs-under-way.ts'
import { performImagesRun, type ImagesRun } from './perform-images-run.ts'
import type { PictureRequests } from './picture-requests.ts'
import type { ShownPictures } from './shown-pictures.ts'
import { createSlotQueue, type SlotQueue } from './slot-queue.ts'
import { slotFile, type ImageSlot } from './slots.ts'
import { switchToPictures, type SwitchParts } from './switch-to-pictures.ts'

export interface LiveImagesParts extends SwitchParts {
  readonly store: Store
  readonly clock: Clock
  readonly publish: (event: StudioEvent) => void
  readonly shown: Pick<ShownPictures, 'put'>
  /** Counts the requests; absent: nobody does. */
  readonly requests?: PictureRequests
  /** For tests. */
  readonly waits?: ImagesRun['waits']
}

export interface LiveImages extends UnderWay {
  readonly runId: string
  /** What is wanted of it. */
  readonly queue: SlotQueue
  /** Files that it has put beside the drawn ones. */
  readonly written: ReadonlyMap<string, { readonly hash: string }>
}

/** How many pictures are asked for at a time. */
const atOnce = 2

/** Starts one with nothing to make yet. `onEnd` is called before its end is told. */
export function startImages(
  parts: LiveImagesParts,
  project: Project,
  app: string,
  maker: ImageMaker,
  onEnd: (runId: string) => void,
): LiveImages {
  const { store, projects, clock, publish, shown } = parts
  const { id: projectId, kind } = project
  const runId = newId()
  insertRecord(parts, runId, project, maker)
  let view = emptyRunView
  const log = createRunLog(runId, clock, (batch) => {
    view = batch.reduce(foldRunEvent, view)
    store.journal.append(batch)
  })
  const controller = new AbortController()
  const { signal } = controller
  const queue = createSlotQueue()
  const written = new Map<string, { readonly hash: string }>()
  const settle = (): void => {
    onEnd(runId)
    keepRecord(parts, runId, () => ({ ...recordOf(view, new Map(), 'edit'), images: imagesOf(view) }))
    publish({ type: 'run-ended', projectId, runId })
    publish({ type: 'project-changed', projectId })
  }
  const run: ImagesRun = {
    kind,
    app,
    maker,
    queue,
    atOnce,
    emit: (event: RunEventBody): void => log.emit(event),
    there: (slot) => endingThere(parts, project, slot),
    keep: async (slot, file) => {
      const path = slotFile(kind, slot.slug, file.ending)
      written.set(path, { hash: hashOf(file.bytes) })
      // First, so that the preview never sees it as a file that is new.
      shown.put(projectId, slotFile(kind, slot.slug, 'svg'), file, slot.shape)
      await projects.workspace(projectId).write(path, file.bytes)
      publish({ type: 'image-ready', projectId, slug: slot.slug })
    },
    ask: parts.requests?.of({ runId, projectId }),
    ...(parts.waits === undefined ? {} : { waits: parts.waits }),
    finish: (made) => switchToPictures(parts, project, runId, made, signal),
  }
  const ended = performImagesRun(run, signal).then(settle, settle)
  return { runId, projectId, log, queue, written, abort: () => controller.abort(), ended }
}

function insertRecord({ store, clock }: LiveImagesParts, id: string, project: Project, maker: ImageMaker): void {
  store.runs.insert({
    id,
    projectId: project.id,
    prompt: '',
    kind: project.kind,
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
}

/** The ending of a real picture that is there. */
async function endingThere(
  { projects }: LiveImagesParts,
  { id, kind }: Project,
  { slug }: ImageSlot,
): Promise<string | undefined> {
  for (const ending of ['jpg', 'png', 'webp']) {
    const bytes = await projects.workspace(id).read(slotFile(kind, slug, ending))
    if (bytes !== undefined) return ending
  }
  return undefined
}

function keepRecord(
  { store, publish }: LiveImagesParts,
  runId: string,
  record: () => Parameters<Store['runs']['update']>[1],
): void {
  try {
    store.journal.flush()
    store.runs.update(runId, record())
  } catch (thrown) {
    // As for every run: the next start finds it in the journal.
    publish({ type: 'trouble', message: toAppError(thrown).message })
  }
}
