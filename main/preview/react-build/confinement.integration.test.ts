/** What a hostile project can make the build do: nothing. A real folder with traps, read as the studio reads it. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runInThisContext } from 'node:vm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPackageInstaller } from '../../packages/index.ts'
import { createWorkspace } from '../../projects/workspace.ts'
import { ensureVendored } from './build-vendored.ts'
import { createReactPreview, type ReactPreview } from './react-preview.ts'
import type { ReactProject } from './react-project.ts'
import { testApp } from './test-app.ts'
import { readVendoredSet } from './vendored.ts'

const secret = 'top-secret-of-the-host'

let folder: string
let cache: string
let react: ReactPreview
let project: ReactProject | undefined

beforeAll(async () => {
  const vendorFolder = await ensureVendored()
  cache = mkdtempSync(path.join(tmpdir(), 'kiln-confinement-cache-'))
  const packages = createPackageInstaller({
    cacheFolder: cache,
    vendored: readVendoredSet(vendorFolder).versions,
    environment: { HOME: cache, NPM_CONFIG_REGISTRY: 'http://127.0.0.1:1/' },
  })
  react = createReactPreview({ vendorFolder, packages })
})
afterAll(() => {
  react.stop()
  rmSync(cache, { recursive: true })
})
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kiln-confinement-'))
  plant({ ...testApp, ...traps() }, path.join(folder, 'app'))
  plant(outside, folder)
  symlinkSync(path.join(folder, 'secret.ts'), path.join(folder, 'app/src/linked.ts'))
  symlinkSync(path.join(folder, 'secret.css'), path.join(folder, 'app/src/linked.css'))
  symlinkSync(folder, path.join(folder, 'app/src/outside'))
  symlinkSync(path.join(folder, 'secret.json'), path.join(folder, 'app/public/linked.json'))
  for (const name of Object.keys(outside)) utimesSync(path.join(folder, name), new Date(0), new Date())
})
afterEach(() => {
  project?.close()
  expect(readOutside()).toEqual([])
  rmSync(folder, { recursive: true, force: true })
})

/** Beside the project's folder, where a tool would look that goes upward or follows what a project says. */
const outside = {
  'secret.ts': `export default '${secret}'`,
  'secret.css': `.${secret} { color: red }`,
  'secret.json': `"${secret}"`,
  'outside.json': '{"compilerOptions":{"jsxImportSource":"evil"}}',
  'tsconfig.json': '{"compilerOptions":{"jsxImportSource":"evil"}}',
  'package.json': '{"name":"outside","sideEffects":false}',
  'postcss.config.js': `throw new Error('${secret}')`,
  '.npmrc': 'registry=http://127.0.0.1:1/',
  '.env': `VITE_SECRET=${secret}`,
  'node_modules/evil/package.json': '{"name":"evil","main":"index.js"}',
  'node_modules/evil/index.js': `module.exports = '${secret}'`,
  'node_modules/evil/index.css': `.${secret} { color: red }`,
}

/** Those of them that anybody has read, by the time that the file system notes; one that notes none can tell nothing. */
function readOutside(): string[] {
  const control = path.join(folder, 'control')
  writeFileSync(control, '')
  utimesSync(control, new Date(0), new Date())
  readFileSync(control)
  const isRead = (name: string): boolean => statSync(path.join(folder, name)).atimeMs > 0
  return isRead('control') ? Object.keys(outside).filter(isRead) : []
}

/** Code that leaves a file behind when anything runs it, as a module of either kind. */
const mark = (name: string): string =>
  `process.getBuiltinModule('node:fs').writeFileSync(${JSON.stringify(path.join(folder, `ran-${name}`))}, '')`

