import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ensureVendored } from './build-vendored.ts'
import type { BuildResult, FileState } from './messages.ts'
import { createProjectBuilder, type ProjectBuilder } from './project-builder.ts'
import { testApp } from './test-app.ts'
import { readVendoredSet, type VendoredSet } from './vendored.ts'

let vendored: VendoredSet
let builder: ProjectBuilder

beforeAll(async () => void (vendored = readVendoredSet(await ensureVendored())))
beforeEach(() => void (builder = createProjectBuilder(vendored)))
afterEach(() => builder.dispose())

const states = (files: Readonly<Record<string, string>>): FileState[] =>
  Object.entries(files).map(([path, text]) => ({ path, kind: 'text', text }))

const start = (files: Readonly<Record<string, string>> = {}): Promise<BuildResult> =>
  builder.build(states({ ...testApp, ...files }), true)

const change = (files: Readonly<Record<string, string>>): Promise<BuildResult> => builder.build(states(files), false)

const names = ({ outputs }: BuildResult): string[] =>
  outputs.map(({ name }) => name.replace(/-\w{8}\.js$/, '.js')).toSorted()

const output = ({ outputs }: BuildResult, name: RegExp): string =>
  Buffer.from(outputs.find((one) => name.test(one.name))?.body ?? []).toString()

