/** What a writer says on its standard output, a line of JSON each: `try` before it begins, the rest once it is kept. */

/** Path to the sha256 of its content, in hex. */
export type FileHashes = Readonly<Record<string, string>>

export type Report =
  | { readonly type: 'ready' }
  | { readonly type: 'project'; readonly projectId: string }
  /** `files`: everything the project would hold after it. */
  | { readonly type: 'try'; readonly projectId: string; readonly files: FileHashes }
  | { readonly type: 'version'; readonly projectId: string; readonly versionId: string; readonly files: FileHashes }
  | { readonly type: 'run'; readonly runId: string; readonly text: string }
  | { readonly type: 'events'; readonly runId: string; readonly lastSeq: number }
  | { readonly type: 'value'; readonly name: string; readonly value: string }

/** The text of a run's event: the same in every process, so that a reader can tell what it must be. */
export function textOfEvent(runId: string, seq: number): string {
  return `${runId} ${seq} `.repeat(1 + (seq % 7))
}
