import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import {
  connect,
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
  type Socket,
} from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Failure } from '#shared/domain/error.ts'
import { closeConnections, fetchJson, openAnswer, type HttpRequest } from './http.ts'
import { readText } from './http-failure.ts'
import { testCertificate } from './test-certificate.ts'

const open: { close(): Promise<void> }[] = []

afterEach(async () => {
  vi.unstubAllEnvs()
  await closeConnections()
  await Promise.all(open.splice(0).map((server) => server.close()))
})

interface Listening {
  readonly port: number
  readonly sockets: ReadonlySet<Socket>
  close(): Promise<void>
}

async function listen(server: TcpServer): Promise<Listening> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const listening: Listening = {
    port: (server.address() as AddressInfo).port,
    sockets,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
  open.push(listening)
  return listening
}

const serve = (listener: RequestListener): Promise<Listening> => listen(createServer(listener))

function get(address: string, changes: Partial<HttpRequest> = {}): HttpRequest {
  const signal = new AbortController().signal
  return { provider: 'openai-compatible', method: 'GET', url: new URL(address), headers: {}, signal, ...changes }
}

async function failureOf(answer: Promise<unknown>): Promise<Failure> {
  const thrown: unknown = await answer.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(thrown instanceof Failure)) throw new Error('It did not fail with a Failure.', { cause: thrown })
  return thrown
}

async function textOf(request: HttpRequest): Promise<string> {
  const { body } = await openAnswer(request)
  return readText(body, 1 << 20, request.signal)
}

describe('connections', () => {
  test('are kept and used again', async () => {
    let connections = 0
    const server = createServer((_, response) => response.end('{}')).on('connection', () => (connections += 1))
    const { port } = await listen(server)
    for (let round = 0; round < 5; round += 1) await fetchJson(get(`http://127.0.0.1:${port}/`))
    expect(connections).toBe(1)
  })

  test('a kept connection that the server resets as it is used fails at once; the request is not sent twice', async () => {
    let requests = 0
    const { port } = await serve((request, response) => {
      requests += 1
      if (requests === 1) response.end('{}')
      else request.socket.resetAndDestroy()
    })
    await fetchJson(get(`http://127.0.0.1:${port}/`))
    const { error } = await failureOf(openAnswer(get(`http://127.0.0.1:${port}/`, { method: 'POST', body: '{}' })))
    expect(error).toMatchObject({ kind: 'unreachable', retryable: true })
    expect(requests).toBe(2)
  })

  test('an abort closes the connection, before and after the headers, and opens no other', async () => {
    let connections = 0
    const server = createServer((request, response) => {
      if (request.url === '/headers') response.writeHead(200).flushHeaders()
    })
    const { port, sockets } = await listen(server.on('connection', () => (connections += 1)))
    for (const path of ['/nothing', '/headers']) {
      const abort = new AbortController()
      const answer = textOf(get(`http://127.0.0.1:${port}${path}`, { signal: abort.signal }))
      await vi.waitUntil(() => sockets.size === 1)
      setTimeout(() => abort.abort(), 20)
      await expect(answer).rejects.toThrow()
      await vi.waitUntil(() => sockets.size === 0)
    }
    expect(connections).toBe(2)
  })

  test('an abort need not wait for the connection, and ends it', async () => {
    const { port, sockets } = await listen(createTcpServer((socket) => void socket.resume()))
    const abort = new AbortController()
    const answer = failureOf(openAnswer(get(`https://127.0.0.1:${port}/`, { signal: abort.signal })))
    await vi.waitUntil(() => sockets.size === 1)
    abort.abort()
    expect((await answer).error.kind).toBe('aborted')
    await vi.waitUntil(() => sockets.size === 0)
  })

  test("a server that takes the connection and does not greet is timeout-connect, with the request's own seconds", async () => {
    const { port } = await listen(createTcpServer())
    const failed = await failureOf(openAnswer(get(`https://127.0.0.1:${port}/`, { connectMs: 200 })))
    expect(failed.error).toMatchObject({ kind: 'timeout-connect', retryable: true, provider: 'openai-compatible' })
    expect(failed.message).toContain(`https://127.0.0.1:${port} took longer than 0.2 s to connect`)
  })

  test('no time limit holds once the connection stands', async () => {
    const { port } = await serve((_, response) => void setTimeout(() => response.end('{"late":true}'), 400))
    expect(await fetchJson(get(`http://127.0.0.1:${port}/`, { connectMs: 100 }))).toEqual({ late: true })
  })

  test.each(['', '0'])(
    'a certificate that nobody vouches for is refused, whatever the environment says (%j)',
    async (said) => {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', said)
      let requests = 0
      const server = createTlsServer(testCertificate, (_, response) => {
        requests += 1
        response.end('{}')
      })
      const { port } = await listen(server)
      const { error } = await failureOf(openAnswer(get(`https://127.0.0.1:${port}/`)))
      expect(error).toMatchObject({ kind: 'unreachable', retryable: false })
      expect(error.message).toContain('The certificate of 127.0.0.1 cannot be trusted')
      expect(requests).toBe(0)
    },
  )

  test('redirects are not followed', async () => {
    let followed = false
    const { port } = await serve((request, response) => {
      followed ||= request.url === '/elsewhere'
      response.writeHead(307, { location: '/elsewhere' }).end()
    })
    const { error, message } = await failureOf(openAnswer(get(`http://127.0.0.1:${port}/`)))
    expect(error).toMatchObject({ kind: 'bad-request', status: 307 })
    expect(message).toContain('/elsewhere')
    expect(followed).toBe(false)
  })
})

