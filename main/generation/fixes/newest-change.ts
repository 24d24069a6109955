/** What a project's versions say of its newest change: who made it, what it touched, and what was before it. */
import type { Version } from '#shared/domain/project.ts'
import type { Projects } from '../../projects/projects.ts'
import type { Store } from '../../store/store.ts'

export interface NewestChange {
  /** The version that the newest change made, fixes left out. */
  of(projectId: string): { readonly version: Version | undefined; readonly before: Version | undefined }
  /** The files that its run wrote; none where it was no run. */
  files(projectId: string): readonly string[]
  /** The prompt of its run. */
  prompt(projectId: string): string | undefined
  /** The newest version's, a fix or not; empty where there is none. */
  versionId(projectId: string): string
  /** When the newest version was made if it is a fix, in milliseconds since 1970; else 0. */
  fixedAt(projectId: string): number
}

export function createNewestChange(
  store: { readonly runs: Pick<Store['runs'], 'get'> },
  projects: Pick<Projects, 'versions'>,
): NewestChange {
  const runOf = (version: Version | undefined) =>
    version?.runId === undefined ? undefined : store.runs.get(version.runId)

  function of(projectId: string): ReturnType<NewestChange['of']> {
    const versions = projects.versions(projectId)
    const at = versions.findIndex((version) => version.reason !== 'fix' && runOf(version)?.fix === undefined)
    return { version: versions[at], before: versions[at + 1] }
  }

  return {
    of,
    files: (projectId) => runOf(of(projectId).version)?.files.map(({ path }) => path) ?? [],
    prompt: (projectId) => runOf(of(projectId).version)?.prompt,
    versionId: (projectId) => projects.versions(projectId)[0]?.id ?? '',
    fixedAt(projectId) {
      const [newest] = projects.versions(projectId)
      return newest?.reason === 'fix' ? newest.createdAt : 0
    },
  }
}
