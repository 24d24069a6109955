/** What the history needs of the rest of the studio. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#shared/contract/routes.ts'
import type { Version } from '#shared/domain/project.ts'
import type { ReactNode } from 'react'

/** The part of the typed client that the history uses. */
export type HistoryClient = Pick<ContractRouterClient<Contract>, 'version'>

export interface VersionsProps {
  readonly client: HistoryClient
  readonly projectId: string
  /** Newest first, from `project.open`. */
  readonly versions: readonly Version[]
  /** The version that the editor and the preview show in place of the project's files. */
  readonly viewing?: Version | undefined
  /** A live run: restoring ends it first. */
  readonly busy?: boolean | undefined
  /** Shows an older version, or with undefined the project as it is. */
  readonly onView: (version: Version | undefined) => void
}

/** Draws a file's two texts beside each other: the editor does. */
export type ShowTexts = (file: { readonly path: string; readonly before: string; readonly after: string }) => ReactNode

export interface HistoryWindowProps extends VersionsProps {
  readonly showTexts: ShowTexts
  /** A version has become a project of its own. */
  readonly onBranched: (projectId: string) => void
  /** Answers that were tried and not kept, too; it is told how to close the window. */
  readonly tried?: (close: () => void) => ReactNode
  /** Takes the whole history along. */
  readonly onExport: () => void
}