/** Each would leave a file behind if anything ran or obeyed it. */
const traps = () => ({
  'vite.config.ts': mark('vite'),
  'vite.config.js': mark('vite'),
  'postcss.config.js': mark('postcss'),
  'postcss.config.cjs': mark('postcss'),
  'tailwind.config.js': mark('tailwind'),
  'src/evil.js': mark('plugin'),
  '.npmrc': 'registry=http://127.0.0.1:1/\n',
  '.env': `VITE_SECRET=${secret}\n`,
  '.babelrc': '{"plugins":["./src/evil.js"]}',
  'package.json': JSON.stringify({
    scripts: Object.fromEntries(
      ['preinstall', 'install', 'postinstall', 'prepare'].map((name) => [name, `touch ${folder}/ran-${name}`]),
    ),
    dependencies: {
      evil: 'file:../',
      linked: 'link:../',
      cloned: 'git+ssh://git@127.0.0.1/a/b.git',
      fetched: 'http://127.0.0.1:1/p.tgz',
      renamed: 'npm:evil@1.0.0',
      newest: 'latest',
      unknown: '1.0.0',
      react: 'npm:evil@1.0.0',
    },
    overrides: { react: 'file:../' },
    workspaces: ['../*'],
    browser: { './src/App.tsx': '../secret.ts' },
    imports: { '#secret': '../secret.ts' },
    sideEffects: false,
  }),
  'tsconfig.json': JSON.stringify({
    extends: '../outside.json',
    compilerOptions: {
      jsxImportSource: 'evil',
      paths: { 'host/*': ['../*'], react: ['../secret.ts'] },
      plugins: [{ name: './src/evil.js', transform: './src/evil.js' }],
    },
  }),
  'public/own.json': '{}',
  'node_modules/evil/index.js': mark('module'),
  'node_modules/evil/package.json': '{"name":"evil","main":"index.js"}',
})

function plant(files: Readonly<Record<string, string>>, root: string): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    writeFileSync(path.join(root, name), text)
  }
}

function open(): ReactProject {
  const workspace = createWorkspace(path.join(folder, 'app'))
  project = react.open(folder, {
    list: async () => (await workspace.list()).map((entry) => entry.path),
    read: (name) => workspace.read(name),
  })
  return project
}

async function built(app: ReactProject): Promise<NonNullable<ReturnType<ReactProject['latest']>>> {
  await expect.poll(() => app.latest(), { timeout: 15_000 }).toBeDefined()
  const result = app.latest()
  if (result === undefined) throw new Error('Nothing was built.')
  return result
}

function everyFile(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted()
}

test('a trap that is run leaves its mark', () => {
  runInThisContext(mark('control'))
  expect(readdirSync(folder)).toContain('ran-control')
})

