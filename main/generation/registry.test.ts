import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { failure } from '#shared/domain/error.ts'
import { systemClock } from '../lib/clock.ts'
import { createPreview } from '../preview/preview.ts'
import { createProjects, type Projects } from '../projects/projects.ts'
import { openStore, type Store } from '../store/store.ts'
import { createAttachments } from './attachments.ts'
import { createDoors } from './doors.ts'
import { createModelFacts } from './model-facts.ts'
import { createRunRegistry, type RunRegistry } from './registry.ts'

let folder: string
let store: Store
let projects: Projects
/** Why the next run cannot begin. */
let broken: Error | undefined
/** What the next run's model is looked up by. */
let checked: Promise<void>
let runs: RunRegistry

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kiln-registry-'))
  store = openStore(path.join(folder, 'data'))
  projects = createProjects({ store, projectsFolder: path.join(folder, 'projects'), clock: systemClock })
  broken = failure('disk-full', 'The disk is full.')
  checked = Promise.resolve()
  const breaking: Projects = {
    ...projects,
    workspace: (id) => ({
      ...projects.workspace(id),
      readTexts: () => (broken === undefined ? projects.workspace(id).readTexts() : Promise.reject(broken)),
    }),
  }
  const none = (): Promise<undefined> => Promise.resolve(undefined)
  runs = createRunRegistry({
    store,
    projects: breaking,
    preview: createPreview({ secret: 's', frameAncestors: [], readProjectFile: none, readVersionFile: none }),
    drafts: { supersede: () => undefined, inReview: () => undefined },
    attachments: createAttachments(store, systemClock),
    auto: { resolve: async () => ({ model: request.model }) },
    facts: createModelFacts({ status: async () => undefined, known: () => undefined }),
    doors: createDoors(),
    async *handler() {
      yield { type: 'finish', reason: 'stop', usage: { input: 0, output: 0, estimated: false } }
    },
    react: {
      template: () => none().then(expect.unreachable),
      vendored: () => ({}),
      screensAtOnce: () => 1,
      warm: () => undefined,
    },
    clock: systemClock,
    contextTokens: () => 1_000,
    checkModel: () => checked,
    publish: () => undefined,
  })
})
afterEach(async () => {
  await runs.stopAll()
  store.close()
  await rm(folder, { recursive: true })
})

const request = {
  prompt: 'a page',
  kind: 'page' as const,
  model: { provider: 'starter' as const, model: 'starter' },
}

test('a new app whose run cannot begin leaves no empty project behind', async () => {
  await expect(runs.start(request)).rejects.toThrow('The disk is full.')
  expect(projects.list()).toEqual([])
  expect(await readdir(path.join(folder, 'projects'))).toEqual([])
  expect(runs.liveCount()).toBe(0)
})

test('a project that was there stays, whatever becomes of its run', async () => {
  const { id } = await projects.create({ name: 'Mine', kind: 'page' })
  await expect(runs.start({ ...request, projectId: id })).rejects.toThrow('The disk is full.')
  expect(projects.list()).toMatchObject([{ id }])
  broken = undefined
  expect(await runs.start({ ...request, projectId: id })).toMatchObject({ projectId: id })
})

test('a prompt whose model is still looked up when Kiln closes leaves nothing behind', async () => {
  broken = undefined
  let answer = (): void => {}
  checked = new Promise((resolve) => (answer = resolve))
  const started = runs.start(request).catch((thrown: unknown) => thrown)
  await runs.stopAll()
  store.close()
  answer()
  expect(await started).toMatchObject({ error: { kind: 'aborted' } })
  expect(await readdir(folder)).not.toContain('projects')
  store = openStore(path.join(folder, 'data'))
})
