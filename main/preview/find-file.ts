/** Decides what a request for a project's file gets: now, streamed, early and empty, or once it is there. */
import { isDocument, isScript, isStylesheet } from './content-types.ts'
import type { LiveOverlay } from './overlay.ts'
import type { WrittenFile } from './page-stream.ts'
import { candidates } from './request-path.ts'

/** Where files come from: a project with its answer over it, or an older version. */
export interface Site {
  read(path: string): Promise<Uint8Array | undefined>
  /** The newest answer over the project's files, live or a draft. */
  overlay(): LiveOverlay | undefined
  /** The same, or one that was just put away and whose pages have yet to hear its last changes. */
  overlayById(id: string): LiveOverlay | undefined
  /** Of a React app, what its build has at an address; undefined for nothing, and for other apps. */
  built?(address: string, asPage: boolean): Promise<BuiltFile | undefined>
}

/** A file as a React app's build gives it. */
export interface BuiltFile {
  readonly body: Uint8Array
  readonly contentType: string
  /** The address never means anything else: a browser may keep it. */
  readonly lasting: boolean
}

export type Found =
  | { readonly type: 'bytes'; readonly path: string; readonly bytes: Uint8Array }
  /** A document that is still being written. */
  | { readonly type: 'stream'; readonly path: string; readonly file: WrittenFile }
  | { readonly type: 'missing'; readonly path: string }

/**
 * How many requests for neither documents nor scripts may wait for a file at once. Browsers open six connections to a
 * host, and images that wait must not keep the stylesheets and scripts from getting through.
 */
const mostWaiting = 2
const waitingOthers = new WeakMap<LiveOverlay, number>()

/** `asPage`: the request is for a document to show, not for its text. Waits no longer than `signal` allows. */
export async function findFile(site: Site, path: string, asPage: boolean, signal: AbortSignal): Promise<Found> {
  const names = candidates(path)
  for (;;) {
    const overlay = site.overlay()
    const now = (overlay && fromOverlay(overlay, names, asPage)) ?? (await fromProject(site, overlay, names))
    // Something may have begun while the disk was read.
    if (now === 'again') continue
    if (now !== undefined) return now
    const missing = { type: 'missing', path: names[names.length - 1] ?? path } as const
    if (overlay === undefined || !overlay.isLive() || signal.aborted) return missing
    if (names.some(isStylesheet)) {
      overlay.noteServed(path)
      return { type: 'bytes', path, bytes: new Uint8Array() }
    }
    if (path === 'favicon.ico') return missing
    if (asPage || isScript(path)) await overlay.changed(signal)
    else {
      const waiting = waitingOthers.get(overlay) ?? 0
      if (waiting >= mostWaiting) {
        overlay.noteServed(path)
        return missing
      }
      waitingOthers.set(overlay, waiting + 1)
      await overlay.changed(signal)
      waitingOthers.set(overlay, (waitingOthers.get(overlay) ?? 1) - 1)
    }
  }
}

/** Undefined when the answer has no such file, or has it only begun and the request is not for a page. */
function fromOverlay(overlay: LiveOverlay, names: readonly string[], asPage: boolean): Found | undefined {
  for (const path of names) {
    const file = overlay.file(path)
    if (file === undefined) continue
    if (file.isEnded()) {
      overlay.noteServed(path)
      return { type: 'bytes', path, bytes: file.bytes() }
    }
    if (asPage && isDocument(path)) {
      overlay.noteServed(path)
      return { type: 'stream', path, file }
    }
  }
  return undefined
}

async function fromProject(
  site: Site,
  overlay: LiveOverlay | undefined,
  names: readonly string[],
): Promise<Found | 'again' | undefined> {
  for (const path of names) {
    // A file that is being rewritten is waited for; but an old style is better than none.
    const begun = overlay?.file(path)
    if (begun !== undefined && !isStylesheet(path)) return undefined
    const bytes = await site.read(path)
    if (site.overlay() !== overlay || overlay?.file(path) !== begun || begun?.isEnded()) return 'again'
    if (bytes === undefined) continue
    overlay?.noteServed(path)
    return { type: 'bytes', path, bytes }
  }
  return undefined
}
