/** What the preview needs of the rest of the studio: the routes it calls, the answer it follows, and its properties. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#shared/contract/routes.ts'
import type { RunEvent } from '#shared/contract/run-event.ts'
import type { RunView } from '#shared/contract/run-view.ts'
import type { Version } from '#shared/domain/project.ts'

/** The part of the typed client that the preview uses. */
export type PreviewClient = Pick<ContractRouterClient<Contract>, 'preview'>

/** A run's events as the page's one feed gives them. */
export interface PreviewFeed {
  getView(): RunView
  subscribe(listener: () => void): () => void
  onEvents(listener: (events: readonly RunEvent[]) => void): () => void
}

/** The answer that the preview shows: a live one, or one that was stopped and waits to be kept or discarded. */
export interface PreviewRun {
  readonly id: string
  readonly state: 'live' | 'draft'
  readonly feed: PreviewFeed
}

export interface PreviewPaneProps {
  readonly client: PreviewClient
  readonly projectId: string
  readonly run?: PreviewRun | undefined
  /** The project's newest version: the frame loads again when it changes, unless it is what the frame already shows. */
  readonly latest?: Version | undefined
  /** Shows this older version in place of the project. */
  readonly version?: Version | undefined
  /** Makes the shown version the project's files again. */
  readonly onRestore?: ((version: Version) => void) | undefined
  /** Leaves the older version. */
  readonly onBack?: (() => void) | undefined
}
