/** Serves previews over HTTP as the browser shell does, and a studio page with the real frame: for browser tests. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import type { Preview } from '../main/preview/preview.ts'

export interface PreviewMount {
  /** Where a studio would be; previews are at `urlFor(host)`. */
  readonly studio: string
  urlFor(host: string): string
  close(): Promise<void>
}

const frameRules = 'allow-scripts allow-same-origin allow-forms allow-modals allow-downloads'

/** `create` gets the studio's origin, which it must allow as a frame ancestor. */
export async function mountPreview(create: (studio: string) => Preview): Promise<PreviewMount & { preview: Preview }> {
  const server = createServer((incoming, outgoing) => {
    const label = (incoming.headers.host ?? '').split('.')[0] ?? ''
    const url = `http://${incoming.headers.host ?? ''}${incoming.url ?? '/'}`
    if (label === '127') {
      const src = new URL(url).searchParams.get('frame') ?? ''
      outgoing.setHeader('content-type', 'text/html; charset=utf-8')
      outgoing.setHeader('content-security-policy', `frame-src http://*.localhost:${port}`)
      outgoing.end(`<!doctype html><title>studio</title><script>
        window.messages = []
        addEventListener('message', (event) => messages.push({ ...event.data, origin: event.origin }))
      </script><iframe name="app" sandbox="${frameRules}" src="${src}" style="width: 600px; height: 400px"></iframe>`)
      return
    }
    const gone = new AbortController()
    outgoing.on('close', () => gone.abort())
    const headers = new Headers()
    for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value))
    void preview
      .respond(label, new Request(url, { method: incoming.method ?? 'GET', headers, signal: gone.signal }))
      .then((response) => {
        outgoing.writeHead(response.status, Object.fromEntries(response.headers))
        if (response.body === null) outgoing.end()
        else {
          outgoing.flushHeaders()
          const body = Readable.fromWeb(response.body as NodeReadableStream)
          body.on('error', () => outgoing.destroy())
          outgoing.on('close', () => body.destroy())
          body.pipe(outgoing)
        }
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const studio = `http://127.0.0.1:${port}`
  const preview = create(studio)
  return {
    preview,
    studio,
    urlFor: (host) => `http://${host}.localhost:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
