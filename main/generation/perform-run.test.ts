import { expect, test } from 'vitest'
import type { RunEventBody } from '#shared/contract/run-event.ts'
import { failure } from '#shared/domain/error.ts'
import type { RunOutcome } from '#shared/domain/run.ts'
import type { Handler } from '../pipeline/index.ts'
import type { ModelEvent } from '../providers/provider.ts'
import { performRun, type RunTarget } from './perform-run.ts'

const usage = { input: 1, output: 1, estimated: false }
const stop: ModelEvent = { type: 'finish', reason: 'stop', usage }

function text(...pieces: string[]): ModelEvent[] {
  return pieces.map((piece) => ({ type: 'text-delta', text: piece }))
}

interface Ran {
  readonly events: RunEventBody[]
  readonly finished: { outcome: RunOutcome; files: Record<string, string> } | undefined
  readonly written: string[]
}

/** Runs over an answer that is a list of events; a Failure in the list is thrown at that place. */
async function run(
  answer: readonly (ModelEvent | Error)[],
  options: {
    files?: Record<string, string>
    target?: Partial<RunTarget>
    signal?: AbortSignal
    handler?: Handler
    continueLong?: boolean
  } = {},
): Promise<Ran> {
  const events: RunEventBody[] = []
  const written: string[] = []
  let finished: Ran['finished']
  const handler: Handler = async function* () {
    for (const event of answer) {
      if (event instanceof Error) throw event
      yield event
    }
  }
  const target: RunTarget = {
    fileStart() {},
    fileDelta() {},
    async fileEnd(path) {
      written.push(path)
    },
    fileDrop() {},
    async finish(outcome, files) {
      finished = { outcome, files: Object.fromEntries(files) }
      return {}
    },
    ...options.target,
  }
  const input = {
    prompt: 'a timer called Tick',
    kind: 'page' as const,
    model: { provider: 'scripted' as const, model: 'scripted' },
    files: new Map(Object.entries(options.files ?? {})),
    contextTokens: 8192,
    continueLong: options.continueLong ?? false,
  }
  await performRun(
    input,
    options.handler ?? handler,
    target,
    (event) => events.push(event),
    options.signal ?? new AbortController().signal,
  )
  return { events, finished, written }
}

function endOf(ran: Ran): Extract<RunEventBody, { type: 'run-end' }> {
  const ends = ran.events.filter((event) => event.type === 'run-end')
  expect(ends).toHaveLength(1)
  expect(ran.events.at(-1)).toBe(ends[0])
  return ends[0] as Extract<RunEventBody, { type: 'run-end' }>
}

const page = '```html path=index.html\n<h1>Tick</h1>\n```\n'

test('a whole answer is done, and its files are handed over', async () => {
  const ran = await run([...text('Here it is.\n\n', page.slice(0, 20), page.slice(20)), stop])
  expect(endOf(ran)).toEqual({ type: 'run-end', outcome: 'done' })
  expect(ran.finished).toEqual({ outcome: 'done', files: { 'index.html': '<h1>Tick</h1>\n' } })
  expect(ran.events[0]).toMatchObject({ type: 'run-start', mode: 'create' })
  expect(ran.events.find(({ type }) => type === 'plan')).toMatchObject({ name: 'Tick' })
})

test('an answer whose last fence is missing but that the provider calls whole is whole', async () => {
  const ran = await run([...text('```html path=index.html\n<h1>Tick</h1>'), stop])
  expect(endOf(ran).outcome).toBe('done')
  expect(ran.written).toEqual(['index.html'])
})

test.each([
  [[], 'truncated', 'truncated'],
  [[{ type: 'finish', reason: 'length', usage } as ModelEvent], 'truncated', 'truncated'],
  [[{ type: 'finish', reason: 'other', rawReason: 'tool_calls', usage } as ModelEvent], 'truncated', 'truncated'],
  [[{ type: 'finish', reason: 'filter', usage } as ModelEvent], 'failed', 'refused'],
  [[{ type: 'finish', reason: 'refusal', usage } as ModelEvent], 'failed', 'refused'],
  [[failure('truncated', 'cut')], 'truncated', 'truncated'],
  [[failure('rate-limited', 'slow down')], 'failed', 'rate-limited'],
  [[new Error('a bug')], 'failed', 'internal'],
] as const)('an answer that ends with %j inside a file ends as %s', async (ending, outcome, kind) => {
  const ran = await run([...text('```html path=index.html\n<h1>Ti'), ...ending])
  expect(endOf(ran)).toMatchObject({ outcome, error: { kind } })
  expect(ran.written).toEqual([])
  expect(ran.finished).toEqual({ outcome, files: {} })
  expect(ran.events.some((event) => event.type === 'file-end')).toBe(false)
})

