/** Pages that are opened before there is a build for them: an update then has its frame and its libraries already. */
import { crc32 } from 'node:zlib'
import { hasOwnScripts, pageOf, type PageParts } from './page.ts'
import type { VendoredSet } from './vendored.ts'

/** Before a path of the app: the page that waits. */
export const warmFolder = '/__kiln/warm/'

/**
 * What such a page asks for when its time has come: the app's script, at an address that names the page that asks, and the
 * build, so that each is loaded once.
 */
const startName = /^start-(\d+)-\d+\.js$/

/** The stamp of the page that asks for this name below the build's folder; undefined for any other name. */
export function stampIn(name: string): string | undefined {
  return startName.exec(name)?.[1]
}

export function warmPageOf(parts: PageParts, vendored: VendoredSet): string {
  return pageOf({ ...parts, warm: stampOf(parts, vendored) }, vendored)
}

/**
 * Whether a page with this stamp may go on with this script of the app; else it is to be loaded anew. A script that waits for
 * events of the page's loading would wait for ever.
 */
export function mayStart(parts: PageParts, stamp: string, code: string, vendored: VendoredSet): boolean {
  const isWaiting = /DOMContentLoaded|\bonload\b|readyState|Listener\(\s*["'`](?:load|pageshow)["'`]/.test(code)
  return !isWaiting && !hasOwnScripts(parts.html) && stamp === stampOf(parts, vendored)
}

function stampOf(parts: PageParts, vendored: VendoredSet): string {
  return String(crc32(pageOf({ ...parts, script: '', packages: [] }, vendored)))
}
