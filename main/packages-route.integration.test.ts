/** Installing packages by hand, through the studio's own routes, from a registry on this machine. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BuildState } from '#shared/domain/build.ts'
import { startTestRegistry, type TestRegistry } from './packages/test-registry.ts'
import { ensureVendored } from './preview/react-build/build-vendored.ts'
import { testApp } from './preview/react-build/test-app.ts'
import { cleanUp, openStudio, type TestStudio } from './test-studio.ts'

let registry: TestRegistry
let folder: string
let studio: TestStudio
let projectId: string

beforeEach(async () => {
  registry = await startTestRegistry()
  folder = await mkdtemp(join(tmpdir(), 'kiln-app-'))
  const files = {
    ...testApp,
    'package.json': '{"name":"app","dependencies":{"react":"19.3.1"}}',
    'src/App.tsx': `import { today } from 'dates'\nexport default () => today\n`,
  }
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  registry.publish({ name: 'dates', version: '2.1.0', files: { 'index.js': `exports.today = 1` } })
  const environment = { HOME: folder, NPM_CONFIG_REGISTRY: registry.url }
  studio = await openStudio([], undefined, { environment, vendorFolder: await ensureVendored() })
  ;({ projectId } = await studio.client.project.create({
    name: 'App',
    source: { type: 'folder', folder },
  }))
})
afterEach(async () => {
  await cleanUp()
  await registry.close()
  await rm(folder, { recursive: true })
})

const manifest = async (): Promise<string> => (await studio.client.file.read({ projectId, path: 'package.json' })).text

async function buildUntil(is: (state: BuildState) => boolean): Promise<BuildState> {
  for await (const state of await studio.client.preview.watchBuild({ projectId })) if (is(state)) return state
  throw new Error('The build was followed no more.')
}

test('what a build misses is installed, stands in package.json, and the app is built with it', async () => {
  const before = await buildUntil(({ problems }) => problems.length > 0)
  expect(before.problems).toMatchObject([{ file: 'src/App.tsx', line: 1, install: 'dates' }])
  const { versions } = await studio.client.preview.installPackages({ projectId, packages: ['dates'] })
  expect(versions).toEqual({ dates: '2.1.0' })
  expect(await buildUntil(({ good }) => good > 0)).toMatchObject({ problems: [] })
  expect(JSON.parse(await manifest())).toMatchObject({
    dependencies: { react: '19.3.1', dates: '2.1.0' },
  })
})

test('while the project is held the registry is not asked; what was saved meanwhile stays', async () => {
  const given = JSON.parse(await manifest()) as object
  registry.hang()
  const installed = studio.client.preview.installPackages({ projectId, packages: ['dates'] })
  await expect.poll(() => registry.asked.length).toBeGreaterThan(0)
  await studio.client.file.write({
    projectId,
    path: 'package.json',
    text: JSON.stringify({ ...given, version: '7' }),
  })
  registry.goOn()
  await installed
  // What is resolved is fetched in the end, and then nothing is asked any more.
  expect(registry.asked.at(-1)).toBe('/dates/-/dates-2.1.0.tgz')
  expect(JSON.parse(await manifest())).toMatchObject({ version: '7', dependencies: { dates: '2.1.0' } })
})

test('what cannot be installed is told, and nothing is written', async () => {
  for (const wrong of ['nothing', 'dates@file:../x']) {
    await expect(studio.client.preview.installPackages({ projectId, packages: [wrong] })).rejects.toThrow(/registry/)
  }
  expect(await manifest()).not.toContain('dates')
})
