/** Finds in a script what it will ask for when it runs: by what it looks like, for there is no way to be sure. */
import { extensionOf } from '../../lib/content-types.ts'
import type { Bundle } from './bundle.ts'

const requests =
  /(?:\b(?:fetch|importScripts|WebSocket|EventSource|Worker|SharedWorker|Audio|sendBeacon)\s*\(|\.src\s*=)\s*(["'`])((?:https?:|wss?:)?\/\/[^"'`\s\\]+)/g

/** `base`: the page's path, from which a script's requests start. `own`: the script's path. */
export function noteInScript(script: string, base: string, own: string, bundle: Bundle): void {
  for (const [, , address = ''] of script.matchAll(requests)) bundle.note(address)
  for (const path of bundle.paths()) {
    // The page is there, and the code that it loads is carried.
    if (path === base || path === own || (/^m?js$/.test(extensionOf(path)) && !/worker/i.test(path))) continue
    const name = path.slice(path.lastIndexOf('/') + 1)
    if (!script.includes(name)) continue
    for (const [, , text = ''] of script.matchAll(quotedEndingIn(name))) {
      const to = bundle.destination(text, base)
      if (to.kind === 'file' && to.path === path) bundle.note(text)
    }
  }
}

/** What stands in quotes and ends in the name, but for a question or a place in it. */
function quotedEndingIn(name: string): RegExp {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(["'\`])((?:[\\w./%~ -]*/)?${literal}(?:[?#][^"'\`\\s]*)?)\\1`, 'g')
}
