/** The browser shell's door: who is let in by which name, from which origin, with which token. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { implement } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { contract, type Contract } from '#shared/contract/routes.ts'
import type { Studio } from '../../studio.ts'
import { askOwner } from '../ask-owner.ts'
import { createStaticFiles } from '../static-files.ts'
import { openLoopback, type Loopback } from './loopback.ts'
import { createSocketDoor, refusedCode, type SocketDoor } from './socket.ts'
import { createTokens, type Tokens } from './tokens.ts'

const info = {
  version: '1',
  shell: 'browser' as const,
  dataFolder: '/d',
  projectsFolder: '/p',
  native: false,
  environment: [],
  troubles: [],
}
const secret = 'the-owners-secret'
let folder: string
let loopback: Loopback
let tokens: Tokens
let sockets: SocketDoor

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiln-loopback-'))
  await mkdir(join(folder, 'renderer/assets'), { recursive: true })
  await writeFile(join(folder, 'renderer/index.html'), '<title>studio</title>')
  await writeFile(join(folder, 'renderer/assets/app.js'), 'studio()')
  await writeFile(join(folder, 'outside.txt'), 'private')
  await symlink(join(folder, 'outside.txt'), join(folder, 'renderer/link.txt'))
  tokens = createTokens()
  loopback = await openLoopback({
    asked: 0,
    remembered: undefined,
    secret,
    onJoin: async () => ({ url: `http://127.0.0.1/#token=${tokens.mint()}` }),
  })
  const routes = { studio: { info: implement(contract).studio.info.handler(() => info) } }
  // Only the route that is called here: the rest of the contract is not what this is about.
  sockets = createSocketDoor(tokens, Promise.resolve(routes as unknown as Studio['router']))
  loopback.openStudio({
    page: createStaticFiles(join(folder, 'renderer'), "default-src 'none'"),
    socket: sockets.accept,
  })
  loopback.openPreviews({
    knows: (host) => host === 'known',
    respond: async (host, request) => new Response(`${host} ${new URL(request.url).pathname}`),
  })
})

afterEach(async () => {
  sockets.close()
  await loopback.close()
  await rm(folder, { recursive: true })
})

/** One raw request: a URL parser on the way would clean up what is tested. */
function ask(path: string, host = `127.0.0.1:${loopback.port}`, method = 'GET', headers = ''): Promise<string> {
  return new Promise((done, fail) => {
    const socket = connect(loopback.port, '127.0.0.1', () =>
      socket.write(`${method} ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n${headers}\r\n`),
    )
    let text = ''
    socket.setEncoding('utf8')
    socket.on('data', (piece) => (text += piece))
    socket.on('close', () => done(text))
    socket.on('error', fail)
  })
}

const status = (answer: string) => Number(answer.split(' ')[1])

function openSocket(origin?: string, host = `127.0.0.1:${loopback.port}`): WebSocket {
  const options = origin === undefined ? {} : { origin }
  return new WebSocket(`ws://127.0.0.1:${loopback.port}/socket`, { ...options, headers: { host } })
}

const ownOrigin = () => `http://127.0.0.1:${loopback.port}`

/** What the socket came to: `refused <status>`, `closed <code>`, or its first message. */
function outcome(socket: WebSocket, first?: string | Buffer): Promise<string> {
  return new Promise((done) => {
    socket.on('open', () => first !== undefined && socket.send(first))
    socket.on('unexpected-response', (_request, response) => done(`refused ${response.statusCode}`))
    socket.on('close', (code) => done(`closed ${code}`))
    socket.on('message', (data) => done(String(data)))
    socket.on('error', () => undefined)
  })
}

describe('names', () => {
  it('serves the studio under both of its names, with its policy', async () => {
    const answer = await ask('/')
    expect(answer).toContain('<title>studio</title>')
    expect(answer.toLowerCase()).toContain("content-security-policy: default-src 'none'")
    expect(status(await ask('/', `localhost:${loopback.port}`))).toBe(200)
  })

  it('refuses every other name, as DNS rebinding would bring it', async () => {
    for (const host of [
      'evil.example',
      `evil.example:${loopback.port}`,
      '127.0.0.1',
      '127.0.0.1:1',
      `0.0.0.0:${loopback.port}`,
    ]) {
      expect(status(await ask('/', host)), host).toBe(421)
    }
  })

  it('gives a preview host its preview and nothing of the studio', async () => {
    const host = `known.localhost:${loopback.port}`
    expect(await ask('/assets/app.js', host)).toContain('known /assets/app.js')
    expect(await ask('/index.html', host)).not.toContain('studio')
    expect(status(await ask('/', `unknown.localhost:${loopback.port}`))).toBe(421)
    expect(status(await ask('/', `a.known.localhost:${loopback.port}`))).toBe(421)
  })

  it('keeps an absolute or doubled path from naming another host', async () => {
    expect(status(await ask('http://evil.example/'))).toBe(400)
    expect(status(await ask('//known.localhost/index.html'))).toBe(404)
  })

  it('takes nothing but GET and HEAD', async () => {
    expect(status(await ask('/', undefined, 'POST', 'content-length: 0\r\n'))).toBe(405)
    expect(await ask('/', undefined, 'HEAD')).not.toContain('<title>')
  })
})

