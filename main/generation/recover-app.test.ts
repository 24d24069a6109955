/** What a start finds of a React app that was being made when Kiln was killed: nothing of another hand is written over. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RunEventBody } from '#shared/contract/run-event.ts'
import { systemClock } from '../lib/clock.ts'
import { createPreview } from '../preview/preview.ts'
import { createProjects, type Projects } from '../projects/projects.ts'
import { openStore, type Store } from '../store/store.ts'
import { createDoors } from './doors.ts'
import { createDrafts } from './drafts.ts'
import { pendingScreen, screenPath } from './react/code-screens.ts'
import { planByRules } from './react/plan-by-rules.ts'
import { ownFiles } from './react/scaffold.ts'
import { template } from './react/test-react-run.ts'

const prompt = 'a shop for ceramics'
const plan = planByRules(prompt, template)
const rules = ownFiles(plan)
const home = screenPath('home')
const [other = ''] = [...rules.keys()].filter((file) => file !== home)
const pending = screenPath(plan.screens.find(({ id }) => id !== 'home')?.id ?? '')
const byModel = '// by a model\nexport default () => <p>model</p>\n'
const mine = '// mine\nexport default () => <p>mine</p>\n'

let folder: string
let store: Store
let projects: Projects
let projectId: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kiln-recover-'))
  store = openStore(path.join(folder, 'data'))
  projects = createProjects({ store, projectsFolder: path.join(folder, 'projects'), clock: systemClock })
  projectId = (await projects.create({ name: 'App', kind: 'react' })).id
  await projects.workspace(projectId).change(new Map([...rules, ['src/screens.ts', ''], [pending, pendingScreen]]))
})
afterEach(async () => {
  store.close()
  await rm(folder, { recursive: true })
})

/** The run's journal as the kill left it. */
function killedRun(bodies: readonly RunEventBody[]): void {
  store.runs.insert({
    ...{ id: 'run', projectId, prompt, kind: 'react', mode: 'create', asked: { provider: 'ollama', model: 'm' } },
    ...{ state: 'running', draft: 'none', startedAt: 1, text: '', attachments: [], citations: [], files: [] },
  })
  const all: RunEventBody[] = [{ type: 'plan', name: 'Shop', summary: prompt, react: plan }, ...bodies]
  store.journal.append(all.map((body, seq) => ({ runId: 'run', seq, at: seq, ...body })))
}

function told(file: string, text: string): RunEventBody[] {
  return [
    { type: 'file-start', path: file },
    { type: 'file-delta', path: file, text },
    { type: 'file-end', path: file },
  ]
}

function recover(): Promise<void> {
  const none = (): Promise<undefined> => Promise.resolve(undefined)
  const preview = createPreview({ secret: 's', frameAncestors: [], readProjectFile: none, readVersionFile: none })
  return createDrafts({
    ...{ store, projects, preview, doors: createDoors(), clock: systemClock },
    publish: () => undefined,
  }).recover()
}

const write = (file: string, text: string): Promise<void> => projects.workspace(projectId).write(file, text)

async function read(file: string): Promise<string> {
  return Buffer.from((await projects.workspace(projectId).read(file)) ?? []).toString()
}

test('of a base that was not built, what the model wrote is put back, and what another hand wrote stays', async () => {
  killedRun([...told(home, byModel), ...told(other, byModel)])
  await write(home, byModel)
  await write(other, mine)
  await recover()
  expect(await read(home)).toBe(rules.get(home))
  expect(await read(other)).toBe(mine)
})

test('a locked file of such an app stays, whoever wrote it', async () => {
  killedRun(told(home, byModel))
  await write(home, byModel)
  for (const file of [home, pending]) store.lockedFiles.lock(projectId, file)
  await recover()
  expect([await read(home), await read(pending)]).toEqual([byModel, pendingScreen])
})

test('an app whose version was made before the kill is done, with this one version', async () => {
  killedRun([...told(home, byModel), { type: 'preview-ready' }])
  await write(home, byModel)
  await projects.apply(projectId, { files: new Map() }, { reason: 'run', label: prompt, runId: 'run' })
  await recover()
  const versions = projects.versions(projectId)
  expect(versions.map(({ reason }) => reason)).toEqual(['run'])
  expect(store.runs.get('run')).toMatchObject({ state: 'done', draft: 'none', versionId: versions[0]?.id })
})
