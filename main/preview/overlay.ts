/** The files of an answer over a project's own, while they are written and as long as the answer is only a draft. */
import { isDocument, isStylesheet } from './content-types.ts'
import { createWrittenFile, type WrittenFile } from './page-stream.ts'

/** What whoever writes the answer does. Calls for a path that was not started, or after `finish`, do nothing. */
export interface Overlay {
  /** A path that comes again starts anew: pages that show the earlier one reload. */
  start(path: string): void
  append(path: string, text: string): void
  end(path: string): void
  /** Takes the file out again: it was refused. The project's own file, if any, is seen again. */
  drop(path: string): void
  /** No more will come: what is unfinished stays as it is, and what is not there is not found. */
  finish(): void
}

/** What an open page is told. style: swap it in. document: that page began anew. stale: reload once all is there. */
export interface Change {
  readonly path: string
  readonly kind: 'style' | 'document' | 'stale'
}

/** The reading side, for the responder. */
export interface LiveOverlay extends Overlay {
  readonly id: string
  /** Finishes it and lets go of its files; its changes can still be read. */
  close(): void
  isLive(): boolean
  file(path: string): WrittenFile | undefined
  documents(): readonly string[]
  /** Every file of the answer, begun or whole. */
  paths(): readonly string[]
  /** Notes that a request for the path was answered with something other than its final text. */
  noteServed(path: string): void
  /** How many changes there were: what a page that is answered now need not be told. */
  changeCount(): number
  changesAfter(count: number): readonly Change[]
  /** Resolves at the next start, end, drop or finish, at once when `signal` is aborted, or after `timeoutMs`. */
  changed(signal: AbortSignal, timeoutMs?: number): Promise<void>
}

export function createOverlay(id: string): LiveOverlay {
  const files = new Map<string, WrittenFile>()
  const served = new Set<string>()
  const changes: Change[] = []
  const waiting = new Set<() => void>()
  let live = true

  function finish(): void {
    if (!live) return
    live = false
    for (const [path, file] of files) {
      if (!file.isEnded()) tell(path, 'whole')
      file.end()
    }
    notify()
  }

  function notify(): void {
    for (const resume of [...waiting]) resume()
  }

  function tell(path: string, when: 'begun' | 'whole'): void {
    if (!served.has(path)) return
    if (isDocument(path)) {
      if (when === 'begun') changes.push({ path, kind: 'document' })
    } else if (when === 'whole') changes.push({ path, kind: isStylesheet(path) ? 'style' : 'stale' })
  }

  return {
    id,
    start(path) {
      if (!live) return
      files.get(path)?.end()
      tell(path, 'begun')
      files.set(path, createWrittenFile())
      notify()
    },
    append(path, text) {
      if (live) files.get(path)?.append(text)
    },
    end(path) {
      const file = files.get(path)
      if (!live || file === undefined || file.isEnded()) return
      file.end()
      tell(path, 'whole')
      notify()
    },
    drop(path) {
      if (!live || !files.has(path)) return
      files.get(path)?.end()
      files.delete(path)
      tell(path, isDocument(path) ? 'begun' : 'whole')
      notify()
    },
    finish,
    close() {
      finish()
      files.clear()
    },
    isLive: () => live,
    file: (path) => files.get(path),
    documents: () => [...files.keys()].filter(isDocument),
    paths: () => [...files.keys()],
    noteServed(path) {
      if (live) served.add(path)
    },
    changeCount: () => changes.length,
    changesAfter: (count) => changes.slice(count),
    changed: (signal, timeoutMs) =>
      new Promise((resolve) => {
        const resume = (): void => {
          clearTimeout(timer)
          signal.removeEventListener('abort', resume)
          waiting.delete(resume)
          resolve()
        }
        const timer = timeoutMs === undefined ? undefined : setTimeout(resume, timeoutMs)
        waiting.add(resume)
        signal.addEventListener('abort', resume)
        if (signal.aborted) resume()
      }),
  }
}
