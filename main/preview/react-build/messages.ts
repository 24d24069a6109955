/** What main and the build process tell each other. Plain data: it crosses a process boundary. */

import type { BuildProblem } from '#shared/domain/build.ts'
import type { ProjectPackages } from './package-set.ts'
import type { ServedPackages } from './project-packages.ts'

export type { BuildProblem } from '#shared/domain/build.ts'

/** A file of the project as it is now. Of an asset the process only knows that it is there; `stamp` changes with it. */
export type FileState =
  | { readonly path: string; readonly kind: 'text'; readonly text: string }
  | { readonly path: string; readonly kind: 'asset'; readonly stamp?: number }
  | { readonly path: string; readonly kind: 'gone' }

export interface BuildOutput {
  /** Its address below `/__kiln/build/`. */
  readonly name: string
  readonly body: Uint8Array
}

/** One lazily loaded screen that could not be built; its last good build stays. */
export interface FailedScreen {
  readonly path: string
  /** It is imported, and there is no such file (yet). */
  readonly absent?: true
  readonly problems: readonly BuildProblem[]
}

export interface BuildResult {
  /** False: nothing of it is to be used, and `problems` say why. */
  readonly ok: boolean
  readonly problems: readonly BuildProblem[]
  /** Not in the way of the app, but probably not what was meant. */
  readonly warnings: readonly BuildProblem[]
  readonly failedScreens: readonly FailedScreen[]
  /** What is new or has changed since the last good build. */
  readonly outputs: readonly BuildOutput[]
  /** The script that starts the app. */
  readonly script: string
  /** What the app imports of the vendored set when it starts. */
  readonly packages: readonly string[]
  /** Files of installed packages that its scripts name; absent where there are none. */
  readonly served?: ServedPackages
}

export type ToProcess =
  /** `fresh`: `files` are all there are; else what has changed. Answered with `built`. */
  | {
      readonly type: 'build'
      readonly id: number
      readonly project: string
      readonly fresh: boolean
      readonly files: readonly FileState[]
      /** What may be imported beside the vendored set; absent: nothing. */
      readonly packages?: ProjectPackages
    }
  /** Answered with `source-map`. */
  | { readonly type: 'source-map'; readonly id: number; readonly project: string; readonly name: string }
  | { readonly type: 'close'; readonly project: string }

export type FromProcess =
  | { readonly type: 'built'; readonly id: number; readonly result: BuildResult }
  | { readonly type: 'source-map'; readonly id: number; readonly map?: string }
