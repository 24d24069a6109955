/** Takes one version back: not what another program wrote before it, which is a version of its own. */
import { client } from '../client/connection.ts'
import { versionBefore } from './version-before.ts'

/** Brings the files back as they were before it; true when that was done, false where there is nothing before it. */
export async function undoVersion(projectId: string, versionId: string): Promise<boolean> {
  const { versions } = await client.project.open({ projectId })
  const before = versionBefore(versions, versionId)
  if (before === undefined) return false
  await client.version.restore({ projectId, versionId: before.id })
  return true
}
