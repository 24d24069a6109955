/** What goes along with a change, tried on an app of some fifty files. */
import { expect, test } from 'vitest'
import type { ContextWishes } from '#shared/domain/context.ts'
import { readApp, typicalChanges } from '../../bench/context-changes.ts'
import { createAppIndexer } from './app-index.ts'
import { selectContext, type ContextQuestion, type Selection } from './select.ts'
import { tokensByRule } from './tokens.ts'

const indexer = createAppIndexer()
const dashboard = await readApp()
const none: ContextWishes = { add: [], remove: [], picked: [], open: [] }

async function choose(prompt: string, patch: Partial<ContextQuestion> = {}): Promise<Selection> {
  const files = patch.files ?? dashboard
  const index = await indexer.indexOf(files)
  const rest = { wishes: none, recent: [], count: tokensByRule, budget: 16_000, limit: 100_000 }
  return selectContext({ prompt, index, files, ...rest, ...patch })
}

function wholeOf({ files }: Selection): string[] {
  return files.filter(({ whole }) => whole).map(({ path }) => path)
}

test.each(typicalChanges)('the files that have to change go along: $prompt', async ({ prompt, needs }) => {
  const selection = await choose(prompt)
  expect(wholeOf(selection)).toEqual(expect.arrayContaining([...needs]))
  expect(selection.tokens).toBeLessThan(selection.everything * 0.4)
})

test('a change of colour sends less than 15% of the app', async () => {
  for (const prompt of [
    'Make the accent colour teal instead of blue',
    'اجعل لون التطبيق أخضر',
    'use #0f766e as accent',
  ]) {
    const { tokens, everything } = await choose(prompt)
    expect(tokens / everything).toBeLessThan(0.15)
  }
})

test.each([
  ['shop', 'The discount code SUMMER should give 15%', 'src/data/costs.ts'],
  ['shop', 'أضف حقل رقم الهاتف إلى صفحة الدفع', 'src/screens/checkout.tsx'],
  ['shop', 'Show the number of favourites in the menu', 'src/lib/badges.ts'],
  ['notes', 'Notes in the trash should be deleted after 30 days', 'src/screens/trash.tsx'],
  ['notes', 'أضف عدد الكلمات أسفل الملاحظة', 'src/screens/note.tsx'],
  [
    'notes',
    'TypeError: x is undefined at render (src/components/markdown-view.tsx:31:7)',
    'src/components/markdown-view.tsx',
  ],
  ['fitness', 'Add a rest timer to the exercises screen', 'src/screens/exercises.tsx'],
] as const)('so they do in other apps (%s): %s', async (id, prompt, needed) => {
  const files = await readApp(id)
  expect(wholeOf(await choose(prompt, { files }))).toContain(needed)
})

test('each file is told of once, whole or in outline, with why and what it takes', async () => {
  const selection = await choose('Rename the app to Harbour')
  expect(selection.files.map(({ path }) => path).toSorted()).toEqual([...dashboard.keys()].toSorted())
  expect(selection.files.find(({ path }) => path === 'src/app.config.json')).toMatchObject({
    whole: true,
    why: { by: 'role', of: 'config' },
  })
  expect(selection.outline).toContain('order-form.tsx: OrderForm')
  expect(selection.outline).not.toContain('app.config.json')
})

test('what the user adds goes whatever the prompt says, what is removed does not, and both are said', async () => {
  const wishes = { ...none, add: ['src/data/csv.ts', 'not-there.ts'], remove: ['src/palette.css'] }
  const selection = await choose('Make the accent colour teal', { wishes })
  const why = new Map(selection.files.map(({ path, why: { by }, whole }) => [path, `${by} ${whole}`]))
  expect(why.get('src/data/csv.ts')).toBe('added true')
  expect(why.get('src/palette.css')).toBe('removed false')
  expect(why.has('not-there.ts')).toBe(false)
})

