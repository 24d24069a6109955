import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ReactPlan } from '#shared/domain/react-plan.ts'
import { absentScreen, isStandIn, pendingScreen, screenPath } from './code-screens.ts'
import { normalisePlan } from './normalise-plan.ts'
import { planByRules } from './plan-by-rules.ts'
import { scaffold } from './scaffold.ts'
import { readReactTemplate } from './template.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const template = await readReactTemplate(join(root, 'resources/templates/react/base'))
const options = { packages: { recharts: '3.10.1' }, checked: false }

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'kiln-scaffold-'))))
afterEach(() => rm(folder, { recursive: true }))

/** What the template's own compiler options find in it. */
async function typeErrors(files: ReadonlyMap<string, string>): Promise<string> {
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const done = promisify(execFile)(process.execPath, [compiler, '--noEmit', '-p', folder, '--pretty', 'false'])
  return await done.then(
    () => '',
    (failed: { stdout: string }) => failed.stdout,
  )
}

const everyType: ReactPlan = {
  ...planByRules('a shop', template),
  ...normalisePlan(
    {
      name: { en: 'Every "type" </title>', ar: 'كل */ الأنواع' },
      language: 'ar',
      screens: ['Home "quoted" \\ </h1>', { title: 'أحمر', path: 'x/:id' }, { title: 'Order lines' }],
      data: [
        {
          name: 'orders',
          fields: [
            'title: string',
            'total: number',
            'paid: boolean',
            "state: 'a' | 'b'",
            'day: Day',
            'tags: string[]',
            'counts: number[]',
            'default: string',
          ],
        },
        { name: 'lines', fields: ['amount: number'] },
      ],
      components: [
        {
          name: 'OrderRow',
          purpose: 'One */ order',
          props: { order: 'Order', 'onOpen?': '() => void', onPick: '(order: Order) => void', 'title?': 'string' },
        },
        {
          name: 'OrderList',
          props: {
            orders: 'readonly Order[]',
            'more?': 'Order[]',
            children: 'ReactNode',
            size: "'s' | 'm'",
            when: 'Day',
            icon: 'IconName',
            on: 'boolean',
            names: 'string[]',
            'last?': 'Order',
            odd: 'Weird<X>',
          },
        },
        { name: 'Nothing' },
      ],
    },
    { name: 'x', palette: 'teal', theme: 'dark', language: 'en' },
    template,
  ),
}

test('what is written by rules passes the strictest checks of an exported app', { timeout: 60_000 }, async () => {
  const files = new Map(scaffold(everyType, template, options))
  const [, red, lines] = everyType.screens
  if (red === undefined || lines === undefined) throw new Error('The plan has three screens.')
  files.set(screenPath(red.id), absentScreen(red, 'failed'))
  files.set(
    'src/extra.ts',
    [...files.keys()]
      .filter((path) => /^src\/(?:components|screens)\/.*\.tsx$/.test(path))
      .map((path, index) => `export * as x${index} from './${path.slice(4, -4)}'`)
      .join('\n'),
  )
  expect(await typeErrors(files)).toBe('')
})

test('names and colours the base by the plan', () => {
  const files = scaffold(everyType, template, options)
  expect(files.get('index.html')).toContain('<html lang="ar" dir="rtl">')
  expect(files.get('index.html')).toContain('<title>كل */ الأنواع</title>')
  expect(files.get('src/palette.css')).toContain('Palette: teal')
  expect(JSON.parse(files.get('src/app.config.json') ?? '')).toMatchObject({
    id: 'every-type-title',
    language: 'ar',
    theme: 'dark',
    screens: [
      { id: 'home', path: '', menu: true },
      { id: 'screen', path: 'x/:id', menu: false },
      { id: 'order-lines', path: 'order-lines', menu: true },
    ],
  })
  expect(JSON.parse(files.get('package.json') ?? '')).toMatchObject({
    name: 'every-type-title',
    dependencies: { recharts: '3.10.1', react: expect.any(String) },
  })
})

test('what is added to it is kept beside what the store of a model will read', () => {
  expect(scaffold(everyType, template, options).get('src/store.ts')).not.toContain("keptAs('store')")
})

test('an app of one language has no switch between languages', () => {
  const path = 'src/components/preference-switches.tsx'
  expect(scaffold(everyType, template, options).get(path)).not.toMatch(/language/i)
  expect(scaffold(everyType, template, { ...options, checked: true }).get(path)).toMatch(/Languages/)
})

test('what a model writes is built without a check of its types', () => {
  const manifest = scaffold(everyType, template, options).get('package.json') ?? ''
  expect(JSON.parse(manifest)).toMatchObject({ scripts: { build: 'vite build', check: 'tsc --noEmit' } })
})

test('each screen is there from the beginning, and known as one that is not made', () => {
  const files = scaffold(everyType, template, options)
  for (const { id } of everyType.screens) expect(isStandIn(files.get(screenPath(id)) ?? '')).toBe(id !== 'home')
  expect(files.get(screenPath('order-lines'))).toBe(pendingScreen)
})
