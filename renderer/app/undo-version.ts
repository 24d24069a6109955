/** Takes one version back: not what another program wrote before it, which is a version of its own. */
import { client } from '../client/connection.ts'
import { showError, showToast } from '../ui/toast.tsx'
import { t } from '../words/index.ts'
import { versionBefore } from './version-before.ts'

let hideLast = (): void => undefined

/**
 * Says what was done, with the way back. One offer at a time: the way back from an older change would take the newer one along,
 * and the newer one's would then bring the older one back.
 */
export function offerUndo(text: string, undo: () => Promise<unknown>): void {
  hideLast()
  hideLast = showToast(text, {
    action: { label: t('review.undoApplied'), onSelect: () => void undo().catch(showError) },
  })
}

/**
 * Brings the files back as they were before it. False where there is nothing before it, and where something came after it,
 * which is said: that would go with it.
 */
export async function undoVersion(projectId: string, versionId: string): Promise<boolean> {
  const { versions } = await client.project.open({ projectId })
  const before = versionBefore(versions, versionId)
  if (before === undefined) return false
  if (versions[0]?.id !== versionId) {
    showToast(t('history.undoTooLate'), { tone: 'bad' })
    return false
  }
  await client.version.restore({ projectId, versionId: before.id })
  return true
}