test('a stop keeps the files that were whole by then', async () => {
  const ran = await run([...text(page, '```css path=app.css\nbody {'), new DOMException('Stopped', 'AbortError')])
  expect(endOf(ran)).toEqual({ type: 'run-end', outcome: 'stopped' })
  expect(ran.finished).toEqual({ outcome: 'stopped', files: { 'index.html': '<h1>Tick</h1>\n' } })
})

test.each(['../evil.js', '/etc/passwd', 'C:\\evil.js', 'a/../../b.js', 'node_modules/x.js'])(
  'a file named %s is refused and the rest goes on',
  async (path) => {
    const ran = await run([...text(`<file path="${path}">boo</file>\n`, page), stop])
    expect(ran.written).toEqual(['index.html'])
    expect(ran.events.find(({ type }) => type === 'file-reject')).toMatchObject({ path })
    expect(ran.events.some((event) => 'path' in event && event.type !== 'file-reject' && event.path === path)).toBe(
      false,
    )
  },
)

test('a path that differs from a file of the app only by case is refused: one would overwrite the other on some disks', async () => {
  const ran = await run([...text(page.replace('index.html', 'Index.html')), stop], { files: { 'index.html': 'x' } })
  expect(ran.written).toEqual([])
  expect(ran.events.find(({ type }) => type === 'file-reject')).toMatchObject({ path: 'Index.html' })
})

test.each([
  ['index.html/app.js', 'a file would be a folder too'],
  ['SRC/app.js', 'a folder is there in another spelling'],
])('a file named %s is refused and the rest goes on: %s', async (path) => {
  const ran = await run([...text(page, `<file path="${path}">boo</file>\n`), stop], { files: { 'src/a.js': 'x' } })
  expect(endOf(ran).outcome).toBe('done')
  expect(ran.written).toEqual(['index.html'])
  expect(ran.events.find(({ type }) => type === 'file-reject')).toMatchObject({ path })
})

test('a file is measured in bytes, as the disk does: one that is too large there is refused, not the whole answer', async () => {
  const ran = await run([...text(page, '```css path=app.css\n', '字'.repeat(800_000), '\n```\n'), stop])
  expect(endOf(ran).outcome).toBe('done')
  expect(ran.written).toEqual(['index.html'])
  expect(ran.events.find(({ type }) => type === 'file-reject')).toMatchObject({
    path: 'app.css',
    why: 'It is too large.',
  })
})

test('a full disk fails the run with its sentence, and the run still ends once', async () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
  const ran = await run([...text(page), stop], {
    target: {
      async fileEnd() {
        throw full
      },
    },
  })
  expect(endOf(ran)).toMatchObject({ outcome: 'failed', error: { kind: 'disk-full' } })
})

test('when keeping the result fails, the run has failed', async () => {
  const ran = await run([...text(page), stop], {
    target: {
      async finish() {
        throw failure('read-only', 'No.')
      },
    },
  })
  expect(endOf(ran)).toMatchObject({ outcome: 'failed', error: { kind: 'read-only' } })
})

test('a stop is heard in the middle of a flood that never waits', async () => {
  const controller = new AbortController()
  const flood: Handler = async function* (_ask, signal) {
    setTimeout(() => controller.abort())
    for (let count = 0; count < 3_000_000; count += 1) {
      signal.throwIfAborted()
      yield { type: 'text-delta', text: 'x' }
    }
    yield stop
  }
  const ran = await run([], { handler: flood, signal: controller.signal })
  expect(endOf(ran).outcome).toBe('stopped')
})

test('a wait ends for the reader when the model is asked, not only when it answers', async () => {
  const model = { provider: 'scripted', model: 'scripted' } as const
  const handler: Handler = async function* (ask) {
    ask.report({ type: 'attempt-start', model })
    ask.report({ type: 'wait', reason: 'provider-down', model, untilMs: 5 })
    ask.report({ type: 'breaker', provider: 'scripted', state: 'half-open' })
    ask.report({ type: 'attempt-start', model })
    yield* [...text(page), stop]
  }
  const { events } = await run([], { handler })
  const told = events.map(({ type }) => type).filter((type) => type === 'wait' || type === 'wait-end')
  expect(told).toEqual(['wait', 'wait-end'])
})

test('what a request has used up is told, also when the one that goes on from it fails', async () => {
  let asked = 0
  const handler: Handler = async function* () {
    asked += 1
    if (asked === 2) throw failure('overloaded', 'Too busy.')
    yield* text(page)
    yield { type: 'finish', reason: 'length', usage }
  }
  const ran = await run([], { handler, continueLong: true })
  expect(ran.events.filter(({ type }) => type === 'usage')).toMatchObject([{ usage }])
  expect(endOf(ran)).toMatchObject({ outcome: 'failed', error: { kind: 'overloaded' } })
})