test('what was picked in the preview and what is open leads to what it imports', async () => {
  const picked = await choose('add a priority here', {
    wishes: { ...none, picked: ['src/components/order-table.tsx'] },
  })
  expect(wholeOf(picked)[0]).toBe('src/components/order-table.tsx')
  const open = await choose('make it larger', { wishes: { ...none, open: ['src/components/goal-ring.tsx'] } })
  expect(open.files.find(({ path }) => path === 'src/components/goal-ring.tsx')?.why.by).toBe('open')
})

test('a file that is only open goes along by itself: what it imports has nothing to do with the prompt', async () => {
  const wishes = { ...none, add: ['src/screens/orders.tsx'], open: ['src/screens/home.tsx'] }
  const selection = await choose('Make the accent colour teal', { wishes })
  const expected = ['src/screens/orders.tsx', 'src/screens/home.tsx', 'src/palette.css', 'src/theme.css']
  expect(wholeOf(selection)).toEqual(expected)
})

test('what was changed last goes with a prompt that points back to it, unless that was the making of the app', async () => {
  const recent = ['src/components/figure.tsx']
  expect(wholeOf(await choose('make it a little larger', { recent }))).toContain('src/components/figure.tsx')
  const { files } = await choose('make it teal', { recent: [...dashboard.keys()] })
  expect(files.some(({ why }) => why.by === 'recent')).toBe(false)
})

test('within a budget the most wanted goes; what is named goes over it, and never over the window', async () => {
  const prompt = 'In OrderForm, warn when the customer is missing'
  const small = await choose(prompt, { budget: 1500 })
  expect(small.tokens).toBeLessThan(1800)
  expect(wholeOf(small)[0]).toBe('src/components/order-form.tsx')
  const named = 'Look at @src/screens/customer.tsx and @src/screens/orders.tsx'
  expect(wholeOf(await choose(named, { budget: 1000 }))).toHaveLength(2)
  const tight = await choose(named, { budget: 1000, limit: 1600 })
  expect(tight.tokens).toBeLessThanOrEqual(1600)
  expect(wholeOf(tight)).toHaveLength(1)
})

test('a small app goes whole, and a page that is its own app goes whatever is asked', async () => {
  const small = new Map([...dashboard].slice(0, 8))
  const selection = await choose('anything', { files: small })
  expect([wholeOf(selection).length, selection.outline]).toEqual([8, ''])
  const page = new Map([['index.html', `<h1>Timer</h1>${'<p>Some words of it</p>\n'.repeat(800)}`]])
  expect(wholeOf(await choose('xyz', { files: page }))).toEqual(['index.html'])
  // Nothing could be changed without it, whatever was meant to be sent.
  expect(wholeOf(await choose('words', { files: page, budget: 1000 }))).toEqual(['index.html'])
})

test('where a prompt says nothing that the app knows, the middle of the app goes, and not more than half of the budget', async () => {
  const selection = await choose('make it better')
  expect(wholeOf(selection)).toContain('src/screens/home.tsx')
  expect(selection.tokens).toBeLessThan(9000)
})

test('only what has changed is read again', async () => {
  const mine = createAppIndexer()
  const before = await mine.indexOf(dashboard)
  expect(await mine.indexOf(new Map(dashboard))).toBe(before)
  const known = mine.size()
  const changed = new Map(dashboard).set('src/store.ts', 'export const useShelf = () => 1')
  const after = await mine.indexOf(changed)
  expect(mine.size()).toBe(known + 1)
  expect(after.outlines.get('src/layout.tsx')).toBe(before.outlines.get('src/layout.tsx'))
  expect(after.glossary.filesOf('shelf')).toEqual([{ path: 'src/store.ts', weight: 5 }])
})

test('a very large app is told by folders where its names alone would be too long', async () => {
  const files = new Map(
    Array.from({ length: 1500 }, (_, at) => [`src/parts/part-number-${at}.ts`, `export const part${at} = ${at}\n`]),
  )
  const selection = await choose('change the colour', { files })
  expect(selection.tokens).toBeLessThan(16_000)
  expect(selection.outline).toMatch(/\(\d+ more files\)/)
})
