/** From a package.json to the running app: asked for, installed, built, served; and found again after a restart. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createPackageInstaller, type Packages } from '../../packages/index.ts'
import { startTestRegistry, type TestRegistry } from '../../packages/test-registry.ts'
import { ensureVendored } from './build-vendored.ts'
import { createReactPreview, type ReactPreview } from './react-preview.ts'
import type { ReactProject } from './react-project.ts'
import { memorySource, testApp } from './test-app.ts'
import { readVendoredSet } from './vendored.ts'

let vendorFolder: string
let folder: string
let registry: TestRegistry
let packages: Packages
let preview: ReactPreview
let files: Map<string, string>

beforeAll(async () => void (vendorFolder = await ensureVendored()))
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kiln-installed-'))
  registry = await startTestRegistry()
  registry.publish(
    {
      name: 'dates',
      version: '2.1.0',
      manifest: { module: 'index.js', dependencies: { tiny: '^1.0.0' } },
      files: { 'index.js': `export { tiny as today } from 'tiny'` },
    },
    {
      name: 'tiny',
      version: '1.3.0',
      manifest: { main: 'index.js' },
      files: { 'index.js': `exports.tiny = 'tiny 1.3.0'` },
    },
  )
  files = new Map(Object.entries({ ...testApp, 'package.json': '{"dependencies":{"react":"19.3.1"}}' }))
  files.set('src/App.tsx', `import { today } from 'dates'\nexport default () => today\n`)
  start()
})
afterEach(async () => {
  preview.stop()
  await registry.close()
  rmSync(folder, { recursive: true, force: true })
})

function start(): void {
  const vendored = readVendoredSet(vendorFolder).versions
  const environment = { HOME: folder, NPM_CONFIG_REGISTRY: registry.url }
  packages = createPackageInstaller({ cacheFolder: path.join(folder, 'packages'), vendored, environment })
  preview = createReactPreview({ vendorFolder, packages })
}

async function install(): Promise<void> {
  const versions = await packages.install([{ name: 'dates' }], new AbortController().signal)
  files.set('package.json', JSON.stringify({ dependencies: { react: '19.3.1', ...versions } }))
}

const open = (id = 'p'): ReactProject => preview.open(id, memorySource(files))

const textAt = async (project: ReactProject, address: string): Promise<string> =>
  Buffer.from((await project.respond(address, address === '/'))?.body ?? []).toString()

/** Where the app's own script says that the package's is. */
async function packageAddress(project: ReactProject): Promise<string> {
  const script = /src="(\/__kiln\/build\/app-[^"]+)"/.exec(await textAt(project, '/'))?.[1] ?? ''
  return /"(\/__kiln\/packages\/[^"]+)"/.exec(await textAt(project, script))?.[1] ?? ''
}

test('what was refused by name is there at the build after it was installed', async () => {
  const project = open()
  expect(await project.build([])).toMatchObject({
    type: 'build-failed',
    problems: [{ file: 'src/App.tsx', line: 1, text: 'There is no package "dates" here.', install: 'dates' }],
  })
  await install()
  expect(await project.build(['package.json'])).toMatchObject({ type: 'build-done' })
  const address = await packageAddress(project)
  expect(await project.respond(address, false)).toMatchObject({
    contentType: expect.stringContaining('javascript'),
    lasting: true,
  })
  expect(await textAt(project, address)).toContain('tiny 1.3.0')
})

test('it is there after a restart, for every project that names it, without the registry', async () => {
  await install()
  await open().build([])
  preview.stop()
  await registry.close()
  start()
  const project = open('another')
  expect(await project.build([])).toMatchObject({ type: 'build-done' })
  expect(await textAt(project, await packageAddress(project))).toContain('tiny 1.3.0')
  files.set('package.json', '{"dependencies":{"react":"19.3.1"}}')
  expect(await project.build(['package.json'])).toMatchObject({ type: 'build-failed' })
})

test('where the folder of packages is gone, the build says what is not installed, and goes on once it is', async () => {
  await install()
  rmSync(path.join(folder, 'packages'), { recursive: true })
  const project = open()
  expect(await project.build([])).toMatchObject({
    problems: [{ line: 1, text: '"dates" is not installed.', hint: 'Install dates@2.1.0.', install: 'dates@2.1.0' }],
  })
  await install()
  expect(await project.build([])).toMatchObject({ type: 'build-done' })
})

test('files of packages are served to the apps that import them, and nothing else below their folder', async () => {
  await install()
  const project = open()
  await project.build([])
  const own = (await packageAddress(project)).replace(/[^/]+$/, '')
  expect(own).not.toBe('')
  for (const name of ['bundle.json', '../../set.json', '..%2f..%2fset.json', '../../node_modules/tiny/index.js', '']) {
    expect(await project.respond(own + name, false), name).toBeUndefined()
  }
})
