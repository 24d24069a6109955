import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Failure } from '#shared/domain/error.ts'
import type { ReactPlan } from '#shared/domain/react-plan.ts'
import type { ModelEvent, Provider, TaskStep } from './provider.ts'
import { createScripted } from './scripted.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'kiln-scripted-'))))
afterEach(() => rm(folder, { recursive: true }))

const text = (words: string) => ({ event: { type: 'text-delta', text: words } })
const finish = { event: { type: 'finish', reason: 'stop', usage: { input: 1, output: 2, estimated: false } } }

async function script(...lines: readonly (object | string)[]): Promise<Provider> {
  const file = join(folder, 'answers.jsonl')
  await writeFile(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
  return createScripted({ file })
}

async function ask(provider: Provider, prompt: string, signal = new AbortController().signal) {
  const events: ModelEvent[] = []
  const request = { model: 'scripted', messages: [], task: { prompt, kind: 'page' as const, files: new Map() } }
  const error = await (async () => {
    for await (const event of provider.stream(request, signal)) events.push(event)
  })().catch((thrown: unknown) => thrown)
  const said = events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('')
  return { said, events, error: error instanceof Failure ? error.error : error }
}

test('plays its events, after a response-start of its own', async () => {
  const { events, error } = await ask(await script(text('Hel'), { delayMs: 1, ...text('lo') }, finish), 'x')
  expect(error).toBeUndefined()
  expect(events).toEqual([
    { type: 'response-start', model: 'scripted' },
    text('Hel').event,
    text('lo').event,
    finish.event,
  ])
})

test('an error is thrown as it stands', async () => {
  const wrong = { kind: 'rate-limited', message: 'Slow down.', retryable: true, retryAfterMs: 5000, status: 429 }
  expect(await ask(await script(text('a'), { error: wrong }), 'x')).toMatchObject({ said: 'a', error: wrong })
})

test.each([[[text('a'), { close: true }, finish]], [[text('a')]]])(
  'an end without finish is truncated (%#)',
  async (lines) => {
    expect(await ask(await script(...lines), 'x')).toMatchObject({ said: 'a', error: { kind: 'truncated' } })
  },
)

test.each([{ hold: true }, { delayMs: 3_600_000, ...text('late') }])('a stop ends %j at once', async (line) => {
  const abort = new AbortController()
  const provider = await script(text('a'), line)
  const events: ModelEvent[] = []
  const run = async () => {
    for await (const event of provider.stream(
      { model: 'm', messages: [], task: { prompt: '', kind: 'page', files: new Map() } },
      abort.signal,
    )) {
      events.push(event)
      if (event.type === 'text-delta') abort.abort()
    }
  }
  await expect(run()).rejects.toMatchObject({ error: { kind: 'aborted' } })
  expect(events).toHaveLength(2)
})

test('an answer is chosen by the words of the prompt', async () => {
  const provider = await script(
    { answer: 'timer' },
    text('T'),
    finish,
    { answer: '*' },
    text('A'),
    finish,
    { answer: 'Todo' },
    text('L'),
    finish,
  )
  expect((await ask(provider, 'a todo list')).said).toBe('L')
  expect((await ask(provider, 'a TIMER')).said).toBe('T')
  expect((await ask(provider, 'else')).said).toBe('A')
  expect((await ask(provider, 'a todo list')).said).toBe('L')
})

test('answers for any prompt are used in their order, the last one again and again', async () => {
  const provider = await script(text('1'), finish, { answer: '*' }, text('2'), finish)
  const said = []
  for (let i = 0; i < 3; i += 1) said.push((await ask(provider, 'x')).said)
  expect(said).toEqual(['1', '2', '2'])
})

test('an answer is chosen by the part of a React app that is asked for', async () => {
  const provider = await script({ answer: '[plan]' }, text('P'), finish, { answer: '[screen cart]' }, text('C'), finish)
  const plan = {} as ReactPlan
  const said = async (step: TaskStep) => {
    const task = { prompt: 'a shop', kind: 'react' as const, files: new Map(), step }
    let all = ''
    for await (const event of provider.stream({ model: 's', messages: [], task }, new AbortController().signal))
      if (event.type === 'text-delta') all += event.text
    return all
  }
  expect(await said({ name: 'screen', plan, screen: 'cart' })).toBe('C')
  expect(await said({ name: 'plan' })).toBe('P')
})

test('a wrong line is told with its place', async () => {
  expect((await ask(await script(text('a'), 'oops'), 'x')).error).toMatchObject({
    kind: 'invalid-input',
    message: expect.stringContaining('answers.jsonl:2'),
  })
  expect((await ask(await script({ event: { type: 'nothing' } }), 'x')).error).toMatchObject({ kind: 'invalid-input' })
  expect((await ask(createScripted({ file: join(folder, 'none') }), 'x')).error).toMatchObject({ kind: 'not-found' })
})