describe('a project full of traps', () => {
  test('is built as if they were not there: nothing runs, nothing is written, nothing from outside is in it', async () => {
    const before = everyFile(folder)
    const app = open()
    expect(await built(app)).toMatchObject({ type: 'build-done', failedScreens: [] })
    expect(everyFile(folder)).toEqual(before)
    const result = app.latest()
    for (const name of result?.type === 'build-done' ? result.changed : []) {
      const file = await app.respond(`/__kiln/build/${name}`, true)
      expect(Buffer.from(file?.body ?? []).toString()).not.toContain(secret)
    }
  })

  test.each([
    ['an absolute path', (root: string) => `import x from '${root}/secret'`],
    ['a path upward', () => `import x from '../../secret'`],
    ['a path upward from an alias', () => `import x from '@/../../secret'`],
    ['data from upward', () => `import x from '../../secret.json'`],
    ['text from upward', () => `import x from '../../secret.ts?raw'`],
    ['an address of a file', (root: string) => `import x from 'file://${root}/secret.ts'`],
    ['a link to a file', () => `import x from './linked'`],
    ['a link to a folder', () => `import x from './outside/secret'`],
    ['a dependency on a folder', () => `import x from 'evil'`],
    ['a linked dependency', () => `import x from 'linked'`],
    ['an import map of the package', () => `import x from '#secret'`],
    ['a path of tsconfig', () => `import x from 'host/secret'`],
    ['a module of Node', () => `import x from 'node:fs'`],
    ['the settings of the project', () => `import x from '../package.json'`],
    ['its environment', () => `import x from '../.env?raw'`],
    ['a hidden package', () => `import x from '../node_modules/evil/index.js'`],
    ['a folder of files', (root: string) => `const x = (name: string) => import(\`${root}/\${name}.ts\`)`],
    ['files by pattern', () => `const x = import.meta.glob('../../*.ts')`],
    ['an address that is not written out', () => `const x = require('../../' + 'secret')`],
  ])('that imports %s is refused by name, and says where', async (_, line) => {
    const before = everyFile(folder)
    plant({ 'src/App.tsx': `${line(folder)}\nexport default () => String(x)\n` }, path.join(folder, 'app'))
    const result = await built(open())
    expect(result).toMatchObject({ type: 'build-failed', problems: [{ file: 'src/App.tsx', line: 1 }] })
    expect(JSON.stringify(result)).not.toContain(secret)
    expect(everyFile(folder)).toEqual(before)
  })

  test.each([
    ['evil', 'file:../'],
    ['linked', 'link:../'],
    ['cloned', 'git+ssh://git@127.0.0.1/a/b.git'],
    ['fetched', 'http://127.0.0.1:1/p.tgz'],
    ['renamed', 'npm:evil@1.0.0'],
    ['newest', 'latest'],
  ])('whose package.json asks for %s as %s is told that only exact versions count', async (name, spec) => {
    const before = everyFile(folder)
    plant({ 'src/App.tsx': `import x from '${name}'\nexport default () => String(x)\n` }, path.join(folder, 'app'))
    const text = `"${name}" is not installed: package.json asks for "${spec}", and the preview takes exact versions of the registry only, as in "1.2.3".`
    expect(await built(open())).toMatchObject({
      type: 'build-failed',
      problems: [{ file: 'src/App.tsx', line: 1, text }],
    })
    expect(everyFile(folder)).toEqual(before)
  })

  test('whose package.json asks for what is not installed is told so; nothing is fetched for it', async () => {
    plant({ 'src/App.tsx': `import x from 'unknown'\nexport default () => String(x)\n` }, path.join(folder, 'app'))
    expect(await built(open())).toMatchObject({
      problems: [{ line: 1, text: '"unknown" is not installed.', hint: 'Install unknown@1.0.0.' }],
    })
    expect(readdirSync(cache)).toEqual([])
  })

  test('whose package.json is a link is built as if it had none', async () => {
    rmSync(path.join(folder, 'app/package.json'))
    symlinkSync(path.join(folder, 'package.json'), path.join(folder, 'app/package.json'))
    expect(await built(open())).toMatchObject({ type: 'build-done' })
  })

  test.each([
    '@plugin "./evil.js";',
    '@config "../tailwind.config.js";',
    '@import "/etc/passwd";',
    '@import url("/etc/passwd");',
    '@import "../../secret.css";',
    '@import "./linked.css";',
    '@import "./outside/secret.css";',
    '@import "evil/index.css";',
    '@import "file:///etc/passwd";',
    '@reference "../../secret.css";',
    '@source "/";',
    '@source "../../**/*";',
    '@import "tailwindcss" source("/");',
    'a { background: url(../../secret.css) }',
    'a { background: url(file:///etc/passwd) }',
  ])('with a stylesheet that says %s is refused, and says where', async (line) => {
    const before = everyFile(folder)
    plant({ 'src/index.css': `@import "tailwindcss";\n${line}\n` }, path.join(folder, 'app'))
    const result = await built(open())
    expect(result).toMatchObject({ type: 'build-failed', problems: [{ file: 'src/index.css', line: 2 }] })
    expect(JSON.stringify(result)).not.toContain(secret)
    expect(everyFile(folder)).toEqual(before)
  })

  test('with an absolute url() is told that the app has no such file; the responder serves none', async () => {
    plant({ 'src/index.css': '@import "tailwindcss";\na { background: url(/etc/passwd) }' }, path.join(folder, 'app'))
    const app = open()
    expect(await built(app)).toMatchObject({
      type: 'build-done',
      warnings: [{ file: 'src/index.css', line: 2, text: expect.stringContaining('public/etc/passwd') }],
    })
    for (const address of [
      '/etc/passwd.txt',
      '/.env',
      '/.npmrc',
      '/package.json',
      '/vite.config.ts',
      '/%2e%2e/secret.ts',
      '/src/../../secret.ts',
      '/src/outside/secret.json',
      '/src/linked.css',
      '/__kiln/build/../../secret.ts',
      '/__kiln/vendor/manifest.json',
      '/__kiln/packages/../../secret.ts',
      '/linked.json',
      '/public/linked.json',
    ]) {
      expect(await app.respond(address, true), address).toBeUndefined()
    }
  })
})
