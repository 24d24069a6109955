import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ensureVendored } from './build-vendored.ts'
import type { BuildResult } from './messages.ts'
import type { ProjectPackages } from './package-set.ts'
import { createProjectBuilder, type ProjectBuilder } from './project-builder.ts'
import { testApp } from './test-app.ts'
import { readVendoredSet, type VendoredSet } from './vendored.ts'

const secret = 'top-secret-of-the-host'

let vendored: VendoredSet
let folder: string
let builder: ProjectBuilder

beforeAll(async () => void (vendored = readVendoredSet(await ensureVendored())))
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiln-package-set-'))
  plant({ 'secret.js': `module.exports = '${secret}'`, 'secret.txt': secret, 'secret.css': `.${secret} {}` }, folder)
  builder = createProjectBuilder(vendored)
})
afterEach(async () => {
  await builder.dispose()
  rmSync(folder, { recursive: true, force: true })
})

function plant(files: Readonly<Record<string, string>>, root: string): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
}

/** A set as the installer leaves it; `files` are below node_modules. */
function set(files: Readonly<Record<string, string>>, packages: Readonly<Record<string, string>>): ProjectPackages {
  plant(files, join(folder, 'set/node_modules'))
  return { set: { key: 'a1', folder: join(folder, 'set'), packages }, missing: {} }
}

const manifest = (fields: Readonly<Record<string, unknown>>): string => JSON.stringify({ version: '1.0.0', ...fields })

function build(
  app: string,
  packages?: ProjectPackages,
  files: Readonly<Record<string, string>> = {},
): Promise<BuildResult> {
  const all = { ...testApp, 'src/App.tsx': app, ...files }
  const states = Object.entries(all).map(([path, text]) => ({ path, kind: 'text', text }) as const)
  return builder.build(states, true, packages)
}

const script = ({ outputs }: BuildResult): string =>
  Buffer.from(outputs.find(({ name }) => name.startsWith('app-'))?.body ?? []).toString()

/** What the built app's page would load, run here. Addresses are those of its host: in a copy they are files. */
async function run(result: BuildResult, specifier: RegExp): Promise<Record<string, unknown>> {
  const { files = [], folder: place = '', address = '' } = result.served ?? {}
  const copies = join(folder, 'run')
  mkdirSync(copies, { recursive: true })
  for (const name of files) {
    writeFileSync(join(copies, name), readFileSync(join(place, name), 'utf8').replaceAll(address, `${copies}/`))
  }
  const file = files.find((name) => specifier.test(name) && name.endsWith('.js')) ?? 'none'
  return (await import(/* @vite-ignore */ join(copies, file))) as Record<string, unknown>
}

const modern = {
  'modern/package.json': manifest({
    name: 'modern',
    type: 'module',
    exports: { '.': { node: './node.js', import: './index.js' }, './part': './part.js', './style.css': './style.css' },
    imports: { '#inner': './inner.js' },
  }),
  'modern/index.js': `export { inner } from '#inner'\nexport { one } from './part.js'\nexport default 7`,
  'modern/inner.js': `import { small } from 'small'\nexport const inner = small + 1`,
  'modern/part.js': `export const one = { only: 1 }`,
  'modern/style.css': `.modern { background: url('./dot.png') }`,
  'modern/dot.png': 'png',
  'modern/node.js': `throw new Error('this is for Node')`,
  'small/package.json': manifest({ name: 'small', module: 'es.js', main: 'index.js' }),
  'small/es.js': `export const small = 41`,
  'small/index.js': `throw new Error('this is for Node')`,
}

