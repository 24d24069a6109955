/** Runs that change an app: what is written, what is asked again, and what is told when something cannot be taken. */
import { expect, test } from 'vitest'
import type { RunEventBody } from '#shared/contract/run-event.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import type { RunOutcome } from '#shared/domain/run.ts'
import type { Handler } from '../../pipeline/index.ts'
import type { ModelRequest } from '../../providers/provider.ts'
import { performRun, type RunInput } from '../perform-run.ts'
import type { EditRecord } from './edit-format.ts'

const app = {
  'index.html': '<!doctype html>\n<html>\n<body>\n<h1>Tick</h1>\n<script src="app.js"></script>\n</body>\n</html>\n',
  'app.js': 'const a = 1\nconsole.log(a)\n',
  'app.css': 'h1 {\r\n  color: red;\r\n}\r\n',
}
const model: ModelRef = { provider: 'openai', model: 'gpt-5' }

function block(path: string, search: string, replace: string): string {
  return `\`\`\`edit path=${path}\n<<<<<<< SEARCH\n${search}=======\n${replace}>>>>>>> REPLACE\n\`\`\`\n`
}

function file(path: string, text: string): string {
  return `\`\`\`txt path=${path}\n${text}\`\`\`\n`
}

/** The answers come one after the other, each to its own request. */
async function run(answers: readonly string[], input: Partial<RunInput> = {}) {
  const events: RunEventBody[] = []
  const requests: { purpose: string; request: ModelRequest }[] = []
  const records: EditRecord[] = []
  let finished: { outcome: RunOutcome; files: Record<string, string>; removed: readonly string[] } | undefined
  const handler: Handler = async function* (ask) {
    const request = ask.requestFor(ask.candidates[0])
    if ('passedOver' in request) throw new Error(request.passedOver)
    requests.push({ purpose: ask.purpose, request })
    const text = answers[requests.length - 1] ?? 'I cannot.'
    yield { type: 'text-delta', text: text.slice(0, 40) }
    yield { type: 'text-delta', text: text.slice(40) }
    yield { type: 'finish', reason: 'stop', usage: { input: 10, output: 1, estimated: false } }
  }
  const target = {
    fileStart() {},
    fileDelta() {},
    async fileEnd() {},
    fileDrop() {},
    async finish(outcome: RunOutcome, files: ReadonlyMap<string, string>, removed: readonly string[] = []) {
      finished = { outcome, files: Object.fromEntries(files), removed }
      return {}
    },
  }
  const given: RunInput = {
    prompt: 'Change the colour',
    kind: 'page',
    model,
    files: new Map(Object.entries(app)),
    contextTokens: 8192,
    onBlocks: (_, record) => records.push(record),
    ...input,
  }
  await performRun(given, handler, target, (event) => events.push(event), new AbortController().signal)
  const problems = events.flatMap((event) => (event.type === 'edit-failed' ? [event.problem] : []))
  return { events, requests, records, finished, problems, end: events.at(-1) }
}

test('blocks, whole files, removals and new names of one answer are one change, told as files', async () => {
  const { finished, events, records, requests } = await run([
    `Done.\n${block('app.css', '  color: red;\n', '  color: $&;\n')}${file('note.txt', 'new\n')}` +
      `${block('index.html', '"app.js"\n', '"src/main.js"\n')}\`\`\`rename path=app.js to=src/main.js\n\`\`\`\n`,
  ])
  expect(finished).toEqual({
    outcome: 'done',
    files: {
      'app.css': 'h1 {\r\n  color: $&;\r\n}\r\n',
      'note.txt': 'new\n',
      'index.html': app['index.html'].replace('"app.js"', '"src/main.js"'),
      'src/main.js': app['app.js'],
    },
    removed: ['app.js'],
  })
  const told = events.flatMap((event) => (event.type === 'file-end' ? [event.path] : []))
  expect(told).toEqual(['app.css', 'note.txt', 'index.html', 'src/main.js'])
  expect(events).toContainEqual({ type: 'file-removed', path: 'app.js' })
  expect(records).toEqual([{ applied: 2, repaired: 0, failed: 0 }])
  expect(requests).toHaveLength(1)
})

test('a block that fails is asked for again, alone, with its file as it is now, and what both used is told', async () => {
  const good = block('app.js', 'const a = 1\n', 'const a = 2\n')
  const bad = block('app.js', 'console.log(b)\n', 'console.log(a, 1)\n')
  const { finished, requests, records, events } = await run([
    good + bad,
    block('app.js', 'console.log(a)\n', 'console.log(a, 1)\n'),
  ])
  expect(finished).toMatchObject({ outcome: 'done', files: { 'app.js': 'const a = 2\nconsole.log(a, 1)\n' } })
  expect(requests.map(({ purpose }) => purpose)).toEqual(['edit', 'repair'])
  const asked = requests[1]?.request.messages.at(-1)?.content ?? ''
  expect(asked).toContain('const a = 2\nconsole.log(a)\n')
  expect(asked).toContain('console.log(b)')
  expect(asked).toContain('The nearest lines, from line 2')
  expect(asked).not.toContain('const a = 1')
  expect(asked).not.toContain('color: red')
  expect(records).toEqual([{ applied: 1, repaired: 1, failed: 0 }])
  expect(events.findLast(({ type }) => type === 'usage')).toMatchObject({ usage: { input: 20, output: 2 } })
})

