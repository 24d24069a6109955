/** Brings an older version back, and offers to undo that. */
import { toAppError } from '#shared/domain/error.ts'
import type { Version } from '#shared/domain/project.ts'
import type { HistoryClient, HistoryNotice } from './types.ts'

export interface RestoreOptions {
  readonly client: HistoryClient
  readonly projectId: string
  readonly version: Version
  /** The project's newest version, which an undo brings back. */
  readonly current: Version | undefined
  readonly onNotice: (notice: HistoryNotice) => void
}

/** Makes `version` the project's files; the notice says how it went and undoes it. Resolves to whether it was restored. */
export async function restoreVersion(options: RestoreOptions): Promise<boolean> {
  const { client, projectId, version, current, onNotice } = options
  try {
    await client.version.restore({ projectId, versionId: version.id })
  } catch (thrown) {
    onNotice({ tone: 'failed', text: `Version ${version.number} was not restored: ${toAppError(thrown).message}` })
    return false
  }
  onNotice({
    tone: 'done',
    text: `Version ${version.number} is back.`,
    action: current && {
      label: 'Undo',
      run: () => void restoreVersion({ ...options, version: current, current: undefined }),
    },
  })
  return true
}
