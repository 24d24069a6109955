/** What a writer says on its standard output, a line of JSON each: `try` before it begins, the rest once it is kept. */

import type { Version } from '#shared/domain/project.ts'
import type { Projects } from '../projects.ts'
import { hashOf } from '../snapshot.ts'

/** Path to the sha256 of its content, in hex. */
export type FileHashes = Readonly<Record<string, string>>

export type Report =
  | { readonly type: 'ready' }
  | { readonly type: 'project'; readonly projectId: string }
  /** `files`: everything the project would hold after it. */
  | { readonly type: 'try'; readonly projectId: string; readonly files: FileHashes }
  | { readonly type: 'version'; readonly projectId: string; readonly versionId: string; readonly files: FileHashes }
  /** A new project of these files is begun, and then there. */
  | { readonly type: 'branch'; readonly files: FileHashes }
  | { readonly type: 'branched'; readonly projectId: string; readonly files: FileHashes }
  | { readonly type: 'checkpoint'; readonly versionId: string; readonly name: string; readonly kept: boolean }
  /** A repository of so many versions is begun in the folder. */
  | { readonly type: 'export'; readonly folder: string; readonly commits: number }
  | { readonly type: 'run'; readonly runId: string; readonly text: string }
  | { readonly type: 'events'; readonly runId: string; readonly lastSeq: number }
  | { readonly type: 'value'; readonly name: string; readonly value: string }

/** The text of a run's event: the same in every process, so that a reader can tell what it must be. */
export function textOfEvent(runId: string, seq: number): string {
  return `${runId} ${seq} `.repeat(1 + (seq % 7))
}

/** As the store has them. */
export function filesOfVersion(projects: Pick<Projects, 'versionFile'>, { id, files }: Version): FileHashes {
  return Object.fromEntries(files.map(({ path }) => [path, hashOf(projects.versionFile(id, path) ?? new Uint8Array())]))
}

export function same(a: FileHashes, b: FileHashes): boolean {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
}
