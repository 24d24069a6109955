/** What other programs may ask of a studio in the browser shell: over real HTTP, of a real run. */
import { request } from 'node:http'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Contract } from '#shared/contract/routes.ts'
import { MetricsReport } from '#shared/domain/metrics-report.ts'
import { runMetrics } from '../cli/metrics.ts'
import { allEvents, finish, page, says, scripted } from '../test-studio.ts'
import { startBrowserShell, type BrowserShell } from './browser/start-browser-shell.ts'
import { OwnerInfo } from './owner.ts'

let folder: string
let shell: Extract<BrowserShell, { kind: 'listening' }>
let port: number
let token: string
let client: ContractRouterClient<Contract>
let socket: WebSocket

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiln-outside-'))
  const scriptFile = join(folder, 'script.jsonl')
  const steps = [page('One'), says('The end.', 1000), finish]
  await writeFile(scriptFile, steps.map((step) => JSON.stringify(step)).join('\n'))
  const started = await startBrowserShell({
    dataFolder: folder,
    projectsFolder: join(folder, 'projects'),
    scriptFile,
    port: 0,
    devUrl: undefined,
    announces: false,
    // Nobody is there: that must be in nobody's way.
    environment: { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' },
  })
  if (started.kind !== 'listening') throw new Error('Another studio has this folder.')
  shell = started
  const { host, hash } = new URL(shell.url)
  port = Number(host.split(':')[1])
  token = hash.slice('#token='.length)
})

afterEach(async () => {
  socket?.close()
  await shell.stop()
  await rm(folder, { recursive: true, maxRetries: 3 })
})

interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly text: string
}

/** `host` as a header: fetch would not let it be chosen. */
function ask(
  path: string,
  bearer?: string,
  more: { host?: string; method?: string; origin?: string } = {},
): Promise<Reply> {
  const { host = `127.0.0.1:${port}`, method = 'GET', origin } = more
  const headers = {
    host,
    ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    ...(origin === undefined ? {} : { origin }),
  }
  return new Promise((done, fail) => {
    const call = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (piece: string) => (text += piece))
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    call.on('error', fail)
    call.end()
  })
}

async function connect(): Promise<void> {
  socket = new WebSocket(`ws://127.0.0.1:${port}/socket`, { origin: `http://127.0.0.1:${port}` })
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send(token)
  await new Promise((resolve) => socket.once('message', resolve))
  client = createORPCClient(new RPCLink({ websocket: socket as never }))
}

const readingToken = async () => (await readFile(join(folder, 'metrics-token'), 'utf8')).trim()
const paths = ['/api/metrics', '/health', '/metrics']

describe('the door', () => {
  test('opens to a token alone, by its own name alone, for reading alone, and to no page of another origin', async () => {
    for (const path of paths) {
      for (const wrong of [undefined, '', 'guess', `${token}x`]) {
        const refused = await ask(path, wrong)
        expect(refused.status, `${path} ${wrong}`).toBe(401)
        expect(refused.headers['www-authenticate']).toBe('Bearer')
      }
      expect((await ask(`${path}?token=${token}`)).status).toBe(401)
      for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
        expect((await ask(path, token, { method })).status, `${method} ${path}`).toBe(405)
      }
      expect((await ask(path, token, { host: `evil.example:${port}` })).status).toBe(421)
      expect((await ask(path, token, { host: `unknown.localhost:${port}` })).status).toBe(421)
      const answer = await ask(path, token, { origin: 'http://evil.example' })
      expect(answer.status).toBe(200)
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })

  test('is closed on the host of a preview, whatever the token', async () => {
    await connect()
    const { url } = await client.preview.open({ view: 'template', templateId: 'todo', language: 'en', theme: 'light' })
    const { host } = new URL(url)
    for (const path of paths) expect((await ask(path, await readingToken(), { host })).status).toBe(404)
  })

  test('takes the token of the data folder, which only this user may read, and which opens nothing else', async () => {
    const reading = await readingToken()
    expect((await ask('/health', reading)).status).toBe(200)
    if (process.platform !== 'win32') expect((await stat(join(folder, 'metrics-token'))).mode & 0o777).toBe(0o600)
    const outsider = new WebSocket(`ws://127.0.0.1:${port}/socket`, { origin: `http://127.0.0.1:${port}` })
    await new Promise((resolve) => outsider.once('open', resolve))
    outsider.send(reading)
    expect(await new Promise((resolve) => outsider.once('close', resolve))).toBe(4401)
  })
})

test('tells of a run while it goes on and when it is done, and the command line tells the same', async () => {
  await connect()
  const reading = await readingToken()
  const { runId } = await client.run.start({ prompt: 'a page', kind: 'page', model: scripted })
  const events = allEvents(await client.run.attach({ runId, afterSeq: -1 }))
  await expect
    .poll(async () => JSON.parse((await ask('/health', reading)).text))
    .toMatchObject({ status: 'ok', shell: 'browser', liveRuns: [{ runId, windows: 1 }], breakers: [] })
  expect((await events).at(-1)).toMatchObject({ type: 'run-end', outcome: 'done' })
  const health = JSON.parse((await ask('/health', reading)).text)
  expect(health).toMatchObject({
    liveRuns: [],
    uptimeSeconds: expect.any(Number),
    versions: { node: process.versions.node },
  })

  // The first scrape knows what was before it.
  const first = await ask('/metrics', reading)
  expect(first.headers['content-type']).toContain('text/plain; version=0.0.4')
  const labels = 'provider="scripted",model="scripted"'
  expect(first.text).toContain(`kiln_requests_total{${labels},outcome="done",error_kind="",cache="`)
  expect(first.text).toContain(`kiln_request_first_token_seconds_count{${labels}} 1`)
  expect(first.text).toContain(`kiln_request_duration_seconds_bucket{le="300",${labels}} 1`)
  expect(first.text).toContain(`kiln_tokens_total{${labels},direction="output"} 2`)
  expect(first.text).toContain('kiln_live_runs 0')

  const again = await client.run.start({ prompt: 'another page', kind: 'page', model: scripted })
  await allEvents(await client.run.attach({ runId: again.runId, afterSeq: -1 }))
  expect((await ask('/metrics', reading)).text).toContain(`kiln_request_first_token_seconds_count{${labels}} 2`)

  const answer = await ask('/api/metrics?last_n=1', reading)
  const report = MetricsReport.parse(JSON.parse(answer.text))
  expect(report).toMatchObject({ last: 1, summary: { requests: 1, done: 1, outputTokens: 2 } })
  expect((await ask('/api/metrics', reading)).text).toContain('"last":100')
  for (const wrong of ['0', 'x', '-5', '2000000'])
    expect((await ask(`/api/metrics?last_n=${wrong}`, reading)).status).toBe(400)

  const lines: string[] = []
  const io = {
    stdout: (line: string) => lines.push(line),
    stderr: () => undefined,
    env: {},
    signal: new AbortController().signal,
  }
  expect(await runMetrics(['--last', '1', '--json', '--data', folder], io)).toBe(0)
  expect({ ...JSON.parse(lines.join('')), at: 0 }).toEqual({ ...report, at: 0 })
  expect(OwnerInfo.parse(JSON.parse(await readFile(join(folder, 'owner.json'), 'utf8'))).port).toBe(port)
})
