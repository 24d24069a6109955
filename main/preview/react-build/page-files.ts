/** Whether anything has changed of what a React app is served as it is: its page, its pictures and fonts. */
import type { FileState } from './messages.ts'

export interface PageFiles {
  /** `fresh`: these are all there are. */
  apply(files: readonly FileState[], fresh: boolean): void
  /** True when something has changed since it was last asked. */
  takeChange(): boolean
}

export function createPageFiles(): PageFiles {
  const stamps = new Map<string, string>()
  let isChanged = false

  function put(path: string, stamp: string | undefined): void {
    if (stamps.get(path) === stamp) return
    if (stamp === undefined) stamps.delete(path)
    else stamps.set(path, stamp)
    isChanged = true
  }

  return {
    apply(files, fresh) {
      const named = new Set(files.map(({ path }) => path))
      if (fresh) for (const path of [...stamps.keys()]) if (!named.has(path)) put(path, undefined)
      for (const file of files) put(file.path, stampOf(file))
    },
    takeChange() {
      const was = isChanged
      isChanged = false
      return was
    },
  }
}

/** Undefined for what is not there, and for what the build takes in. */
function stampOf(file: FileState): string | undefined {
  if (file.kind === 'asset') return String(file.stamp)
  const isServed = file.path === 'index.html' || file.path.startsWith('public/')
  if (file.kind !== 'text' || !isServed) return undefined
  // What Kiln has drawn comes with the screen that shows it; the picture in its place is told to the running app by itself.
  return /^<svg [^>]*data-kiln="/.test(file.text) ? undefined : file.text
}
