/** Every row of the fault matrix, for every adapter: one terminal state, the right one, in time, nothing left behind. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeConnections } from '../../main/providers/http.ts'
import { faultRows } from '../fake-providers/index.ts'
import type { FakeProvider } from '../fake-providers/index.ts'
import { adapters, request } from './adapters.ts'
import { ask, complaints, type Outcome } from './ask.ts'
import { eventually } from './eventually.ts'

describe.each(adapters)('$name', ({ format, create }) => {
  let server: FakeProvider
  const outcomes: Outcome[] = []
  beforeAll(async () => {
    server = await format.start({ models: [request.model] })
  })
  afterAll(async () => {
    // What is left of a body is read for at most a second.
    await eventually(() => server.busy() === 0, 'requests under way')
    const left = (): Outcome[] => outcomes.filter(({ listeners }) => listeners() > 0)
    await eventually(() => left().length === 0, 'listeners on signals')
    await closeConnections()
    await eventually(() => server.connections() === 0, 'open connections')
    await server.close()
  })

  const rows = faultRows.filter((row) => row.faults(format).length > 0)

  test.each(rows)('$name', async (row) => {
    const provider = create(server.baseUrl, 'sk-of-the-test')
    const wrong: string[] = []
    for (const fault of row.faults(format)) {
      const { name, expected, withinMs } = fault
      server.reply(fault.reply)
      const outcome = await ask(provider.stream, request, new AbortController(), { withinMs: withinMs ?? 2000 })
      outcomes.push(outcome)
      wrong.push(...complaints(outcome, { expected }).map((complaint) => `${name}: ${complaint}`))
    }
    if (wrong.length > 0) expect.fail(wrong.slice(0, 8).join('\n'))
  })
})
