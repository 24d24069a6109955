/** What the studio is compared with: a page that a plain Node server streams to a tab of the same browser. */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright'
import type { LaunchedStudio } from '../e2e/launch.ts'
import type { PageTimes } from './probes.ts'

export interface PlainPage {
  /** Goes to a site that was never visited, as every new app is one; resolves with its answer, still without bytes. */
  open(stylesheet: string): Promise<ServerResponse>
  /** What the page saw, once it is painted and whole. */
  times(): Promise<PageTimes>
  close(): Promise<void>
}

/** A tab of its own beside the studio, in Electron a window. The page's context has `watchPage` as its init script. */
export async function openPlainPage(launched: LaunchedStudio): Promise<PlainPage> {
  let stylesheet = ''
  let take: (response: ServerResponse) => void = () => {}
  const server = createServer((request, response) => {
    const isStyle = request.url === '/app.css'
    response.writeHead(200, { 'content-type': `text/${isStyle ? 'css' : 'html'}; charset=utf-8` })
    if (isStyle) response.end(stylesheet)
    else if (request.url === '/') take(response)
    else response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const page = await openTab(launched)
  let sites = 0

  return {
    async open(css) {
      stylesheet = css
      // A tab behind another one paints nothing.
      await page.bringToFront()
      const asked = new Promise<ServerResponse>((resolve) => (take = resolve))
      // It resolves when the whole page has loaded, which is not waited for here.
      page.goto(`http://site-${sites++}.localhost:${port}/`).catch(() => undefined)
      return await asked
    },
    async times() {
      await page.waitForFunction(() => window.benchPage.painted > 0 && window.benchPage.whole > 0, undefined, {
        polling: 20,
      })
      return await page.evaluate(() => window.benchPage)
    },
    async close() {
      await page.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** An empty tab in the studio's own browser; in Electron a window with a session that Kiln does not guard. */
export async function openTab({ application, page }: LaunchedStudio): Promise<Page> {
  if (application === undefined) return await page.context().newPage()
  const opened = application.waitForEvent('window')
  await application.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ width: 900, height: 800, webPreferences: { partition: 'bench', sandbox: true } })
    await window.loadURL('about:blank')
  })
  return await opened
}
