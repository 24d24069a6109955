/** What the editor needs of the rest of the studio: the routes it calls, the answer it follows, and its properties. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#shared/contract/routes.ts'
import type { RunEvent } from '#shared/contract/run-event.ts'
import type { RunView } from '#shared/contract/run-view.ts'
import type { BuildProblem } from '#shared/domain/build.ts'
import type { FileEntry, Version } from '#shared/domain/project.ts'
import type { Settings } from '#shared/domain/settings.ts'

type Client = ContractRouterClient<Contract>

/** The part of the typed client that the editor uses. */
export interface EditorClient {
  readonly file: Client['file']
  readonly version: Pick<Client['version'], 'read' | 'restore'>
  readonly project: Pick<Client['project'], 'open'>
}

/** A run's events as the page's one feed gives them. */
export interface EditorFeed {
  getView(): RunView
  subscribe(listener: () => void): () => void
  onEvents(listener: (events: readonly RunEvent[]) => void): () => void
}

/** The answer to show over the saved files: a live one, or one that was stopped and waits to be kept or discarded. */
export interface EditorRun {
  readonly id: string
  readonly state: 'live' | 'draft'
  /** Of a draft that is no unfinished answer: parts of it do not fit. */
  readonly why?: 'unfit' | 'review'
  /** Files of a draft that are not wanted any more: the saved ones are shown. */
  readonly leftOut?: readonly string[]
  readonly feed: EditorFeed
}

export type EditorSettings = Pick<Settings, 'editorFontSize' | 'wordWrap' | 'formatOnSave'>

export interface EditorProps {
  readonly client: EditorClient
  readonly projectId: string
  /** The project's files as they are on disk, from `project.open`; a new array whenever they changed. */
  readonly files: readonly FileEntry[]
  /** It is not known yet which ones there are. */
  readonly reading?: boolean | undefined
  /** Files that the model may not change. */
  readonly locked?: readonly string[] | undefined
  readonly theme: 'dark' | 'light'
  /** The user's; the defaults until they are there. */
  readonly settings?: EditorSettings | undefined
  readonly run?: EditorRun | undefined
  /** Shows this older version, read-only, in place of the files. */
  readonly version?: Version | undefined
  /** What the preview's build found wrong: marked in the files. */
  readonly buildProblems?: readonly BuildProblem[] | undefined
  /** Brings this file to the front, and this place of it; a new object each time that it is asked for. */
  readonly asked?:
    | {
        readonly path: string
        readonly line?: number | undefined
        readonly column?: number | undefined
        /** Characters to select. */
        readonly length?: number | undefined
        /** The focus stays where it is. */
        readonly quiet?: boolean | undefined
      }
    | undefined
  /** Told which file is in front; undefined for none. Must stay the same. */
  readonly onActive?: ((path: string | undefined) => void) | undefined
  /** A command wants the editor to be seen: its pane may be hidden. */
  readonly onReveal?: (() => void) | undefined
  /** After a file was saved, with the version that the save made. */
  readonly onSaved?: ((saved: { readonly path: string; readonly versionId: string }) => void) | undefined
}
