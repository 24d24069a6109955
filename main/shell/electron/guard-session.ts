/** Shuts the window's session: no network, no permissions, no silent downloads. Main has its own network, in Node. */
import type { DownloadItem, Session, WebContents } from 'electron'
import { mayLoad, originOf } from './rules.ts'
import { studioOrigin } from './schemes.ts'

/** What the studio's own page may do; previews may do nothing of the kind. */
const studioPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** Applies every guard. `devUrl` opens the way to the renderer's development server, and to nothing else. */
export async function guardSession(session: Session, devUrl: string | undefined): Promise<void> {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url, devUrl) }))
  guardPermissions(session, devUrl)
  session.on('will-download', (event, item, contents) => guardDownload(event, item, contents))
  // WebRTC asks neither the policy nor the filter above: a proxy that leads nowhere is what stops it over TCP.
  const bypass = devUrl === undefined ? '<-loopback>' : `<-loopback>;${new URL(devUrl).host}`
  await session.setProxy({ mode: 'fixed_servers', proxyRules: 'http://127.0.0.1:9', proxyBypassRules: bypass })
}

function guardPermissions(session: Session, devUrl: string | undefined): void {
  const own = devUrl === undefined ? studioOrigin : new URL(devUrl).origin
  const allows = (permission: string, url: string) => studioPermissions.has(permission) && originOf(url) === own
  session.setPermissionCheckHandler((_contents, permission, origin) => allows(permission, origin))
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(allows(permission, details.requestingUrl)),
  )
  session.setDevicePermissionHandler(() => false)
}

const asking = new WeakSet<WebContents>()

/** Electron asks where to save; one question at a time, so that a page cannot bury the user in them. */
function guardDownload(event: { preventDefault(): void }, item: DownloadItem, contents: WebContents): void {
  if (asking.has(contents)) return event.preventDefault()
  asking.add(contents)
  const title =
    originOf(item.getURL().replace(/^blob:/, '')) === studioOrigin ? 'Save' : 'Save what this app wants to download?'
  item.setSaveDialogOptions({ title, defaultPath: item.getFilename() })
  item.once('done', () => asking.delete(contents))
}