test('what cannot be repaired in two rounds fails the run with all that is needed to decide on it', async () => {
  const good = block('app.css', '  color: red;\n', '  color: blue;\n')
  const bad = block('app.js', 'console.log(b)\n', 'console.log(2)\n')
  const { finished, requests, records, problems, end, events } = await run([good + bad, bad, bad])
  expect(requests).toHaveLength(3)
  expect(problems).toEqual([
    {
      path: 'app.js',
      why: 'not-found',
      message: 'The lines to search for are not in app.js.',
      search: 'console.log(b)\n',
      replace: 'console.log(2)\n',
      nearest: { line: 2, endLine: 2, text: 'console.log(a)' },
    },
  ])
  expect(end).toMatchObject({ type: 'run-end', outcome: 'failed', error: { kind: 'not-applied' } })
  expect(events.findLast(({ type }) => type === 'usage')).toMatchObject({ usage: { input: 30, output: 3 } })
  // What could be taken is the draft; a target writes nothing of a change that failed.
  expect(finished).toMatchObject({ outcome: 'failed', files: { 'app.css': 'h1 {\r\n  color: blue;\r\n}\r\n' } })
  expect(records).toEqual([{ applied: 1, repaired: 0, failed: 1 }])
})

test('a repair that says nothing of a block leaves it open', async () => {
  const { problems, requests } = await run([block('app.js', 'console.log(b)\n', 'x\n')])
  expect(requests).toHaveLength(3)
  expect(problems).toMatchObject([{ path: 'app.js', why: 'not-found' }])
})

test('a file that leaves code out is asked for again from how it was, and is no part of the draft', async () => {
  const cut = file('app.js', 'const a = 2\n// ... rest of the code unchanged\n')
  const { finished, requests } = await run([cut, block('app.js', 'const a = 1\n', 'const a = 2\n')])
  expect(finished).toMatchObject({ outcome: 'done', files: { 'app.js': 'const a = 2\nconsole.log(a)\n' } })
  const asked = requests[1]?.request.messages.at(-1)?.content ?? ''
  expect(asked).toContain(app['app.js'])
  expect(asked).toContain('The file is as it was: send all of its changes again.')
  const failed = await run([cut, cut, cut])
  expect(failed.problems).toMatchObject([{ path: 'app.js', why: 'elided', line: 2 }])
  expect(failed.finished).toMatchObject({ outcome: 'failed', files: {} })
})

test('a file that comes back much smaller is asked for again, and may be kept by hand', async () => {
  const lines = Array.from({ length: 60 }, (_, index) => `export const value${index} = compute(${index})\n`)
  const files = new Map([['long.js', lines.join('')]])
  const short = file('long.js', lines.slice(0, 9).join(''))
  const { finished, problems, requests } = await run([short, short, short], { files })
  expect(requests[1]?.request.messages.at(-1)?.content).toContain(lines.at(-1))
  expect(problems).toMatchObject([{ path: 'long.js', why: 'shrunk' }])
  expect(finished).toMatchObject({ outcome: 'failed', files: { 'long.js': lines.slice(0, 9).join('') } })
  expect((await run([short], { files, model: { provider: 'starter', model: 'starter' } })).finished?.outcome).toBe(
    'done',
  )
  expect((await run([short], { files, prompt: 'Remove most values' })).finished?.outcome).toBe('done')
})

test('code that cannot be read is mended by a block on what the answer made of it', async () => {
  const { finished } = await run([
    block('app.js', 'const a = 1\n', 'const a = (1\n'),
    block('app.js', 'const a = (1\n', 'const a = (1)\n'),
  ])
  expect(finished).toMatchObject({ outcome: 'done', files: { 'app.js': 'const a = (1)\nconsole.log(a)\n' } })
})

test('a locked file is refused, in whatever way it would change, and the rest is taken', async () => {
  const { finished, events, requests } = await run(
    [
      block('app.js', 'const a = 1\n', 'const a = 2\n') +
        block('app.css', '  color: red;\n', '  color: blue;\n') +
        file('note.txt', 'mine\n') +
        '```delete path=app.js\n```\n```rename path=index.html to=app.js\n```\n',
    ],
    { locked: new Set(['app.js', 'note.txt']) },
  )
  expect(finished).toMatchObject({ outcome: 'done', removed: [] })
  expect(Object.keys(finished?.files ?? {})).toEqual(['app.css'])
  const refused = events.flatMap((event) => (event.type === 'file-reject' ? [event.path] : []))
  expect(new Set(refused)).toEqual(new Set(['app.js', 'note.txt']))
  expect(requests[0]?.request.messages.at(-1)?.content).toContain('The user has locked these files')
})

test('edits of a draft in thinking that was never opened do not count', async () => {
  const { finished, events } = await run([
    `Hm.\n${block('app.js', 'const a = 1\n', 'const a = 9\n')}${block('app.css', '  color: red;\n', '  color: blue;\n')}` +
      `No.\n</think>\n${block('app.css', '  color: red;\n', '  color: green;\n')}`,
  ])
  expect(finished).toMatchObject({ outcome: 'done', files: { 'app.css': 'h1 {\r\n  color: green;\r\n}\r\n' } })
  expect(Object.keys(finished?.files ?? {})).toEqual(['app.css'])
  expect(events.find(({ type }) => type === 'file-reject')).toMatchObject({ path: 'app.js' })
})

test('a model is asked for blocks where they suit it, and never for a new app', async () => {
  const asked = async (input: Partial<RunInput>): Promise<string> =>
    (await run([''], input)).requests[0]?.request.messages[0]?.content ?? ''
  const inBlocks: Partial<RunInput> = { editFormatFor: () => 'blocks' }
  expect(await asked(inBlocks)).toContain('<<<<<<< SEARCH')
  expect(await asked({ ...inBlocks, kind: 'react' })).toContain('<<<<<<< SEARCH')
  expect(await asked({})).not.toContain('SEARCH')
  expect(await asked({ kind: 'react' })).not.toContain('SEARCH')
  expect(await asked({ ...inBlocks, files: new Map() })).not.toContain('SEARCH')
})
