import { expect, test } from 'vitest'
import { mostMatches, searchTexts } from './search.ts'

const texts = new Map([
  ['app.css', '.button { color: red }\r\n.Button:hover { color: blue }\n'],
  ['app.js', 'const button = find("button-1")\nconst buttons = []\n'],
])
const plain = { matchCase: false, wholeWord: false, regex: false }

async function places(text: string, options: Partial<typeof plain> = {}): Promise<string[]> {
  const { matches } = await searchTexts(texts, { text, ...plain, ...options }, new AbortController().signal)
  return matches.map(({ path, line, column, length }) => `${path}:${line}:${column}+${length}`)
}

test('finds every place, in the order of files and lines, whatever the case', async () => {
  expect(await places('button')).toEqual([
    'app.css:1:2+6',
    'app.css:2:2+6',
    'app.js:1:7+6',
    'app.js:1:22+6',
    'app.js:2:7+6',
  ])
})

test('keeps to the case and to whole words where it is told to', async () => {
  expect(await places('Button', { matchCase: true })).toEqual(['app.css:2:2+6'])
  expect(await places('buttons', { wholeWord: true })).toEqual(['app.js:2:7+7'])
  expect(await places('but', { wholeWord: true })).toEqual([])
})

test('a whole word ends where letters of any script end', async () => {
  const arabic = new Map([['a.txt', 'كتاب وكتاب']])
  const query = { text: 'كتاب', ...plain, wholeWord: true }
  const { matches } = await searchTexts(arabic, query, new AbortController().signal)
  expect(matches.map(({ column }) => column)).toEqual([1])
})

test('plain text has no special characters; a pattern has', async () => {
  expect(await places('find("button-1")')).toEqual(['app.js:1:16+16'])
  expect(await places('b.tton\\-\\d', { regex: true })).toEqual(['app.js:1:22+8'])
  expect(await places('^const', { regex: true })).toEqual(['app.js:1:1+5', 'app.js:2:1+5'])
})

test('a pattern may reach over the end of a line only when it names one', async () => {
  expect(await places('\\}\\n\\.', { regex: true })).toEqual(['app.css:1:22+1'])
  expect(await places('red[^x]*blue', { regex: true })).toEqual([])
})

test('a preview shows the match, without the indentation, also far out in a long line', async () => {
  const long = new Map([['a.js', `    needle\n${'x'.repeat(5_000)}needle${'y'.repeat(500)}`]])
  const { matches } = await searchTexts(long, { text: 'needle', ...plain }, new AbortController().signal)
  expect(matches.map(({ preview, previewAt }) => preview.slice(previewAt, previewAt + 6))).toEqual(['needle', 'needle'])
  expect(matches[0]).toMatchObject({ column: 5, preview: 'needle', previewAt: 0 })
  expect(matches[1]?.preview.length).toBe(200)
})

test('stops at its limit and says that there are more', async () => {
  const many = new Map([['a.txt', 'x '.repeat(mostMatches + 5)]])
  const result = await searchTexts(many, { text: 'x', ...plain }, new AbortController().signal)
  expect(result.matches.length).toBe(mostMatches)
  expect(result.more).toBe(true)
})

test('a pattern that would never end is ended, and what is no pattern is refused', async () => {
  const hard = new Map([['a.txt', `${'a'.repeat(60)}!`]])
  const signal = new AbortController().signal
  const endless = searchTexts(hard, { text: '(a+)+$', ...plain, regex: true }, signal, 300)
  await expect(endless).rejects.toMatchObject({ error: { kind: 'invalid-input' } })
  const broken = searchTexts(hard, { text: '(', ...plain, regex: true }, signal)
  await expect(broken).rejects.toMatchObject({ error: { kind: 'invalid-input' } })
})

test('a search that nobody waits for any more stops at once, also inside an endless pattern', async () => {
  const hard = new Map([['a.txt', `${'a'.repeat(60)}!`]])
  const leave = new AbortController()
  const search = searchTexts(hard, { text: '(a+)+$', ...plain, regex: true }, leave.signal, 600_000)
  leave.abort()
  await expect(search).rejects.toMatchObject({ error: { kind: 'aborted' } })
})

test('a match of nothing is no match', async () => {
  expect(await places('z*', { regex: true })).toEqual([])
})
