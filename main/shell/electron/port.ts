/** Hands the contract to the studio's page as a MessagePort: to the top frame of our own window at our own origin only. */
import { type IpcMainEvent, ipcMain, MessageChannelMain, type MessagePortMain, type WebContents } from 'electron'
import { RPCHandler } from '@orpc/server/message-port'
import type { Studio } from '../../studio.ts'
import { originOf } from './rules.ts'

export interface PortOptions {
  readonly router: Promise<Studio['router']>
  /** The web contents of our own window, as it is now. */
  ownContents(): WebContents | undefined
  readonly ownOrigin: string
  /** Called after the page's first `studio.info`: the window works. */
  onReady(): void
}

/** Answers each request of the preload script with a new port; the page's earlier one is closed. */
export function handOutPorts(options: PortOptions): void {
  const ports = new WeakMap<WebContents, MessagePortMain>()
  const handler = options.router.then(
    (router) =>
      new RPCHandler(router, {
        clientInterceptors: [
          async ({ next, path }) => {
            const result = await next()
            if (path.join('.') === 'studio.info') options.onReady()
            return result
          },
        ],
      }),
  )
  // The studio's own start reports its failure; a page that waits then simply gets no port.
  handler.catch(() => undefined)

  ipcMain.on('kiln-connect', (event) => {
    if (!isOurs(event, options)) return
    handler.then(
      (ready) => {
        if (!isOurs(event, options)) return
        const { port1, port2 } = new MessageChannelMain()
        ports.get(event.sender)?.close()
        ports.set(event.sender, port1)
        ready.upgrade(port1)
        port1.start()
        event.senderFrame?.postMessage('kiln-port', null, [port2])
      },
      () => undefined,
    )
  })
}

function isOurs(event: IpcMainEvent, { ownContents, ownOrigin }: PortOptions): boolean {
  if (event.sender.isDestroyed() || event.sender !== ownContents()) return false
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && originOf(frame.url) === ownOrigin
}
