import { afterEach, describe, expect, test } from 'vitest'
import { fakeFormats, startFakeServer, type FakeServer } from './index.ts'

const text = 'Grüße, مرحبا 👩‍💻\n[DONE]\n\ndata: {"a": 1}'
const all = Object.values(fakeFormats).map((format) => ({ name: format.name, format }))
const open: FakeServer[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

describe.each(all)('$name', ({ name, format }) => {
  test('an answer holds its text once and is whole by one event', () => {
    const events = format.answer(text, { reasoning: 'Hm. Well.', pieceLength: 3 })
    expect(events.map(format.textIn).join('')).toBe(text)
    expect(events.filter(format.completes)).toHaveLength(1)
    expect(format.textIn(format.text('more'))).toBe('more')
  })

  test('a key is asked for where the provider looks for it', async () => {
    const server = await format.start({ key: 'sk-right', models: ['a', 'b'] })
    open.push(server)
    const path = name === 'ollama' ? '/api/tags' : '/models'
    const url = `${server.baseUrl}${name === 'anthropic' ? '/v1' : ''}${path}`
    const header = { anthropic: 'x-api-key', gemini: 'x-goog-api-key' }[name]
    const as = (key: string) => fetch(url, { headers: { [header ?? 'authorization']: header ? key : `Bearer ${key}` } })
    expect((await as('sk-wrong')).ok).toBe(false)
    const list = await as('sk-right')
    expect(list.ok).toBe(true)
    expect(await list.text()).toContain('b"')
  })
})

test('bytes can be sent one by one, past HTTP, and not at all', async () => {
  const steps = [{ drip: 'slow', everyMs: 0 }, { raw: 'zz\r\n' }] as const
  const server = await startFakeServer(() => ({ headers: { 'content-type': 'text/plain' }, steps }))
  open.push(server)
  const response = await fetch(server.origin)
  const reader = response.body?.getReader()
  let read = ''
  await expect(
    (async () => {
      for (;;) read += new TextDecoder().decode((await reader?.read())?.value)
    })(),
  ).rejects.toThrow()
  expect(read).toBe('slow')
})
