/** Every rule of `npm run check` fails on what it forbids: violations planted in a copy of the tree, one step after another. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import layers from '../.dependency-cruiser.mjs'
import { root } from './node.mjs'

const folders = ['main', 'preload', 'renderer', 'shared', 'e2e', 'bench', 'scripts']
const files = [
  ...[
    'package.json',
    'package-lock.json',
    'knip.json',
    '.oxlintrc.json',
    '.oxfmtrc.json',
    '.dependency-cruiser.mjs',
    '.gitignore',
  ],
  ...['vitest.config.ts', 'electron.vite.config.ts', 'tsconfig.json', 'tsconfig.base.json'],
  ...['shared', 'main', 'preload', 'renderer', 'tools'].map((runtime) => `tsconfig.${runtime}.json`),
]
let copy = ''

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'kiln-check-'))
  for (const name of [...folders, ...files]) cpSync(join(root, name), join(copy, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
})

afterAll(() => rmSync(copy, { recursive: true, force: true }))

/** Writes the files, runs one step of the check on the copy, and takes the files away again. */
function planted(step, contents) {
  for (const [path, content] of Object.entries(contents)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true })
    writeFileSync(join(copy, path), content)
  }
  const ran = spawnSync(process.execPath, [join(root, 'scripts', 'check.mjs'), '--root', copy, step], {
    encoding: 'utf8',
  })
  for (const path of Object.keys(contents)) rmSync(join(copy, path))
  // Under CI the linter colours whatever it is told, between a place and its brackets too.
  return { code: ran.status, output: stripVTControlCharacters(`${ran.stdout}${ran.stderr}`) }
}

const plain = 'export const planted = 1\n'

describe('format', () => {
  it('fails on a file that is not formatted', () => {
    const { code, output } = planted('format', { 'shared/planted.ts': 'export const planted   =   "1";\n' })
    expect(code).toBe(1)
    expect(output).toContain('shared/planted.ts')
  })
})

describe('lint', () => {
  const cases = {
    'no-explicit-any': 'export function planted(value: any): void {\n  void value\n}\n',
    'ban-ts-comment': '// @ts-ignore\nexport const planted: string = 1\n',
    'no-non-null-assertion': 'export const planted = [1][0]!\n',
    'consistent-type-imports': "import { Clock } from './clock.ts'\nexport type Planted = Clock\n",
    'no-default-export': 'export default 1\n',
    'prefer-node-protocol': "import 'fs'\n",
    'no-console': "console.log('planted')\n",
    'no-warning-comments': `// ${'TO'}DO: later\n${plain}`,
    'no-eval': "eval('1')\n",
    eqeqeq: 'export const planted = (value: unknown) => value == 1\n',
    'prefer-const': 'export function planted() {\n  let one = 1\n  return one\n}\n',
    'no-unused-vars': 'const unused = 1\n',
    'max-lines': 'export let planted = 0\n' + 'planted++\n'.repeat(300),
    'main/store': "import 'better-sqlite3'\n",
    'main/providers/http.ts': "import 'undici'\n",
    'main/providers/ollama': "import 'ollama'\n",
    'main/shell/browser': "import 'ws'\n",
    '#shared/': "import '../../shared/domain/error.ts'\n",
  }
  const renderer = {
    'rules-of-hooks':
      "import { useState } from 'react'\nexport function Planted(props: { on: boolean }) {\n  if (props.on) useState(0)\n  return null\n}\n",
    'exhaustive-deps':
      "import { useEffect } from 'react'\nexport function usePlanted(title: string) {\n  useEffect(() => {\n    document.title = title\n  }, [])\n}\n",
    'no-danger': "export const planted = <p dangerouslySetInnerHTML={{ __html: '' }} />\n",
    'renderer/features/editor/monaco': "import 'monaco-editor/editor'\n",
  }
  const others = {
    'main/lib/plantedName.ts': ['filename-case', plain],
    'main/lib/planted-focus.test.ts': ['no-focused-tests', "import { it } from 'vitest'\nit.only('one', () => {})\n"],
    'main/lib/planted-skip.test.ts': ['no-disabled-tests', "import { it } from 'vitest'\nit.skip('one', () => {})\n"],
    'main/lib/planted-long.test.ts': ['max-lines', 'export let planted = 0\n' + 'planted++\n'.repeat(400)],
  }
  const all = [
    ...Object.entries(cases).map(([rule, content], index) => [`main/lib/planted-${index}.ts`, rule, content]),
    ...Object.entries(renderer).map(([rule, content], index) => [`renderer/planted-${index}.tsx`, rule, content]),
    ...Object.entries(others).map(([path, [rule, content]]) => [path, rule, content]),
  ]

  it('fails on each thing that a rule forbids', () => {
    const { code, output } = planted('lint', Object.fromEntries(all.map(([path, , content]) => [path, content])))
    expect(code).toBe(1)
    // A rule's name, the place, and the door that it points to.
    const complaints = output.split(/\n\s*\n/)
    const silent = all.filter(
      ([path, rule]) => !complaints.some((text) => text.includes(`[${path}:`) && text.includes(rule)),
    )
    expect(silent.map(([, rule]) => rule)).toEqual([])
  })

  it('allows a test 400 lines, and blank lines and comments beyond', () => {
    const content = 'export let planted = 0\n' + 'planted++\n'.repeat(390) + '// why\n\n'.repeat(50)
    expect(planted('lint', { 'main/lib/planted-long.test.ts': content }).output).not.toContain('planted-long')
  })
})

