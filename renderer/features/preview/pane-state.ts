/** Which of its states the pane is in. Pure. */
import type { RunView } from '#shared/contract/run-view.ts'
import type { BuildState } from '#shared/domain/build.ts'
import type { Version } from '#shared/domain/project.ts'

export type PaneState =
  /** An older version is shown. */
  | 'version'
  /** A page is being written, and shown. */
  | 'live'
  /** What had come of an answer that ended early. */
  | 'draft'
  /** There will be something to show. */
  | 'waiting'
  /** Nothing was ever made here. */
  | 'empty'
  /** There are files, and none of them is the app's first page. */
  | 'no-page'
  /** A React app that was never built without an error. */
  | 'unbuilt'
  /** It was stopped because it did not answer. */
  | 'stopped'
  | 'done'

export interface PaneFacts {
  /** It is not known yet what the project has. */
  readonly reading?: boolean | undefined
  readonly version: Version | undefined
  readonly latest: Version | undefined
  readonly run: 'live' | 'draft' | undefined
  /** The run's answer has a page. */
  readonly begun: boolean
  /** How often the frame has loaded. */
  readonly loads: number
  /** It was stopped because it did not answer. */
  readonly stopped?: boolean
}

export function paneStateOf({ reading, version, latest, run, begun, loads, stopped }: PaneFacts): PaneState {
  if (stopped === true) return 'stopped'
  if (version !== undefined) return 'version'
  if (run === 'live' && begun) return 'live'
  if (run === 'draft' && loads > 0) return 'draft'
  if (loads > 0 || (run === undefined && latest !== undefined)) {
    const hasPage = latest === undefined || latest.files.some(({ path }) => path === 'index.html')
    if (!hasPage && !begun) return run === undefined ? 'no-page' : 'waiting'
    return loads > 0 ? 'done' : 'waiting'
  }
  return run === undefined && reading !== true ? 'empty' : 'waiting'
}

export interface BuiltFacts {
  readonly latest: Version | undefined
  readonly run: 'live' | 'draft' | undefined
  readonly build: BuildState | undefined
  /** A frame is there. */
  readonly shown: boolean
  readonly stopped: boolean
}

/** Of a React app. */
export function builtStateOf({ latest, run, build, shown, stopped }: BuiltFacts): PaneState {
  if (stopped) return 'stopped'
  if (shown) return run ?? 'done'
  // While it is made, what is still missing is no error.
  if (run === 'live' || build === undefined) return 'waiting'
  if (latest === undefined && run === undefined) return 'empty'
  return build.good === 0 && build.problems.length > 0 ? 'unbuilt' : 'waiting'
}

/** Nothing of a React app was made: what a build misses is no error. */
export function isUnmade({ latest, build }: Pick<BuiltFacts, 'latest' | 'build'>): boolean {
  return latest === undefined && (build === undefined || build.good === 0)
}

/** A React app's base is being written, file by file, over the one by rules: the new ones do not fit the old ones until it is whole. */
export function isBaseComing({ stages, endedAt }: Pick<RunView, 'stages' | 'endedAt'>): boolean {
  const has = (wanted: string): boolean => stages.some(({ name }) => name === wanted)
  return endedAt === undefined && has('generating-base') && !has('preview-ready')
}
