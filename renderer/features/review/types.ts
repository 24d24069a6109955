/** What looking at changes needs of the rest of the studio. */
import type { ContractRouterClient } from '@orpc/contract'
import type { ReactNode } from 'react'
import type { Contract } from '#shared/contract/routes.ts'

/** The part of the typed client that is used here. */
export type ReviewClient = Pick<ContractRouterClient<Contract>, 'review' | 'version'>

/** Draws a file's two texts beside each other: the editor does. */
export type ShowTexts = (file: { readonly path: string; readonly before: string; readonly after: string }) => ReactNode

/** review: a change that waits, or waited, for the user's word. version: one that was applied at once. */
export type ChangesOf =
  | { readonly type: 'review'; readonly runId: string }
  | {
      readonly type: 'version'
      readonly runId: string
      readonly prompt: string
      readonly from: string
      readonly to: string
    }

/** What the user decides; `paths` of one file, or of several. */
export type Decide = (paths: readonly string[], decision: 'accepted' | 'rejected' | undefined) => void
