/** Brings an older version back, and offers to undo that. */
import { toAppError } from '#shared/domain/error.ts'
import type { Version } from '#shared/domain/project.ts'
import { sayError } from '../../ui/error-advice.ts'
import { showToast } from '../../ui/toast.tsx'
import { t } from '../../words/index.ts'
import type { HistoryClient } from './types.ts'

export interface RestoreOptions {
  readonly client: HistoryClient
  readonly projectId: string
  readonly version: Version
  /** The project's newest version, which an undo brings back. */
  readonly current: Version | undefined
  /** Ends a live run first; what it has written stays in the conversation. */
  readonly stopRun?: boolean | undefined
}

/** Makes `version` the project's files; a toast says how it went and undoes it. Resolves to whether it was restored. */
export async function restoreVersion({
  client,
  projectId,
  version,
  current,
  stopRun = false,
}: RestoreOptions): Promise<boolean> {
  try {
    await client.version.restore({ projectId, versionId: version.id, stopRun })
  } catch (thrown) {
    const error = toAppError(thrown)
    // Asked first, the user would rather not.
    if (error.kind === 'aborted') return false
    showToast(t('history.notRestored', { number: version.number, why: sayError(error) }), { tone: 'bad' })
    return false
  }
  const undo = current && {
    label: t('history.undo'),
    onSelect: () => void restoreVersion({ client, projectId, version: current, current: undefined }),
  }
  showToast(t('history.back', { number: version.number }), undo === undefined ? {} : { action: undo })
  return true
}
