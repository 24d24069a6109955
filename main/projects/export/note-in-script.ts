/** Finds in a script what it will ask for when it runs: by what it looks like, for there is no way to be sure. */
import { extensionOf } from '../../lib/content-types.ts'
import type { Bundle } from './bundle.ts'

const strings = /(["'`])((?:[^"'`\\\n$]){1,240})\1/g
const requests =
  /(?:\b(?:fetch|importScripts|WebSocket|EventSource|Worker|SharedWorker|Audio|sendBeacon)\s*\(|\.(?:src|href)\s*=)\s*(["'`])((?:https?:|wss?:)?\/\/[^"'`\s\\]+)/g

/** `base`: the page's path, from which a script's requests start. `own`: the script's path. */
export function noteInScript(script: string, base: string, own: string, bundle: Bundle): void {
  for (const [, , address = ''] of script.matchAll(requests)) bundle.note(address)
  for (const [, , text = ''] of script.matchAll(strings)) {
    if (extensionOf(text) === '' || /\s/.test(text) || /^(?:import|from)$/.test(text)) continue
    const to = bundle.destination(text, base)
    // A module's imports are carried; the page itself is there.
    const isCode = to.kind === 'file' && /^m?js$/.test(extensionOf(to.path)) && !/worker/i.test(to.path)
    if (to.kind === 'file' && !isCode && to.path !== base && to.path !== own) bundle.note(text)
  }
}