describe('types', () => {
  const cases = {
    shared: ['shared/planted.ts', 'export const planted = process.cwd()\n'],
    main: ['main/lib/planted.ts', 'export const planted = document.title\n'],
    preload: ['preload/planted.ts', 'export const planted: Promise<string> = Bun.file()\n'],
    renderer: ['renderer/planted.ts', 'export const planted = process.cwd()\n'],
    tools: ['e2e/planted.ts', "export const planted: number = 'one'\n"],
  }

  it('fails in each runtime on what that runtime does not have', () => {
    const { output } = planted('types', Object.fromEntries(Object.values(cases)))
    for (const [runtime, [path]] of Object.entries(cases)) {
      expect(output).toContain(`FAILED types-${runtime}`)
      expect(output).toContain(`${path}(1,`)
    }
  }, 120_000)

  it('fails on syntax that type stripping cannot remove, and on unchecked indexed access', () => {
    const { output } = planted('types-main', {
      'main/lib/planted.ts': 'export enum Planted {\n  One,\n}\n',
      'main/lib/planted-b.ts': 'export const planted: number = [1][0]\n',
    })
    expect(output).toMatch(/planted\.ts\(1,.*TS1294/)
    expect(output).toMatch(/planted-b\.ts\(1,.*TS2322/)
  }, 60_000)
})

describe('layers', () => {
  const rooms = [
    'cli',
    'shell',
    'studio',
    'api',
    'generation',
    'preview',
    'projects',
    'packages',
    'metrics',
    'pipeline',
    'edits',
    'context',
    'providers',
    'settings',
    'store',
    'lib',
  ]
  const upward = rooms.map((room, index) => [
    `main/${room}/planted.ts`,
    `main-downward-${room}`,
    index === 0 ? '../serve.ts' : `../${rooms[index - 1]}/planted.ts`,
  ])
  const cases = [
    ...upward,
    ['shared/planted.ts', 'shared-stands-alone', 'node:fs'],
    ['preload/planted.ts', 'preload-to-shared', '../main/lib/clock.ts'],
    ['renderer/planted-a.ts', 'renderer-to-shared', '../main/lib/clock.ts'],
    ['renderer/planted-b.ts', 'renderer-is-a-page', 'node:fs'],
    ['main/lib/planted-a.ts', 'main-to-shared', '../../preload/index.ts'],
    ['main/lib/planted-b.ts', 'electron-behind-its-door', 'electron'],
    ['main/lib/planted-c.ts', 'electron-shell-behind-its-entry', '../shell/electron/run-studio.ts'],
    ['main/lib/planted-d.ts', 'main-ships-what-it-imports', 'fast-check'],
    ['main/lib/planted-e.ts', 'everything-resolves', './nowhere.ts'],
    ['main/lib/planted-f.ts', 'no-circles', './planted-g.ts'],
    ['renderer/features/planted-one/index.ts', 'features-apart', '../planted-two/index.ts'],
    ['renderer/features/planted-two/index.ts', 'features-below-the-app', '../../main.tsx'],
    ['renderer/features/planted-two/inner.ts', 'features-apart', '../planted-one/index.ts'],
    ['renderer/planted-c.ts', 'features-by-their-door', './features/planted-two/inner.ts'],
    ['renderer/ui/planted.ts', 'ui-knows-nothing', '../planted-b.ts'],
    ['renderer/client/planted.ts', 'client-knows-no-parts', '../planted-b.ts'],
  ]

  it('fails on each import that a rule forbids, for every rule there is', () => {
    const contents = Object.fromEntries(cases.map(([path, , target]) => [path, `import '${target}'\n${plain}`]))
    contents['main/lib/planted-g.ts'] = "import './planted-f.ts'\n"
    const { code, output } = planted('layers', contents)
    expect(code).toBe(1)
    const found = [...output.matchAll(/^\s*(\S+) -> .*\n\s+(\S+): /gm)].map(([, from, rule]) => `${rule} ${from}`)
    // A circle is told of once, from either side.
    const told = ([path, rule]) =>
      found.includes(`${rule} ${path}`) || (rule === 'no-circles' && found.includes(`${rule} main/lib/planted-g.ts`))
    expect(cases.filter((one) => !told(one)).map(([, rule]) => rule)).toEqual([])
    expect(new Set(cases.map(([, rule]) => rule))).toEqual(new Set(layers.forbidden.map(({ name }) => name)))
  })

  it('fails when it sees too few modules to be believed', () => {
    const config = '.dependency-cruiser.mjs'
    const blind = readFileSync(join(root, config), 'utf8').replace(
      "exclude: { path: '",
      "exclude: { path: '^main/|^renderer/|",
    )
    const { code, output } = planted('layers', { [config]: blind })
    cpSync(join(root, config), join(copy, config))
    expect(code).toBe(1)
    expect(output).toMatch(/Only \d+ modules were seen/)
  })
})

describe('dead code', () => {
  it('fails on a file, an export and a dependency that nothing uses, and on one that is not listed', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    manifest.dependencies['left-pad'] = '1.3.0'
    const ids = readFileSync(join(root, 'main/lib/ids.ts'), 'utf8')
    const { code, output } = planted('dead-code', {
      'main/lib/planted.ts': plain,
      'main/lib/ids.ts': `${ids}\nexport const plantedExport = 1\n`,
      'main/lib/planted.test.ts': "import 'planted-package'\n",
      'package.json': JSON.stringify(manifest),
    })
    for (const name of ['main/lib/ids.ts', 'package.json']) cpSync(join(root, name), join(copy, name))
    expect(code).toBe(1)
    for (const found of ['main/lib/planted.ts', 'plantedExport', 'left-pad', 'planted-package'])
      expect(output).toContain(found)
  })
})
