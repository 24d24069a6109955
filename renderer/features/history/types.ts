/** What the history needs of the rest of the studio. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#shared/contract/routes.ts'
import type { Version } from '#shared/domain/project.ts'

/** The part of the typed client that the history uses. */
export type HistoryClient = Pick<ContractRouterClient<Contract>, 'version'>

export interface VersionsProps {
  readonly client: HistoryClient
  readonly projectId: string
  /** Newest first, from `project.open`. */
  readonly versions: readonly Version[]
  /** The version that the editor and the preview show in place of the project's files. */
  readonly viewing?: Version | undefined
  /** A live run: nothing can be restored meanwhile. */
  readonly busy?: boolean | undefined
  /** Shows an older version, or with undefined the project as it is. */
  readonly onView: (version: Version | undefined) => void
}
