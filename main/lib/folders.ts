/** Makes folders, and says truly why it cannot. */
import { mkdirSync, statSync } from 'node:fs'
import path from 'node:path'

/**
 * Makes the folder and those above it; nothing happens when it is there. Throws the system's error (EROFS, EACCES…).
 * Not Node's own recursive mkdir: that says ENOENT on a read-only disk, and never returns below /proc.
 */
export function ensureFolder(folder: string, mode = 0o777): void {
  try {
    mkdirSync(folder, { mode })
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined
    if (isFolder(folder)) return
    const parent = path.dirname(folder)
    if (code !== 'ENOENT' || isFolder(parent)) throw thrown
    ensureFolder(parent, mode)
    mkdirSync(folder, { mode })
  }
}

function isFolder(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false
}
