/** Silence, through the pipeline's timeout: every adapter ends in the timeout that names what was missing. */
import { afterEach, expect, test } from 'vitest'
import type { ModelRef } from '#shared/domain/model.ts'
import { systemTimers } from '../../main/lib/timers.ts'
import { callProvider } from '../../main/pipeline/call-provider.ts'
import type { Ask } from '../../main/pipeline/handler.ts'
import { timeout } from '../../main/pipeline/timeout.ts'
import { closeConnections } from '../../main/providers/http.ts'
import type { Provider } from '../../main/providers/provider.ts'
import { failed, wholeAfter, type Expected, type FakeFormat, type Reply, type Step } from '../fake-providers/index.ts'
import { adapters, request } from './adapters.ts'
import { ask, complaints, type Source } from './ask.ts'
import { eventually } from './eventually.ts'

const limits = { connectMs: 300, firstTokenMs: 300, stallMs: 300 }
const hold = { hold: true } as const

afterEach(closeConnections)

/** The adapter as the pipeline calls it, with these limits. */
function limited(provider: Provider): Source {
  const middleware = timeout({ limitsFor: () => limits, local: () => false, timers: systemTimers })
  const handler = middleware(callProvider({ get: () => provider }))
  return (asked, signal) => {
    const model: ModelRef = { provider: provider.id, model: asked.model }
    const context: Ask = {
      candidates: [model],
      requestFor: () => asked,
      purpose: 'app',
      priority: 'foreground',
      report() {},
    }
    return handler(context, signal)
  }
}

/** For two seconds, as a server does that keeps a connection open. */
function pings(format: FakeFormat): Step[] {
  const ping = { anthropic: 'event: ping\ndata: {"type":"ping"}\n\n', ollama: '\n' } as Readonly<Record<string, string>>
  return Array.from({ length: 50 }, () => [{ send: ping[format.wire] ?? ': ping\n\n' }, { waitMs: 40 }]).flat()
}

const text = 'Hello there, you.'
/** The answer but for what makes it whole. */
function most(format: FakeFormat): string[] {
  const events = format.answer(text, { pieceLength: 20 })
  return events.slice(0, wholeAfter(format, events) - 1)
}

const silences: readonly [string, (format: FakeFormat) => Reply, Expected][] = [
  ['headers never', () => ({ before: [hold] }), failed('timeout-first-token', '')],
  ['first token never', (format) => format.stream([], hold), failed('timeout-first-token', '')],
  ['nothing but pings', (format) => format.stream([], ...pings(format)), failed('timeout-first-token', '')],
  ['a stall', (format) => format.stream(most(format), hold), failed('timeout-stall', text)],
  ['a stall with pings', (format) => format.stream(most(format), ...pings(format)), failed('timeout-stall', text)],
  [
    'a stall in the middle of an event',
    (format) => format.stream([...most(format), format.text('More.').slice(0, 20)], hold),
    failed('timeout-stall', text),
  ],
  [
    'an event that never ends, byte by byte',
    (format) => format.stream(most(format), { drip: format.text('x'.repeat(500)), everyMs: 60 }),
    failed('timeout-stall', text),
  ],
]

test.each(silences)('%s', async (_, reply, expected) => {
  const wrong = await Promise.all(
    adapters.map(async ({ name, format, create }) => {
      const server = await format.start({ models: [request.model] })
      server.reply(reply(format))
      const outcome = await ask(limited(create(server.baseUrl)), request, new AbortController(), { withinMs: 5000 })
      await eventually(() => server.connections() + outcome.listeners() === 0, `connections or listeners of ${name}`)
      await server.close()
      return complaints(outcome, { expected: [expected] }).map((complaint) => `${name}: ${complaint}`)
    }),
  )
  expect(wrong.flat().join('\n')).toBe('')
})

test('a slow answer that goes on is let go on', async () => {
  const wrong = await Promise.all(
    adapters.map(async ({ name, format, create }) => {
      const server = await format.start({ models: [request.model] })
      const steps = format.answer(text, { pieceLength: 2 }).flatMap((send) => [{ send }, { waitMs: 50 }])
      server.reply(format.stream([], ...steps))
      const outcome = await ask(limited(create(server.baseUrl)), request, new AbortController(), { withinMs: 10_000 })
      await server.close()
      return complaints(outcome, { expected: [{ outcome: 'whole', text }] }).map((complaint) => `${name}: ${complaint}`)
    }),
  )
  expect(wrong.flat().join('\n')).toBe('')
})
