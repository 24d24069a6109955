/** What "Try two" needs of the rest of the studio. */
import type { ContractRouterClient } from '@orpc/contract'
import type { ReactNode } from 'react'
import type { Contract } from '#shared/contract/routes.ts'
import type { RunView } from '#shared/contract/run-view.ts'
import type { RunFile, RunRecord } from '#shared/domain/run.ts'

type Routes = ContractRouterClient<Contract>

/** The part of the typed client that it uses. */
export interface VariantsClient {
  readonly variant: Pick<Routes['variant'], 'list' | 'keep' | 'drop' | 'branch'>
  readonly run: Pick<Routes['run'], 'stop' | 'hurry'>
  readonly preview: Pick<Routes['preview'], 'open' | 'watchBuild'>
  readonly version: Pick<Routes['version'], 'read'>
}

/** Draws a file's two texts beside each other: the editor does. */
export type ShowTexts = (file: { readonly path: string; readonly before: string; readonly after: string }) => ReactNode

/** What the conversation would say an answer cost; undefined while that is not known. */
export type CostText = (record: RunRecord, view: RunView | undefined) => string | undefined

/** One answer as it is shown; from its record, or while it is written from its events. */
export interface Side {
  readonly runId: string
  readonly prompt: string
  /** Its model's own name. */
  readonly model: string
  /** lost: a crash kept it from beginning. */
  readonly state: 'running' | 'done' | 'stopped' | 'failed' | 'truncated' | 'lost'
  readonly isKept: boolean
  /** It is in the app now, or was the last of the two to be. */
  readonly isNewest: boolean
  readonly startedAt: number
  readonly endedAt: number | undefined
  /** In and out; undefined while nobody has said so. */
  readonly tokens: number | undefined
  readonly cost: string | undefined
  readonly files: readonly RunFile[]
  readonly record: RunRecord | undefined
}