describe('compressed answers', () => {
  const text = '{"words":"مرحبا, again and again and again"}'
  const encodings = [
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const

  test('none is asked for', async () => {
    let asked: string | undefined
    const { port } = await serve((request: IncomingMessage, response) => {
      asked = request.headers['accept-encoding']
      response.end('{}')
    })
    await fetchJson(get(`http://127.0.0.1:${port}/`))
    expect(asked).toBe('identity')
  })

  test.each(encodings)('%s is decoded all the same, also in an error', async (encoding, compress) => {
    const { port } = await serve((request, response) => {
      const failed = request.url === '/failed'
      response.writeHead(failed ? 401 : 200, { 'content-encoding': encoding })
      response.end(compress(failed ? '{"error":{"message":"Wrong key"}}' : text))
    })
    expect(await textOf(get(`http://127.0.0.1:${port}/`))).toBe(text)
    const { error } = await failureOf(openAnswer(get(`http://127.0.0.1:${port}/failed`)))
    expect(error).toMatchObject({ kind: 'auth', message: 'Wrong key' })
  })

  test.each(encodings)('%s: what has come is handed on before more comes', async (encoding, compress) => {
    const { port } = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': encoding })
      response.write(compress(text).subarray(0, -2))
    })
    const { body } = await openAnswer(get(`http://127.0.0.1:${port}/`))
    const step = await (body[Symbol.asyncIterator]() as AsyncIterator<Buffer>).next()
    expect(step.value?.toString()).toContain('"words"')
    body.on('error', () => {}).destroy()
  })

  test.each(encodings)('%s that is cut off or damaged is never an end', async (encoding, compress) => {
    const bytes = compress(text)
    const { port, sockets } = await serve((request, response) => {
      response.writeHead(200, { 'content-encoding': encoding })
      response.end(request.url === '/cut' ? bytes.subarray(0, -3) : 'this is not compressed at all')
    })
    expect((await failureOf(fetchJson(get(`http://127.0.0.1:${port}/cut`)))).error.kind).toBe('unreachable')
    expect((await failureOf(fetchJson(get(`http://127.0.0.1:${port}/plain`)))).error.kind).toBe('provider')
    await closeConnections()
    await vi.waitUntil(() => sockets.size === 0)
  })

  test('an encoding that Kiln does not know is refused, and the connection closed', async () => {
    const { port, sockets } = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'zstd' })
      response.write('x')
    })
    const { error } = await failureOf(openAnswer(get(`http://127.0.0.1:${port}/`)))
    expect(error.kind).toBe('provider')
    expect(error.message).toContain('zstd')
    await vi.waitUntil(() => sockets.size === 0)
  })
})

