/** What a writer does with a history besides going back: names versions, makes projects out of them, exports them. */
import path from 'node:path'
import { newId } from '../../lib/ids.ts'
import type { Store } from '../../store/store.ts'
import { exportGitTo } from '../export/export-git.ts'
import { createHistory } from '../history.ts'
import type { Projects } from '../projects.ts'
import { filesOfVersion, type Report } from './reports.ts'

export interface HistoryWriter {
  readonly store: Store
  readonly projects: Projects
  /** Where exports go. */
  readonly folder: string
  say(report: Report): void
}

/** One of the three, on the project's newest version. */
export async function doWithHistory(writer: HistoryWriter, projectId: string, what: number): Promise<void> {
  const { store, projects, folder, say } = writer
  const history = createHistory({ store, projects, now: Date.now })
  const [newest] = projects.versions(projectId)
  if (newest === undefined) return
  const versionId = newest.id
  if (what === 0) {
    const name = newId()
    say({ type: 'checkpoint', versionId, name, kept: false })
    history.nameCheckpoint(projectId, versionId, name)
    say({ type: 'checkpoint', versionId, name, kept: true })
  } else if (what === 1) {
    const files = filesOfVersion(projects, newest)
    say({ type: 'branch', files })
    const made = await history.branch(projectId, versionId)
    say({ type: 'branched', projectId: made.id, files })
  } else {
    const target = path.join(folder, newId())
    say({ type: 'export', folder: target, commits: projects.versions(projectId).length })
    await exportGitTo({ store, projectId, signal: new AbortController().signal }, target)
  }
}
