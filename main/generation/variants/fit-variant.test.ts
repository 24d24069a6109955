import { expect, test } from 'vitest'
import { type Change, fitVariant } from './fit-variant.ts'

type Texts = Readonly<Record<string, string>>

const page = '<h1>One</h1>\n<p>a</p>\n<p>b</p>\n<p>c</p>\n<p>d</p>\n<p>e</p>\n<p>f</p>\n<footer>Foot</footer>\n'

function change(files: Texts, removed: readonly string[] = []): Change {
  return { files: new Map(Object.entries(files)), removed }
}

async function fit(answer: Change, base: Texts, now: Texts, instead?: Change) {
  const fitted = await fitVariant({
    answer,
    base: new Map(Object.entries(base)),
    now: new Map(Object.entries(now)),
    ...(instead === undefined ? {} : { instead }),
  })
  return { ...fitted, files: Object.fromEntries(fitted.files) }
}

test('an app that is as it was takes the answer as it came', async () => {
  const answer = change({ 'index.html': 'new', 'app.css': 'more' }, ['old.js'])
  const base = { 'index.html': 'old', 'old.js': 'x' }
  expect(await fit(answer, base, base)).toEqual({
    files: { 'index.html': 'new', 'app.css': 'more' },
    removed: ['old.js'],
    unfit: [],
  })
})

test('what was changed in another place of the same file since stays', async () => {
  const answer = change({ 'index.html': page.replace('One', 'Two') })
  const now = { 'index.html': page.replace('Foot', 'Mine') }
  expect(await fit(answer, { 'index.html': page }, now)).toEqual({
    files: { 'index.html': page.replace('One', 'Two').replace('Foot', 'Mine') },
    removed: [],
    unfit: [],
  })
})

test('what was changed in the same place, removed or newly made since does not fit, and is named', async () => {
  const answer = change({ 'index.html': page.replace('One', 'Two'), 'a.js': 'a2', 'new.js': 'theirs' })
  const base = { 'index.html': page, 'a.js': 'a1' }
  const now = { 'index.html': page.replace('One', 'Three'), 'new.js': 'mine' }
  expect(await fit(answer, base, now)).toEqual({ files: {}, removed: [], unfit: ['index.html', 'a.js', 'new.js'] })
})

test('joined code that would be broken does not fit', async () => {
  const base = 'const a = [\n  1,\n  2,\n  3,\n  4,\n  5,\n  6,\n  7,\n]\nrun(a)\n'
  const answer = change({ 'a.js': base.replace('const a = [', 'const a = new Set([').replace(']\n', '])\n') })
  const now = { 'a.js': base.replace('  1,\n', '  1, // one\n').replace('  7,\n', '  7,\n  ...rest,\n') }
  const { unfit } = await fit(answer, { 'a.js': base }, now)
  expect(unfit).toEqual(['a.js'])
})

test('the other answer goes with all that it brought when this one takes its place', async () => {
  const base = { 'index.html': 'old', 'app.js': 'js' }
  const other = change({ 'index.html': 'theirs', 'theirs.css': 'c' }, ['app.js'])
  const now = { 'index.html': 'theirs', 'theirs.css': 'c', 'notes.md': 'mine' }
  expect(await fit(change({ 'index.html': 'new' }), base, now, other)).toEqual({
    files: { 'index.html': 'new', 'app.js': 'js' },
    removed: ['theirs.css'],
    unfit: [],
  })
})