test('rate limits come with the answer', async () => {
  const { port } = await serve((_, response) => {
    response.writeHead(200, { 'x-ratelimit-limit-requests': '60', 'x-ratelimit-remaining-requests': '59' }).end('{}')
  })
  const { limits, body } = await openAnswer(get(`http://127.0.0.1:${port}/`))
  expect(limits).toEqual({ requests: { limit: 60, remaining: 59 } })
  await readText(body, 100, new AbortController().signal)
})

describe('proxies', () => {
  /** Names that only the proxy knows; whoever asks them directly finds nothing. */
  const origin = 'http://api.invalid'

  /** A proxy that leads every tunnel to `target`, and answers plain requests itself. */
  async function startProxy(target: number, refuse?: number): Promise<Listening & { readonly asked: string[] }> {
    const asked: string[] = []
    const server: Server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers['proxy-authorization'] ?? ''}`.trim())
      response.writeHead(refuse ?? 200).end('{"by":"proxy"}')
    })
    server.on('connect', (request: IncomingMessage, client: Socket) => {
      asked.push(`CONNECT ${request.url} ${request.headers['proxy-authorization'] ?? ''}`.trim())
      if (refuse !== undefined) return void client.end(`HTTP/1.1 ${refuse} No\r\n\r\n`)
      const upstream = connect(target, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connected\r\n\r\n')
        upstream.pipe(client).pipe(upstream)
      })
      upstream.on('error', () => client.destroy())
      client.on('error', () => upstream.destroy())
    })
    return { ...(await listen(server)), asked }
  }

  test('plain HTTP is asked of the proxy by its whole address, with the name and password of the variable', async () => {
    const proxy = await startProxy(0)
    vi.stubEnv('HTTP_PROXY', `http://user:p%40ss@127.0.0.1:${proxy.port}`)
    expect(await fetchJson(get(`${origin}/v1/models`))).toEqual({ by: 'proxy' })
    expect(proxy.asked).toEqual([`GET ${origin}/v1/models Basic ${Buffer.from('user:p@ss').toString('base64')}`])
  })

  test('https goes through a tunnel', async () => {
    const target = await listen(createTcpServer((socket) => void socket.end()))
    const proxy = await startProxy(target.port)
    vi.stubEnv('https_proxy', `http://127.0.0.1:${proxy.port}`)
    const { error } = await failureOf(openAnswer(get('https://api.invalid/v1')))
    expect(proxy.asked).toEqual(['CONNECT api.invalid:443'])
    expect(error.kind).toBe('unreachable')
  })

  test('this machine is never asked through one', async () => {
    const { port } = await serve((_, response) => response.end('{"by":"itself"}'))
    vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:9')
    expect(await fetchJson(get(`http://127.0.0.1:${port}/`))).toEqual({ by: 'itself' })
  })

  test.each([407, 403])(
    'one that refuses with %d is the one to blame, and its password is not told',
    async (status) => {
      const proxy = await startProxy(0, status)
      vi.stubEnv('HTTPS_PROXY', `http://user:secret@127.0.0.1:${proxy.port}`)
      const { error } = await failureOf(openAnswer(get('https://api.invalid/v1')))
      expect(error).toMatchObject({ kind: 'unreachable', retryable: false })
      expect(error.message).toContain(`The proxy http://127.0.0.1:${proxy.port}`)
      expect(error.message).not.toContain('secret')
    },
  )

  test.each(['http', 'https'])('one that is not there is named (%s)', async (scheme) => {
    vi.stubEnv('ALL_PROXY', 'http://127.0.0.1:9')
    const { error } = await failureOf(openAnswer(get(`${scheme}://api.invalid/v1`)))
    expect(error.kind).toBe('unreachable')
    expect(error.message).toContain('The proxy http://127.0.0.1:9 does not lead to')
  })

  test('one that never answers the call for a tunnel is timeout-connect', async () => {
    const { port } = await listen(createTcpServer())
    vi.stubEnv('HTTPS_PROXY', `http://127.0.0.1:${port}`)
    const { error } = await failureOf(openAnswer(get('https://api.invalid/v1', { connectMs: 300 })))
    expect(error.kind).toBe('timeout-connect')
  })
})
