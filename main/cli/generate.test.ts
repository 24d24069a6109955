import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { mistral, type FakeProvider } from '../../e2e/fake-providers/index.ts'
import { closeConnections } from '../providers/http.ts'
import { runGenerate } from './generate.ts'

let folder: string
let server: FakeProvider
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiln-generate-'))
  server = await mistral.start({ models: ['devstral-2512', 'codestral-2508'] })
})
afterEach(async () => {
  await server.close()
  await closeConnections()
  await rm(folder, { recursive: true })
})

async function generate(model: string) {
  const err: string[] = []
  const out = join(folder, 'app')
  const args = ['a timer', '--provider', 'mistral', '--model', model, '--base-url', server.baseUrl, '--out', out]
  const { signal } = new AbortController()
  const code = await runGenerate(args, {
    stdout: () => undefined,
    stderr: (line) => void err.push(line),
    env: { KILN_DATA: folder },
    signal,
  })
  return { code, err: err.join('\n') }
}

const answers = () => server.requests.filter(({ method }) => method === 'POST').length

test('a model that the provider does not list is refused before it is asked, with the closest names', async () => {
  expect(await generate('devstral-2521')).toEqual({
    code: 1,
    err: 'Mistral has no model "devstral-2521". Did you mean devstral-2512?',
  })
  expect(answers()).toBe(0)
  expect(await readdir(folder)).toEqual([])
})

test('one that it lists is asked, as what is known of it wants', async () => {
  server.reply(mistral.stream(mistral.answer('```html path=index.html\n<!doctype html><h1>Hi</h1>\n```\n')))
  expect(await generate('devstral-2512')).toMatchObject({ code: 0 })
  const body: unknown = JSON.parse(server.requests.find(({ method }) => method === 'POST')?.body ?? '')
  expect(body).toMatchObject({ model: 'devstral-2512', temperature: 0.2 })
})
