/** What is known of an open project at once, without asking the studio: as the window shows it. */
import type { Version } from '#shared/domain/project.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import { queryState } from '../client/query-cache.ts'

export interface OpenedProject {
  /** Oldest first. */
  readonly runs: readonly RunRecord[]
  /** Newest first. */
  readonly versions: readonly Version[]
}

/** Undefined where it was not read yet. */
export function openedProject(projectId: string): OpenedProject | undefined {
  // The cache is untyped; this key is asked for in one place only (`use-project.ts`).
  return queryState(`project/${projectId}`).data as OpenedProject | undefined
}
