/** What a project's folder holds right now, by content: what a version is made of. */
import { createHash } from 'node:crypto'
import type { VersionFile } from '../store/versions-table.ts'
import type { FileChanges } from './change.ts'
import { listFiles, readFileInside } from './listing.ts'
import { limits } from './paths.ts'

export interface Snapshot {
  readonly files: ReadonlyMap<string, VersionFile>
  /** By hash. */
  readonly contents: ReadonlyMap<string, Uint8Array>
}

/** sha256 in hex. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Reads the folder. Files over the size limit, which only another program can have put there, stay out of versions. */
export async function takeSnapshot(root: string): Promise<Snapshot> {
  const files = new Map<string, VersionFile>()
  const contents = new Map<string, Uint8Array>()
  for (const { path, bytes: size } of await listFiles(root)) {
    const bytes = size <= limits.fileBytes ? await readFileInside(root, path) : undefined
    if (bytes === undefined) continue
    const hash = hashOf(bytes)
    files.set(path, { path, hash, bytes: bytes.byteLength })
    contents.set(hash, bytes)
  }
  return { files, contents }
}

/** The snapshot as it will be after the change. */
export function withChanges(snapshot: Snapshot, changes: FileChanges): Snapshot {
  const files = new Map(snapshot.files)
  const contents = new Map(snapshot.contents)
  for (const [path, bytes] of changes) {
    if (bytes === undefined) {
      files.delete(path)
      continue
    }
    const hash = hashOf(bytes)
    files.set(path, { path, hash, bytes: bytes.byteLength })
    contents.set(hash, bytes)
  }
  return { files, contents }
}
