/** What must hold of histories after a kill: names are kept, projects that were branched off are whole, so are repositories. */
import fs, { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import git from 'isomorphic-git'
import type { Store } from '../../store/store.ts'
import type { Projects } from '../projects.ts'
import { type FileHashes, filesOfVersion, type Report, same } from './reports.ts'

export interface PromisedHistory {
  /** Names that each version may have: the last that was acknowledged, and those begun since. */
  readonly names: Map<string, string[]>
  /** Files of which a new project may have been made. */
  readonly branches: FileHashes[]
  /** Folder to the count of commits. */
  readonly exports: Map<string, number>
}

/** Remembers what concerns the history. */
export function noteHistory({ names, branches, exports }: PromisedHistory, report: Report): void {
  if (report.type === 'branch') branches.push(report.files)
  if (report.type === 'export') exports.set(report.folder, report.commits)
  if (report.type !== 'checkpoint') return
  const { versionId, name, kept } = report
  names.set(versionId, kept ? [name] : [...(names.get(versionId) ?? ['']), name])
}

/** A line for each promise that was broken. */
export async function checkHistory(store: Store, projects: Projects, promised: PromisedHistory): Promise<string[]> {
  const problems: string[] = []
  for (const { id, name } of projects.list()) {
    const versions = projects.versions(id)
    const [first] = versions.slice(-1)
    const isBranch = / \(\d+\)$/.test(name)
    if (
      isBranch &&
      (first === undefined || !promised.branches.some((files) => same(files, filesOfVersion(projects, first))))
    ) {
      problems.push(`${name}: branched off in part`)
    }
  }
  for (const [versionId, possible] of promised.names) {
    const projectId = store.versions.get(versionId)?.projectId ?? ''
    const name = store.history.notes(projectId).get(versionId)?.checkpoint ?? ''
    if (!possible.includes(name)) problems.push(`version ${versionId} has lost its name`)
    promised.names.set(versionId, [name])
  }
  for (const [folder, commits] of promised.exports) {
    problems.push(...(await checkExport(folder, commits)))
    await rm(folder, { recursive: true, force: true })
  }
  promised.exports.clear()
  return problems
}

/** Nothing that git would take for a repository, or all of it, with the newest files as they were committed. */
async function checkExport(dir: string, commits: number): Promise<string[]> {
  if (!existsSync(dir) || !(await readdir(dir)).includes('.git')) return []
  // One that has no commit yet cannot be read.
  const log = await git.log({ fs, dir }).catch(() => [])
  const isClean = (await git.statusMatrix({ fs, dir })).every(([, ...row]) => row.join() === '1,1,1')
  return log.length === commits && isClean ? [] : [`${dir}: ${log.length} of ${commits} commits, or not its files`]
}
