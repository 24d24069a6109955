/** What a hostile project can make the build do: nothing. A real folder with traps, read as the studio reads it. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createWorkspace } from '../../projects/workspace.ts'
import { ensureVendored } from './build-vendored.ts'
import { createReactPreview, type ReactPreview } from './react-preview.ts'
import type { ReactProject } from './react-project.ts'
import { testApp } from './test-app.ts'

const secret = 'top-secret-of-the-host'

let folder: string
let react: ReactPreview
let project: ReactProject | undefined

beforeAll(async () => void (react = createReactPreview({ vendorFolder: await ensureVendored() })))
afterAll(() => react.stop())
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kiln-confinement-'))
  plant({ ...testApp, ...traps }, path.join(folder, 'app'))
  plant(
    {
      'secret.ts': `export default '${secret}'`,
      'secret.css': `.${secret} { color: red }`,
      'secret.json': `"${secret}"`,
    },
    folder,
  )
  symlinkSync(path.join(folder, 'secret.ts'), path.join(folder, 'app/src/linked.ts'))
  symlinkSync(path.join(folder, 'secret.css'), path.join(folder, 'app/src/linked.css'))
  symlinkSync(folder, path.join(folder, 'app/src/outside'))
})
afterEach(() => {
  project?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Each would write a file if anything ran or obeyed it. */
const mark = (name: string): string => `require('node:fs').writeFileSync(process.env.PWD + '/ran-${name}', '')`
const traps = {
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
    scripts: { preinstall: 'touch ran-preinstall', postinstall: 'touch ran-postinstall', prepare: 'touch ran-prepare' },
    dependencies: { evil: 'file:../', linked: 'link:../', react: 'npm:evil@1.0.0' },
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
  'node_modules/evil/index.js': mark('module'),
  'node_modules/evil/package.json': '{"name":"evil","main":"index.js"}',
}

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
    '@plugin "./evil.js";',
    '@config "../tailwind.config.js";',
    '@import "/etc/passwd";',
    '@import url("/etc/passwd");',
    '@import "../../secret.css";',
    '@import "./linked.css";',
    '@import "./outside/secret.css";',
    '@import "evil/index.css";',
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
    ]) {
      expect(await app.respond(address, true), address).toBeUndefined()
    }
  })
})
