/** Keeps what requests said for as long as the user has it kept, project by project, and forgets it when that ends. */
import type { RequestRecord, RequestTexts } from '#shared/domain/request-record.ts'
import type { IdleJobs } from '../lib/idle-jobs.ts'
import type { RequestTextsTable } from '../store/request-texts-table.ts'

export interface KeptTextsParts {
  readonly table: RequestTextsTable
  readonly idle: Pick<IdleJobs, 'add'>
  /** The projects that the user has it kept of, as of now. */
  textsOf(): readonly string[]
  /** False for a project that was deleted for good. */
  isProject(projectId: string): boolean
  /** Told when the disk takes or gives nothing. */
  onTrouble(thrown: unknown): void
}

export interface KeptTexts {
  /** Written a moment later, if they are to be kept then. */
  take(record: Pick<RequestRecord, 'id' | 'projectId' | 'startedAt'>, texts: RequestTexts): void
  settingsChanged(): void
}

/** Begins with what a crash left, and what belongs to projects that are no more. */
export function createKeptTexts({ table, idle, textsOf, isProject, onTrouble }: KeptTextsParts): KeptTexts {
  let kept: readonly string[] = []

  function later(write: () => void): void {
    idle.add(() => {
      try {
        write()
      } catch (thrown) {
        onTrouble(thrown)
      }
    })
  }

  /** Those of this moment: who is added again before it is done is forgotten all the same. */
  function forgetOthers(): void {
    kept = textsOf()
    const projectIds = kept.filter(isProject)
    later(() => table.keepOnly(projectIds))
  }

  forgetOthers()
  return {
    take({ id: requestId, projectId, startedAt }, texts) {
      if (projectId === undefined) return
      // The request began when they were to be kept; it may have ended since.
      later(() => {
        if (textsOf().includes(projectId)) table.insert({ requestId, projectId, startedAt, ...texts })
      })
    },
    settingsChanged() {
      if (textsOf().join() !== kept.join()) forgetOthers()
    },
  }
}
