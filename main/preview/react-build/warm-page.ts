/** Pages that are opened before there is a build for them: an update then has its frame and its libraries already. */
import { crc32 } from 'node:zlib'
import { buildFolder, hasOwnScripts, pageOf, type PageParts } from './page.ts'
import type { VendoredSet } from './vendored.ts'

/** Before a path of the app: the page that waits. */
export const warmFolder = '/__kiln/warm/'

/** What such a page is told when its time has come. */
export interface WarmStart {
  /** The address of the script that starts the app; absent where only a load from the start is right. */
  readonly script?: string
  /** The page that it must be. */
  readonly stamp?: string
}

export function warmPageOf(parts: PageParts, vendored: VendoredSet): string {
  return pageOf({ ...parts, warm: stampOf(parts, vendored) }, vendored)
}

/** `code`: the app's script. One that waits for events of the page's loading would wait for ever. */
export function warmStartOf(parts: PageParts, code: string, vendored: VendoredSet): WarmStart {
  const isWaiting = /DOMContentLoaded|\bonload\b|readyState|Listener\(\s*["'`](?:load|pageshow)["'`]/.test(code)
  if (isWaiting || hasOwnScripts(parts.html)) return {}
  return { script: buildFolder + parts.script, stamp: stampOf(parts, vendored) }
}

function stampOf(parts: PageParts, vendored: VendoredSet): string {
  return String(crc32(pageOf({ ...parts, script: '', packages: [] }, vendored)))
}