describe('paths', () => {
  it('never leaves the renderer', async () => {
    const attempts = [
      '/../outside.txt',
      '/%2e%2e/outside.txt',
      '/..%2foutside.txt',
      '/assets/..%5c..%5coutside.txt',
      '/link.txt',
      '/%00',
      '/%',
    ]
    for (const path of attempts) {
      const answer = await ask(path)
      expect(answer, path).not.toContain('private')
      expect(status(answer), path).toBe(404)
    }
  })
})

describe('the socket', () => {
  it('lets the studio page in once per token, then by the secret that it got', async () => {
    const token = tokens.mint()
    const first = await outcome(openSocket(ownOrigin()), token)
    expect(first).toMatch(/^ok \S{40,}$/)
    expect(await outcome(openSocket(ownOrigin()), token)).toBe(`closed ${refusedCode}`)
    expect(await outcome(openSocket(ownOrigin()), first.slice(3))).toBe(first)
  })

  it('takes the token once more from a page that left before it had said anything', async () => {
    const token = tokens.mint()
    const left = openSocket(ownOrigin())
    expect(await outcome(left, token)).toContain('ok ')
    left.close()
    await vi.waitFor(() => expect(tokens.knows(token)).toBe(true))

    const again = openSocket(ownOrigin())
    expect(await outcome(again, token)).toContain('ok ')
    const link = new RPCLink({ websocket: again as unknown as globalThis.WebSocket })
    expect(await createORPCClient<ContractRouterClient<Contract>>(link).studio.info()).toEqual(info)
    const closed = once(again, 'close')
    again.close()
    await closed
    expect(await outcome(openSocket(ownOrigin()), token)).toBe(`closed ${refusedCode}`)
  })

  it('carries the contract after the token', async () => {
    const socket = openSocket(`http://localhost:${loopback.port}`, `localhost:${loopback.port}`)
    expect(await outcome(socket, tokens.mint())).toContain('ok ')
    // ws is a WebSocket in all that the link uses.
    const link = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })
    const client = createORPCClient<ContractRouterClient<Contract>>(link)
    expect(await client.studio.info()).toEqual(info)
    socket.close()
  })

  it('refuses a missing, wrong or foreign origin before it hears anything', async () => {
    const { port } = loopback
    for (const origin of [
      undefined,
      'http://evil.example',
      `http://localhost:${port}`,
      `http://known.localhost:${port}`,
      'null',
    ]) {
      expect(await outcome(openSocket(origin), tokens.mint()), origin).toBe('refused 403')
    }
  })

  it('is not there for a wrong name or a preview host, whatever the origin', async () => {
    const { port } = loopback
    expect(await outcome(openSocket(ownOrigin(), `evil.example:${port}`))).toBe('refused 421')
    expect(await outcome(openSocket(`http://known.localhost:${port}`, `known.localhost:${port}`))).toBe('refused 404')
  })

  it('refuses a wrong token and a binary one', async () => {
    expect(await outcome(openSocket(ownOrigin()), 'guess')).toBe(`closed ${refusedCode}`)
    expect(await outcome(openSocket(ownOrigin()), '')).toBe(`closed ${refusedCode}`)
    expect(await outcome(openSocket(ownOrigin()), Buffer.from(tokens.mint()))).toBe(`closed ${refusedCode}`)
  })

  it('does not answer a call that comes instead of a token', async () => {
    const socket = openSocket(ownOrigin())
    const call = JSON.stringify({ i: '1', p: { u: '/studio/info', b: '{}' } })
    expect(await outcome(socket, call)).toBe(`closed ${refusedCode}`)
  })
})

describe('joining', () => {
  it('gives whoever has the secret a fresh address', async () => {
    const answer = await askOwner({ port: loopback.port, secret })
    const token = answer?.url?.split('token=')[1] ?? ''
    expect(await outcome(openSocket(ownOrigin()), token)).toContain('ok ')
  })

  it('refuses a wrong secret, a GET, and any page', async () => {
    expect(await askOwner({ port: loopback.port, secret: 'guess' })).toBeUndefined()
    const bearer = `authorization: Bearer ${secret}\r\n`
    expect(status(await ask('/control/join', undefined, 'GET', bearer))).toBe(403)
    expect(
      status(await ask('/control/join', undefined, 'POST', `${bearer}origin: ${ownOrigin()}\r\ncontent-length: 0\r\n`)),
    ).toBe(403)
    expect(
      status(await ask('/control/join', `known.localhost:${loopback.port}`, 'POST', `${bearer}content-length: 0\r\n`)),
    ).toBe(405)
  })
})

describe('the port', () => {
  it('fails with a sentence when the one that was asked for is taken', async () => {
    const second = openLoopback({ asked: loopback.port, remembered: undefined, secret, onJoin: async () => ({}) })
    await expect(second).rejects.toThrow(/Port \d+ is taken .*--port N/)
  })

  it('goes on to another when the remembered one is taken', async () => {
    const second = await openLoopback({ asked: undefined, remembered: loopback.port, secret, onJoin: async () => ({}) })
    expect(second.port).not.toBe(loopback.port)
    await second.close()
  })
})
