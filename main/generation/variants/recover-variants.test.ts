/** What a start finds of two answers after the process was ended at once. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RunEventBody } from '#shared/contract/run-event.ts'
import { systemClock } from '../../lib/clock.ts'
import { createProjects, type Projects } from '../../projects/projects.ts'
import { openStore, type Store } from '../../store/store.ts'
import { recoverVariants } from './recover-variants.ts'

const model = { provider: 'ollama', model: 'm' } as const
let folder: string
let store: Store
let projects: Projects
let projectId: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kiln-variants-'))
  store = openStore(path.join(folder, 'data'))
  projects = createProjects({ store, projectsFolder: path.join(folder, 'projects'), clock: systemClock })
  projectId = (await projects.create({ name: 'App', kind: 'page' })).id
})
afterEach(async () => {
  store.close()
  await rm(folder, { recursive: true })
})

function run(id: string, bodies: readonly RunEventBody[]): void {
  store.runs.insert({
    ...{
      id,
      projectId,
      prompt: 'Change it',
      kind: 'page',
      mode: 'edit',
      asked: model,
      state: 'running',
      draft: 'none',
    },
    ...{ beside: 'variant', variantOf: 'pair', startedAt: 1, text: '', attachments: [], citations: [], files: [] },
  })
  store.journal.append(bodies.map((body, seq) => ({ runId: id, seq, at: seq, ...body })))
  store.journal.flush()
}

async function pair(): Promise<string> {
  const { id } = await projects.apply(
    projectId,
    { files: new Map([['a.css', 'a\nb\n']]) },
    { reason: 'run', label: 'x' },
  )
  store.variants.insert({
    ...{ id: 'pair', projectId, by: 'models', kind: 'page', mode: 'edit', createdAt: 1, baseVersionId: id },
    ...{ runIds: ['one', 'two'], state: 'open', kept: [] },
  })
  return id
}

const half: readonly RunEventBody[] = [
  { type: 'run-start', prompt: 'Change it', kind: 'page', mode: 'edit', asked: model },
  { type: 'file-start', path: 'a.css' },
  { type: 'file-delta', path: 'a.css', text: 'a\nc\n' },
]

test('what was being written is cut off, counted against what it changes, and waits to be chosen', async () => {
  await pair()
  run('one', half)
  run('two', [...half, { type: 'file-end', path: 'a.css' }, { type: 'run-end', outcome: 'done' }])
  recoverVariants(store, systemClock)
  expect(store.runs.get('one')).toMatchObject({
    ...{ state: 'truncated', draft: 'none', beside: 'variant' },
    files: [{ path: 'a.css', added: 1, removed: 1, whole: false }],
    error: { kind: 'truncated' },
  })
  expect(store.runs.get('two')).toMatchObject({ state: 'done', draft: 'none', beside: 'variant' })
  expect(store.variants.get('pair')?.state).toBe('open')
  expect(store.runs.listRunning()).toEqual([])
})

test('one that was written to the folder before the choice was written down is the chosen one', async () => {
  await pair()
  run('one', half)
  run('two', [...half, { type: 'file-end', path: 'a.css' }, { type: 'run-end', outcome: 'done' }])
  const files = new Map([['a.css', 'a\nc\n']])
  const { id } = await projects.apply(projectId, { files }, { reason: 'run', label: 'Change it', runId: 'two' })
  recoverVariants(store, systemClock)
  expect(store.variants.get('pair')).toMatchObject({ state: 'closed', kept: ['two'] })
  expect(store.runs.get('two')).toMatchObject({ versionId: id, draft: 'none', state: 'done' })
  expect(store.runs.get('two')?.beside).toBeUndefined()
})

test('one that took the place of the other, and was cut off before that was written down, is the kept one', async () => {
  await pair()
  const whole: readonly RunEventBody[] = [
    ...half,
    { type: 'file-end', path: 'a.css' },
    { type: 'run-end', outcome: 'done' },
  ]
  run('one', whole)
  run('two', whole)
  const keep = async (runId: string, text: string): Promise<string> => {
    const why = { reason: 'run', label: 'Change it', runId } as const
    return (await projects.apply(projectId, { files: new Map([['a.css', text]]) }, why)).id
  }
  await keep('one', 'of one')
  recoverVariants(store, systemClock)
  const versionId = await keep('two', 'of two')
  expect(recoverVariants(store, systemClock)).toEqual(['two'])
  expect(store.variants.get('pair')).toMatchObject({ state: 'closed', kept: ['one', 'two'] })
  expect(store.runs.get('two')).toMatchObject({ versionId, draft: 'none' })
  expect(store.runs.get('two')?.beside).toBeUndefined()
  const back = await keep('one', 'of one again')
  for (const _ of ['once', 'twice']) recoverVariants(store, systemClock)
  expect(store.variants.get('pair')?.kept).toEqual(['two', 'one'])
  expect(store.runs.get('one')?.versionId).toBe(back)
})

test('a pair of which neither began is forgotten', async () => {
  await pair()
  recoverVariants(store, systemClock)
  expect(store.variants.listByProject(projectId)).toEqual([])
})
