/** For tests of picture runs: a project of a React app, a server that makes pictures, and a run of the app that names two. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from 'vitest'
import { fakePicture, openAiImageReply, startFakeServer, type Reply } from '../../../e2e/fake-providers/index.ts'
import type { RecordedRequest } from '../../../e2e/fake-providers/index.ts'
import type { RunEvent } from '#shared/contract/run-event.ts'
import type { StudioEvent } from '#shared/contract/studio-event.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import { systemClock } from '../../lib/clock.ts'
import { createProjects } from '../../projects/projects.ts'
import { createOpenAiImages } from '../../providers/images/openai-images.ts'
import { openStore } from '../../store/store.ts'
import { createDoors } from '../doors.ts'
import type { RunTarget } from '../perform-run.ts'
import { createImageRuns } from './image-runs.ts'

/** Names two pictures. */
export const screen = `export default () => <><img src="/images/red-bicycle.svg" alt="A red bicycle" width={120} height={80} />
  <img src="/images/blue-chair.svg" alt="A blue chair" width={120} height={80} /></>`

/** Machines are slow at times. */
export const patience = { timeout: 10_000 }

export type ImagesTest = Awaited<ReturnType<typeof startImagesTest>>

/** `close` it at the end. What a test sets of it counts at once. */
export async function startImagesTest() {
  const folder = await mkdtemp(path.join(tmpdir(), 'kiln-images-'))
  const store = openStore(path.join(folder, 'data'))
  const projects = createProjects({ store, projectsFolder: path.join(folder, 'projects'), clock: systemClock })
  const told: StudioEvent[] = []
  const endListeners = new Set<(projectId: string) => void>()
  const state = {
    project: await projects.create({ name: 'Shop', kind: 'react' }),
    /** What the server answers. */
    reply: (_request: RecordedRequest): Reply => openAiImageReply(fakePicture(200, 200)),
    /** Somebody makes pictures. */
    isOn: true,
  }
  /** The project's own run. */
  let appRun: string | undefined
  const server = await startFakeServer((request) => state.reply(request))
  const provider = createOpenAiImages({ id: 'openai', baseUrl: server.origin })
  const images = createImageRuns({
    store,
    projects,
    doors: createDoors(),
    clock: systemClock,
    maker: () =>
      state.isOn ? { model: { provider: 'openai', model: 'gpt-image-2' }, provider: () => provider } : undefined,
    publish: (event) => told.push(event),
    liveRunOf: () => appRun,
    onRunEnd(listener) {
      endListeners.add(listener)
      return () => endListeners.delete(listener)
    },
    waits: { firstWaitMs: 1 },
  })
  const workspace = () => projects.workspace(state.project.id)

  function setAppRun(runId: string | undefined): void {
    appRun = runId
    if (runId === undefined) for (const listener of endListeners) listener(state.project.id)
  }

  function imageRun(): RunRecord {
    const run = store.runs.listByProject(state.project.id).find(({ beside }) => beside === 'images')
    if (run === undefined) throw new Error('There is no run of images.')
    return run
  }

  return {
    ...{ store, projects, server, images, told, state, setAppRun, imageRun, workspace },
    /** A run that makes a new app of that one screen. */
    async makeApp(outcome: 'done' | 'stopped' = 'done'): Promise<void> {
      const { project } = state
      const inner: RunTarget = {
        fileStart() {},
        fileDelta() {},
        fileDrop() {},
        fileEnd: (file, text) => workspace().write(file, text),
        async finish(_outcome, files) {
          const { id } = await projects.apply(project.id, { files }, { reason: 'run', label: 'A shop', runId: 'app' })
          return { versionId: id }
        },
      }
      setAppRun('app')
      const target = images.wrap(inner, { project, prompt: 'A shop for bicycles', before: new Map() })
      await target.fileEnd('src/screens/home.tsx', screen)
      await target.finish(outcome, new Map([['src/screens/home.tsx', screen]]))
      setAppRun(undefined)
    },
    /** All that the run of images has told, when it is over. */
    async ended(): Promise<readonly RunEvent[]> {
      const runId = imageRun().id
      for await (const _batch of images.attach(runId, -1, undefined) ?? []);
      await expect.poll(() => images.liveCount(), patience).toBe(0)
      return store.journal.read(runId, -1)
    },
    async textOf(file: string): Promise<string | undefined> {
      const bytes = await workspace().read(file)
      return bytes === undefined ? undefined : Buffer.from(bytes).toString()
    },
    /** Of the files that hold pictures. */
    async paths(): Promise<string[]> {
      return (await workspace().list()).map((file) => file.path).filter((file) => /images\//.test(file))
    },
    async close(): Promise<void> {
      await images.stopAll()
      await server.close()
      store.close()
      await rm(folder, { recursive: true })
    },
  }
}
