/** What the preview needs of the rest of the studio: the routes it calls, the answer it follows, and its properties. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#shared/contract/routes.ts'
import type { RunEvent } from '#shared/contract/run-event.ts'
import type { RunView } from '#shared/contract/run-view.ts'
import type { BuildState } from '#shared/domain/build.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import type { PickedSource } from '#shared/domain/pick.ts'
import type { Version } from '#shared/domain/project.ts'

type Routes = ContractRouterClient<Contract>

/** The part of the typed client that the preview uses. */
export interface PreviewClient {
  readonly preview: Routes['preview']
  readonly pick: Routes['pick']
  readonly project: Pick<Routes['project'], 'saveThumbnail'>
  readonly version: Pick<Routes['version'], 'saveThumbnail'>
}

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
  /** Of a draft that is no unfinished answer: parts of it do not fit. */
  readonly why?: 'unfit' | 'review'
  /** Files of a draft that are not wanted any more. */
  readonly leftOut?: readonly string[]
  readonly feed: PreviewFeed
}

/** How a React project's build stands, as the page's one feed gives it. */
export interface PreviewBuild {
  get(): BuildState | undefined
  /** Of every state, none left out. */
  subscribe(listener: () => void): () => void
}

export interface PreviewPaneProps {
  readonly client: PreviewClient
  readonly projectId: string
  /** For the names of pictures that are saved. */
  readonly projectName?: string | undefined
  readonly run?: PreviewRun | undefined
  /** Of a React project: the frame shows what is built, and not the answer. */
  readonly build?: PreviewBuild | undefined
  /** It is not known yet what there is to show. */
  readonly reading?: boolean | undefined
  /** The project's newest version: the frame loads again when it changes, unless it is what the frame already shows. */
  readonly latest?: Version | undefined
  /** The run of which the newest pictures are: its version is what the frame shows already. */
  readonly picturesRun?: string | undefined
  /** Grows when other programs change the project's files: the frame loads again. */
  readonly outsideChanges?: number | undefined
  /** Shows this older version in place of the project. */
  readonly version?: Version | undefined
  /** Another state of the app is on the screen; in milliseconds since 1970. */
  readonly onShown?: ((at: number) => void) | undefined
  /** The studio cannot be reached now. */
  readonly offline?: boolean | undefined
  /** Makes the shown version the project's files again. */
  readonly onRestore?: ((version: Version) => void) | undefined
  /** Leaves the older version. */
  readonly onBack?: (() => void) | undefined
  /** Shows a place of the app's code in the editor. */
  readonly onOpenAt?: ((path: string, line: number) => void) | undefined
  /** What is done about errors; absent: they are only shown. Must stay the same. */
  readonly fixing?: PreviewFixing | undefined
  readonly picks?: PickUse | undefined
}

/** What is done about the errors of the app. */
export interface PreviewFixing {
  readonly client: {
    readonly problem: Routes['problem']
    readonly version: Pick<Routes['version'], 'restore'>
  }
  /** What would answer; undefined where the rules choose. */
  readonly model: ModelRef | undefined
  readonly modelName: string
  readonly onPickModel: () => void
  /** Files with text in the editor that is not saved. */
  readonly unsaved: () => readonly string[]
}

/** What the rest of the window does with a picked element. Must stay the same. */
export interface PickUse {
  /** An element was picked; `again`: the same one, after the app was loaded anew. */
  onPicked(source: PickedSource, words: string, again: boolean): void
  /** Nothing is picked any more. */
  onLeft(): void
  /** The next prompt is to be about it, now. */
  onAsk(source: PickedSource, words: string): void
  /** Shows its source. */
  onOpen(place: {
    readonly path: string
    readonly line: number
    readonly column?: number
    readonly length?: number
  }): void
  /** It was changed in the files, which made this version. */
  onChanged(versionId: string): void
  /** Whether a file has text in the editor that is not saved. */
  isUnsaved(path: string): boolean
}
