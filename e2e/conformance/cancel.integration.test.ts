/** Stopping an answer, by the signal and by leaving the iteration, at each phase, for every adapter. */
import { getEventListeners } from 'node:events'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { failure } from '#shared/domain/error.ts'
import { closeConnections } from '../../main/providers/http.ts'
import { failed, startSilentServer, wholeAfter, type FakeProvider, type Reply } from '../fake-providers/index.ts'
import { adapters, request } from './adapters.ts'
import { ask, conform } from './ask.ts'
import { eventually } from './eventually.ts'

const hold = { hold: true } as const

afterEach(closeConnections)

describe.each(adapters)('$name', ({ format, create }) => {
  let server: FakeProvider
  beforeAll(async () => {
    server = await format.start({ models: [request.model] })
  })
  afterAll(() => server.close())

  const events = format.answer('Hello there, you.', { pieceLength: 20 })
  const enough = wholeAfter(format, events)
  const phases: readonly { phase: string; reply: Reply; text: string }[] = [
    { phase: 'before the headers', reply: { before: [hold] }, text: '' },
    { phase: 'before the first token', reply: format.stream([], hold), text: '' },
    {
      phase: 'after comments',
      reply: format.stream(format.wire === 'ollama' ? ['\n'] : [': ping\n\n'], hold),
      text: '',
    },
    { phase: 'in the middle', reply: format.stream(events.slice(0, enough - 1), hold), text: 'Hello there, you.' },
    {
      phase: 'in the middle of an event',
      reply: format.stream([...events.slice(0, enough - 1), 'da'], hold),
      text: 'Hello there, you.',
    },
  ]

  test.each(phases)('stopped $phase', async ({ reply, text }) => {
    server.reply(reply)
    const abort = new AbortController()
    const arrived = server.nextRequest()
    let got = ''
    const answer = ask(create(server.baseUrl).stream, request, abort, {
      onEvent: (event) => void (got += event.type === 'text-delta' ? event.text : ''),
    })
    const sent = await arrived
    await eventually(() => got === text, 'text that has not come')
    // What holds no text says nothing of its arrival.
    if (text === '') await new Promise((resolve) => setTimeout(resolve, 20))
    const stoppedAt = performance.now()
    abort.abort()
    const outcome = await answer
    await conform(outcome, failed('aborted', text))
    expect(await sent.ended).toBe(false)
    expect(performance.now() - stoppedAt).toBeLessThan(1000)
    await eventually(() => server.connections() === 0, 'connections')
  })

  test('stopped with the last text, in the reader’s own turn', async () => {
    server.reply(format.stream(events))
    const abort = new AbortController()
    const outcome = await ask(create(server.baseUrl).stream, request, abort, {
      onEvent: (event) => event.type === 'text-delta' && abort.abort(),
    })
    await conform(outcome, failed('aborted', 'Hello there, you.'))
    await eventually(() => server.busy() === 0, 'requests under way')
  })

  test('stopped before it began, with a reason of its own', async () => {
    const known = server.requests.length
    const abort = new AbortController()
    abort.abort(failure('timeout-total', 'It took too long.'))
    const outcome = await ask(create(server.baseUrl).stream, request, abort)
    await conform(outcome, failed('timeout-total', '', { says: 'too long' }))
    expect(server.requests).toHaveLength(known)
  })

  test('a whole answer is not undone by a late stop', async () => {
    server.reply(format.stream(events))
    const abort = new AbortController()
    const outcome = await ask(create(server.baseUrl).stream, request, abort)
    abort.abort()
    expect([outcome.error, outcome.finishes[0]?.reason]).toEqual([undefined, 'stop'])
  })

  test('left by its reader, the connection closes', async () => {
    server.reply(format.stream(events.slice(0, enough - 1), hold))
    const { signal } = new AbortController()
    for await (const event of create(server.baseUrl).stream(request, signal)) if (event.type === 'text-delta') break
    expect(await server.requests.at(-1)?.ended).toBe(false)
    await eventually(() => server.connections() === 0, 'connections')
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test('a list of models can be stopped too', async () => {
    const silent = await startSilentServer()
    const abort = new AbortController()
    const list = create(`${silent.origin}/v1`).listModels(abort.signal)
    await eventually(() => silent.connections() > 0, 'no connection')
    abort.abort()
    await expect(list).rejects.toMatchObject({ error: { kind: 'aborted' } })
    await eventually(() => silent.connections() === 0, 'connections')
    await silent.close()
  })

  test('stopped while it connects', async () => {
    const silent = await startSilentServer()
    const abort = new AbortController()
    const answer = ask(create(`${silent.origin}/v1`).stream, request, abort)
    await eventually(() => silent.connections() > 0, 'no connection')
    abort.abort()
    await conform(await answer, failed('aborted', ''))
    await eventually(() => silent.connections() === 0, 'connections')
    await silent.close()
  })
})
