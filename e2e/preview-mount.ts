/** Serves previews over HTTP as the browser shell does, and a studio page with the real frame: for browser tests. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Preview } from '../main/preview/preview.ts'
import { sendResponse, toRequest } from '../main/shell/browser/node-http.ts'

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
    if (label === '127') {
      const src = new URL(incoming.url ?? '/', 'http://studio').searchParams.get('frame') ?? ''
      outgoing.setHeader('content-type', 'text/html; charset=utf-8')
      outgoing.setHeader('content-security-policy', `frame-src http://*.localhost:${port}`)
      outgoing.end(`<!doctype html><title>studio</title><script>
        window.messages = []
        addEventListener('message', (event) => messages.push({ ...event.data, origin: event.origin }))
      </script><iframe name="app" sandbox="${frameRules}" src="${src}" style="width: 600px; height: 400px"></iframe>`)
      return
    }
    void preview
      .respond(label, toRequest(incoming, outgoing, `http://${incoming.headers.host ?? ''}`))
      .then((response) => sendResponse(response, outgoing))
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