describe('what is built', () => {
  test('is one script, one stylesheet, and a script for each lazy screen', async () => {
    const result = await start()
    expect(result).toMatchObject({ ok: true, failedScreens: [], warnings: [] })
    expect(names(result)).toEqual(['app.css', 'app.js', 'screen/src/screens/Settings.js'])
    expect(result.packages).toContain('react-router')
  })

  test('is nothing new when nothing has changed', async () => {
    await start()
    expect(await start()).toMatchObject({ ok: true, outputs: [] })
  })

  test('is only the screen, and the styles that it needs, when only a screen has changed', async () => {
    await start()
    const changed = await change({
      'src/screens/Settings.tsx': `export default () => <p className="text-[11px]">it</p>`,
    })
    expect(names(changed)).toEqual(['app.css', 'screen/src/screens/Settings.js'])
    expect(output(changed, /css$/)).toContain('11px')
  })

  test('leaves a screen as it is when what it uses has changed inside only', async () => {
    await start({
      'src/screens/Settings.tsx': `import { useHabits } from '../store'\nexport default () => useHabits().count`,
    })
    const changed = await change({ 'src/store.ts': `${testApp['src/store.ts']}\nconsole.log('new')` })
    expect(names(changed)).toEqual(['app.js'])
  })

  test('holds a module once, though the app imports it and a screen is loaded for it', async () => {
    const result = await start({
      'src/App.tsx': `import Settings from './screens/Settings'\nconst later = () => import('./screens/Settings')\nexport default () => <Settings key={String(later)} />`,
    })
    expect(names(result)).toEqual(['app.css', 'app.js'])
  })

  test('knows what screens will import before any of them does', async () => {
    const result = await start({ 'src/components/Card.tsx': `export const Card = () => <i>unused as yet</i>` })
    expect(output(result, /^app-/)).toContain('unused as yet')
    const changed = await change({
      'src/screens/Settings.tsx': `import { Card } from '../components/Card'\nexport default Card`,
    })
    expect(names(changed)).toEqual(['screen/src/screens/Settings.js'])
  })

  test('gives a class of a CSS module another name in each file', async () => {
    const css = '.title { color: red }'
    const result = await start({
      'src/a.module.css': css,
      'src/b.module.css': css,
      'src/App.tsx': `import a from './a.module.css'\nimport b from './b.module.css'\nexport default () => <p className={a.title + b.title} />`,
    })
    const classes = [...output(result, /^app-/).matchAll(/"title":? ?"?(title_\w+)|title: "(title_\w+)"/g)].map(
      (match) => match[1] ?? match[2],
    )
    expect(new Set(classes).size).toBe(2)
    for (const name of classes) expect(output(result, /css$/)).toContain(`.${name}`)
  })

  test('names pictures by the address that the preview serves, and texts by what they say', async () => {
    builder = createProjectBuilder(vendored)
    const app = `import logo from './logo.png'\nimport notes from './notes.md?raw'\nimport data from './data.json'\nexport default () => <img src={logo} alt={notes + data.name} />`
    const files = states({
      ...testApp,
      'src/App.tsx': app,
      'src/notes.md': 'the notes',
      'src/data.json': '{"name":"the data"}',
    })
    const result = await builder.build([...files, { path: 'src/logo.png', kind: 'asset' }], true)
    const script = output(result, /^app-/)
    for (const text of ['"/src/logo.png"', 'the notes', 'the data']) expect(script).toContain(text)
  })
})

describe('what is wrong', () => {
  test('in the app is told with its place, and nothing is given', async () => {
    await start()
    const result = await change({ 'src/App.tsx': 'export default () => <p>\n  <b>\n</p>' })
    expect(result).toMatchObject({ ok: false, outputs: [] })
    expect(result.problems[0]).toMatchObject({ file: 'src/App.tsx', line: 3 })
  })

  test('in one screen stops neither the app nor other screens', async () => {
    const result = await start({ 'src/screens/Settings.tsx': 'export default () => <p>' })
    expect(result.ok).toBe(true)
    expect(result.failedScreens).toMatchObject([
      { path: 'src/screens/Settings.tsx', problems: [{ file: 'src/screens/Settings.tsx', line: 1 }] },
    ])
    const again = await change({ 'src/components/Button.tsx': `${testApp['src/components/Button.tsx']}\n` })
    expect(again.failedScreens).toHaveLength(1)
    expect(await change({ 'src/screens/Settings.tsx': 'export default () => null' })).toMatchObject({
      ok: true,
      failedScreens: [],
    })
  })

  test('with a screen that is not written yet stops nothing; when it comes, nothing else is new', async () => {
    const app = testApp['src/App.tsx']?.replace('./screens/Settings', './screens/Soon') ?? ''
    const result = await start({ 'src/App.tsx': app })
    expect(result.ok).toBe(true)
    expect(result.failedScreens).toMatchObject([
      { path: 'src/screens/Soon', problems: [{ file: 'src/App.tsx', line: 6 }] },
    ])
    const written = await change({ 'src/screens/Soon.tsx': `export default () => 'here'` })
    expect(written).toMatchObject({ ok: true, failedScreens: [] })
    expect(names(written)).toEqual(['screen/src/screens/Soon.js'])
  })

  test('in a module that nothing imports stops nothing, until a screen imports it', async () => {
    const result = await start({ 'src/components/Half.tsx': 'export function Half() { return <p>' })
    expect(result).toMatchObject({ ok: true, failedScreens: [] })
    const used = await change({
      'src/screens/Settings.tsx': `import { Half } from '../components/Half'\nexport default () => <Half />`,
    })
    expect(used).toMatchObject({ ok: true, failedScreens: [{ problems: [{ file: 'src/components/Half.tsx' }] }] })
    const whole = await change({ 'src/components/Half.tsx': 'export function Half() { return <p>whole</p> }' })
    expect(whole).toMatchObject({ ok: true, failedScreens: [] })
  })

  test.each([
    [
      'an unknown package',
      `import axios from 'axios'\nexport default () => axios`,
      'There is no package "axios" here.',
      'Take fetch, which every browser has.',
    ],
    [
      'a package that is misspelled',
      `import x from 'recharst'\nexport default () => x`,
      'There is no package "recharst" here.',
      'Nearest: recharts.',
    ],
    [
      'an icon that is not there',
      `import { Homee } from 'lucide-react'\nexport default () => <Homee />`,
      'lucide-react has no "Homee".',
      /Home/,
    ],
    [
      'a file that is not there',
      `import { Butten } from './components/Butten'\nexport default () => <Butten />`,
      /no file src\/components\/Butten/,
      'Nearest: src/components/Button.tsx.',
    ],
    [
      'a name that a file does not give',
      `import { Butten } from './components/Button'\nexport default () => <Butten />`,
      /No matching export in "src\/components\/Button.tsx"/,
      /Button/,
    ],
    [
      'a folder of files',
      'export default (name: string) => import(`./screens/${name}.tsx`)',
      /must name one file/,
      /whole path/,
    ],
    ['another language for styles', `import './a.scss'\nexport default () => null`, /would need a tool/, /CSS/],
  ])('%s is refused by name, in the app and in a screen', async (_, text, why, hint) => {
    const more = { 'src/a.scss': '' }
    const inApp = await start({ ...more, 'src/App.tsx': text })
    expect(inApp).toMatchObject({ ok: false })
    expect(inApp.problems[0]).toMatchObject({
      file: 'src/App.tsx',
      text: expect.stringMatching(why),
      hint: expect.stringMatching(hint),
    })
    expect(inApp.problems[0]?.line).toBeGreaterThan(0)
    const inScreen = await start({
      ...more,
      'src/screens/Settings.tsx': text.replaceAll("'./", "'../").replaceAll('`./', '`../'),
    })
    expect(inScreen.ok).toBe(true)
    expect(inScreen.failedScreens[0]?.problems[0]).toMatchObject({ text: expect.stringMatching(why) })
  })

  test('in a stylesheet leaves the script as it was, and all of it comes when it is right', async () => {
    await start()
    const result = await change({
      'src/App.tsx': 'export default () => null',
      'src/index.css': '@import "tailwindcss";\n.a { @apply no-such-class; }',
    })
    expect(result).toMatchObject({ ok: false, outputs: [], problems: [{ file: 'src/index.css', line: 2 }] })
    expect(names(await change({ 'src/index.css': '@import "tailwindcss";' }))).toEqual(['app.css', 'app.js'])
  })

  test('when nothing starts the app, it says so', async () => {
    const result = await builder.build(states({ 'src/App.tsx': 'export default 1' }), true)
    expect(result.problems[0]?.text).toContain('src/main.tsx')
  })
})
