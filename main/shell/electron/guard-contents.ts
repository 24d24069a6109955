/** Pins every page and frame to where it belongs: the studio to its origin, a preview to its own host. */
import { type App, shell, type WebContents } from 'electron'
import { mayNavigate, originOf } from './rules.ts'

/** Holds for every web contents that will ever be made. Links of the studio to the web open in the user's browser. */
export function guardContents(app: App, own: string): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
    contents.on('will-attach-webview', (event) => event.preventDefault())
    // Only the studio's own page can come here: the frames of previews have no allow-popups.
    contents.setWindowOpenHandler(({ url }) => {
      openOutside(url)
      return { action: 'deny' }
    })
    guardNavigation(contents, own)
  })
}

function guardNavigation(contents: WebContents, own: string): void {
  contents.on('will-frame-navigate', (event) => {
    const from = event.initiator?.url ?? event.frame?.url ?? ''
    if (mayNavigate({ to: event.url, from, isMainFrame: event.isMainFrame }, own)) return
    event.preventDefault()
    if (event.isMainFrame && originOf(from) === own) openOutside(event.url)
  })
  // A redirect is a way around what was asked before it; nothing of Kiln's own redirects elsewhere.
  contents.on('will-redirect', (event) => {
    if (!mayNavigate({ to: event.url, from: event.url, isMainFrame: event.isMainFrame }, own)) event.preventDefault()
  })
}

function openOutside(url: string): void {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return
  shell.openExternal(url).catch(() => undefined)
}
