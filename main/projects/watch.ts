/** Notices what other programs do to a project's files: by events of the file system, in batches, without Kiln's own. */
import { lstat, stat } from 'node:fs/promises'
import path from 'node:path'
import { type FSWatcher, watch } from 'chokidar'
import { hashOf } from './snapshot.ts'
import { checkPath, limits } from './paths.ts'
import type { Workspace } from './workspace.ts'

/** Changes this close together are told as one, in milliseconds. */
const batchMs = 100
/** How often a folder that is not there, or that a run is writing to, is looked at again. */
const againMs = 500

export interface WatchOptions {
  readonly workspace: Workspace
  /** The newest version's files: what Kiln itself has written last. */
  readonly known: () => ReadonlyMap<string, { readonly hash: string }>
  /** Told of each change at once, unless a run is writing: for what cannot wait for the batch. */
  readonly onNoticed?: (path: string) => void
  /** A run is writing: what changes meanwhile is looked at when it has ended. */
  readonly busy: () => boolean
}

/**
 * Yields the paths of files that were changed, made or removed by another hand than Kiln's, until the signal fires. A folder
 * that vanishes is all of its files removed; when it comes back, they are made. Never throws.
 */
export async function* watchFiles(options: WatchOptions, signal: AbortSignal): AsyncGenerator<string[], void> {
  const { workspace, known, busy } = options
  const waiting = new Set<string>()
  const strange = new Set<string>()
  let wake = (): void => undefined
  let root = workspace.root
  const rootNow = (): string => {
    try {
      root = workspace.root
    } catch {
      // The project is in the trash: it may come back where it was.
    }
    return root
  }
  const stop = watchFolder(rootNow, (name) => {
    waiting.add(name)
    // What a run writes it tells of itself, when it is something to look at.
    if (!busy()) options.onNoticed?.(name)
    wake()
  })
  signal.addEventListener('abort', () => wake(), { once: true })
  try {
    while (!signal.aborted) {
      if (waiting.size === 0) await new Promise<void>((resolve) => (wake = resolve))
      await pause(busy() ? againMs : batchMs)
      if (signal.aborted || busy()) continue
      const names = [...waiting]
      waiting.clear()
      // A change of Kiln's own is whole, version and all, before this comes to its turn.
      const changed = await workspace.exclusive(() => strangers(names))
      if (changed.length > 0) yield changed.toSorted()
    }
  } finally {
    await stop()
  }

  async function strangers(names: readonly string[]): Promise<string[]> {
    const expected = known()
    const changed: string[] = []
    for (const name of names) {
      const isOwn = (await hashNow(name)) === expected.get(name)?.hash
      // What was told as strange and is as Kiln left it again has changed as well.
      if (!isOwn || strange.has(name)) changed.push(name)
      if (isOwn) strange.delete(name)
      else strange.add(name)
    }
    return changed
  }

  /** Undefined when it is not there. What is too large for any version is nobody's but another's: it is not read. */
  async function hashNow(name: string): Promise<string | undefined> {
    try {
      const { size } = await lstat(path.join(workspace.root, name))
      if (size > limits.fileBytes) return 'too large'
      const bytes = await workspace.read(name)
      return bytes === undefined ? undefined : hashOf(bytes)
    } catch {
      return undefined
    }
  }
}

/** Tells each file that changes below the root, also when the folder is not there yet, goes and comes, or moves. */
function watchFolder(rootNow: () => string, onFile: (name: string) => void): () => Promise<void> {
  let root = rootNow()
  let watcher: FSWatcher | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let polling = false
  /** Every file that was seen: all of them are told when the folder goes. */
  const seen = new Set<string>()

  function nameOf(file: string): string {
    return path.relative(root, file).split(path.sep).join('/')
  }
  function isForeign(file: string): boolean {
    const name = nameOf(file)
    return name !== '' && !checkPath(name).ok
  }

  async function start(isReturn: boolean): Promise<void> {
    if (stopped) return
    root = rootNow()
    if (!(await isFolder(root))) {
      timer = setTimeout(() => void start(true), againMs)
      return
    }
    if (stopped) return
    let isSettled = isReturn
    const made = watch(root, {
      ignored: isForeign,
      followSymlinks: false,
      usePolling: polling,
      interval: againMs,
      binaryInterval: againMs,
    })
    watcher = made
    const tell = (file: string): void => {
      seen.add(nameOf(file))
      if (isSettled) onFile(nameOf(file))
    }
    made.on('add', tell)
    made.on('change', tell)
    made.on('unlink', tell)
    made.on('ready', () => (isSettled = true))
    made.on('unlinkDir', (folder) => {
      if (path.resolve(folder) === path.resolve(root)) void restart(true)
    })
    made.on('error', () => {
      // Mostly: the system has no more watches to give. Looking now and then needs none.
      if (polling) return
      polling = true
      void restart(false)
    })
  }
  async function restart(isGone: boolean): Promise<void> {
    const old = watcher
    watcher = undefined
    await old?.close()
    if (isGone) for (const name of seen) onFile(name)
    await start(isGone)
  }

  void start(false)
  return async () => {
    stopped = true
    clearTimeout(timer)
    await watcher?.close()
  }
}

async function isFolder(root: string): Promise<boolean> {
  return stat(root).then(
    (stats) => stats.isDirectory(),
    () => false,
  )
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