describe('an installed package', () => {
  test('is imported by name, and by its parts; what these share is there once', async () => {
    const result = await build(
      `import seven, { inner, one } from 'modern'\nimport { one as same } from 'modern/part'\nexport default () => String([seven, inner, one === same])`,
      set(modern, { modern: '1.0.0' }),
    )
    expect(result).toMatchObject({ ok: true, problems: [] })
    expect(script(result)).toContain(result.served?.address)
    const [whole, part] = [await run(result, /^modern\.[0-9a-f]{8}/), await run(result, /^modern\.part/)]
    expect(whole).toMatchObject({ default: 7, inner: 42 })
    expect(whole['one']).toBe(part['one'])
  })

  test('that is CommonJS gives whatever it has by name, as exported apps do', async () => {
    const common = {
      'common/package.json': manifest({
        name: 'common',
        main: './lib/index',
        browser: { './lib/node.js': './lib/web.js', fs: false },
      }),
      'common/lib/index.js': `const all = { pick: require('./node').pick, fs: require('fs') }\nmodule.exports = Object.assign(function () {}, all)`,
      'common/lib/node.js': `throw new Error('this is for Node')`,
      'common/lib/web.js': `exports.pick = () => 'picked'`,
    }
    const result = await build(
      `import { pick } from 'common'\nimport whole from 'common'\nexport default () => pick() + whole.pick()`,
      set(common, { common: '1.0.0' }),
    )
    expect(result).toMatchObject({ ok: true, problems: [] })
    const { default: whole } = await run(result, /^common/)
    expect((whole as { pick(): string }).pick()).toBe('picked')
  })

  test('has the React of the app: the vendored one, whether it imports or requires it', async () => {
    const files = {
      'ui/package.json': manifest({ name: 'ui', module: 'es.js', main: 'old.js' }),
      'ui/es.js': `import { useState } from 'react'\nimport { jsx } from 'react/jsx-runtime'\nexport { old } from './old.js'\nexport const Ui = () => jsx('i', { children: useState(1)[0] })`,
      'ui/old.js': `const React = require('react')\nconst { createPortal } = require('react-dom')\nexports.old = () => [React.version, createPortal]`,
    }
    const result = await build(
      `import { Ui, old } from 'ui'\nexport default () => <Ui key={String(old)} />`,
      set(files, { ui: '1.0.0' }),
    )
    expect(result).toMatchObject({ ok: true, problems: [] })
    const text = readBundle(result)
    expect(text).toMatch(/from\s*"react"/)
    expect(text).toMatch(/from\s*"react-dom"/)
    expect(text).not.toContain('Dynamic require')
  })

  test('brings its styles before those of the app, and its pictures', async () => {
    const result = await build(
      `import 'modern/style.css'\nimport './index.css'\nexport default () => null`,
      set(modern, { modern: '1.0.0' }),
    )
    expect(result).toMatchObject({ ok: true, problems: [] })
    const css = Buffer.from(result.outputs.find(({ name }) => name === 'app.css')?.body ?? []).toString()
    const picture = result.served?.files.find((name) => name.endsWith('.png'))
    expect(css).toContain(
      `url("${result.served?.address}${picture}")`.replaceAll('"', css.includes(`url("`) ? '"' : ''),
    )
    expect(css.indexOf('.modern')).toBeLessThan(css.indexOf('@layer'))
  })

  test('gives its styles to stylesheets of the app, in their place', async () => {
    const app = `import './index.css'\nexport default () => null`
    const styles = { 'src/index.css': `@import "tailwindcss";\n@import "modern/style.css" layer(base);\n` }
    const before = await build(app, { missing: { modern: '"modern" is not installed.' } }, styles)
    expect(before.problems).toEqual([
      { file: 'src/index.css', line: 2, column: 10, text: '"modern" is not installed.' },
    ])
    const after = await builder.build([], false, set(modern, { modern: '1.0.0' }))
    expect(after).toMatchObject({ ok: true, problems: [] })
    const css = Buffer.from(after.outputs.find(({ name }) => name === 'app.css')?.body ?? []).toString()
    expect(css.match(/\.modern/g)).toHaveLength(1)
    expect(css).toMatch(/@layer base \{[^@]*\.modern/)
  })

  test('whose names are wrong is refused by name, with the nearest ones', async () => {
    const result = await build(
      `import { iner } from 'modern'\nexport default () => iner`,
      set(modern, { modern: '1.0.0' }),
    )
    expect(result.problems).toEqual([
      { file: 'src/App.tsx', line: 1, column: 10, text: 'modern has no "iner".', hint: 'Nearest: inner.' },
    ])
  })

  test('is there at the next build after it was installed, for the app and for screens', async () => {
    const app = `import { inner } from 'modern'\nexport default () => inner`
    const screen = { 'src/screens/Later.tsx': `import { one } from 'modern/part'\nexport default () => String(one)` }
    const lazy = `${app}\nexport const later = () => import('./screens/Later')`
    const before = await build(lazy, { missing: { modern: '"modern" is not installed.' } }, screen)
    expect(before.problems).toMatchObject([{ file: 'src/App.tsx', line: 1, text: '"modern" is not installed.' }])
    const after = await builder.build([], false, set(modern, { modern: '1.0.0' }))
    expect(after).toMatchObject({ ok: true, failedScreens: [] })
    expect(after.outputs.map(({ name }) => name)).toContain('screen/src/screens/Later.js')
  })

  test('is bundled once: another builder takes what is kept', async () => {
    const packages = set(modern, { modern: '1.0.0' })
    const app = `import { inner } from 'modern'\nexport default () => inner`
    const first = await build(app, packages)
    rmSync(join(folder, 'set/node_modules'), { recursive: true })
    await builder.dispose()
    builder = createProjectBuilder(vendored)
    expect((await build(app, packages)).served).toEqual(first.served)
  })

  test('goes on without what it only tries', async () => {
    const files = {
      'trying/package.json': manifest({ name: 'trying' }),
      'trying/index.js': `let found\ntry { found = require('optional') } catch (error) { found = error.message }\nexports.found = found`,
    }
    const result = await build(
      `import { found } from 'trying'\nexport default () => found`,
      set(files, { trying: '1.0.0' }),
    )
    expect(result).toMatchObject({ ok: true, problems: [] })
    expect((await run(result, /^trying/))['default']).toEqual({ found: '"optional" is not installed.' })
  })

  test('that package.json does not name cannot be imported, though another package needs it', async () => {
    const result = await build(
      `import { small } from 'small'\nexport default () => small`,
      set(modern, { modern: '1.0.0' }),
    )
    expect(result.problems).toMatchObject([{ file: 'src/App.tsx', line: 1, text: 'There is no package "small" here.' }])
  })
})

describe('a package that would read what is not its own', () => {
  test.each([
    ['a path upward', `require('../../../secret.js')`],
    ['a path out of node_modules', `require('../../set.json')`],
    ['an absolute path', `require('FOLDER/secret.js')`],
    ['an address of a file', `import 'file://FOLDER/secret.js'`],
    ['a link', `require('./link.js')`],
    ['a link to a folder', `require('./links/secret.js')`],
    ['a map of its own', `require('#secret')`],
    ['a browser field', `require('mapped')`],
    ['a package beside the set', `import 'beside'`],
  ])('by %s is refused by name, and nothing of it is read', async (_, code) => {
    const files = {
      'evil/package.json': manifest({
        name: 'evil',
        imports: { '#secret': './../../../secret.js' },
        browser: { mapped: './../../../secret.js' },
      }),
      'evil/index.js': code.replaceAll('FOLDER', folder),
      'evil/tsconfig.json': '{"extends":"../../../secret.json"}',
    }
    const packages = set(files, { evil: '1.0.0' })
    plant({ 'node_modules/beside/package.json': '{"name":"beside"}', 'node_modules/beside/index.js': secret }, folder)
    symlinkSync(join(folder, 'secret.js'), join(folder, 'set/node_modules/evil/link.js'))
    symlinkSync(folder, join(folder, 'set/node_modules/evil/links'))
    const result = await build(`import x from 'evil'\nexport default () => String(x)`, packages)
    expect(result.problems).toMatchObject([
      { file: 'src/App.tsx', line: 1, text: expect.stringContaining('"evil" does not run') },
    ])
    expect(JSON.stringify(result)).not.toContain(secret)
  })

  test('by its styles is refused', async () => {
    const files = {
      'evil/package.json': manifest({ name: 'evil' }),
      'evil/style.css': `@import '../../../secret.css';\n.x { background: url(../../../secret.txt) }`,
    }
    const result = await build(`import 'evil/style.css'\nexport default () => null`, set(files, { evil: '1.0.0' }))
    expect(result.problems).toMatchObject([{ file: 'src/App.tsx', line: 1 }])
    expect(JSON.stringify(result)).not.toContain(secret)
  })

  test('is refused alone: the others are there', async () => {
    const files = {
      ...modern,
      'evil/package.json': manifest({ name: 'evil' }),
      'evil/index.js': `require('/etc/passwd')`,
    }
    const packages = set(files, { modern: '1.0.0', evil: '1.0.0' })
    const result = await build(`import 'evil'\nimport { inner } from 'modern'\nexport default () => inner`, packages)
    expect(result.problems.map(({ line }) => line)).toEqual([1])
  })
})

function readBundle({ served }: BuildResult): string {
  return (served?.files ?? []).map((name) => readFileSync(join(served?.folder ?? '', name), 'utf8')).join('\n')
}
