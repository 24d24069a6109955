/** What a run of a React app needs of the rest of the studio. */
import type { PackageSpec } from './packages.ts'

export interface BuildError {
  /** A path in the project; absent: nobody knows where. */
  readonly file?: string | undefined
  readonly line?: number | undefined
  readonly text: string
}

export type BuildOutcome = { readonly ok: true } | { readonly ok: false; readonly errors: readonly BuildError[] }

/** The preview's build. One that failed leaves the app that runs as it is. */
export interface ReactBuild {
  /** Builds with these files as they are now. Calls do not overlap. */
  rebuild(paths: readonly string[], signal: AbortSignal): Promise<BuildOutcome>
  /** Where the app is shown. */
  address(signal: AbortSignal): Promise<string>
}

/** Packages that the studio does not bring along. */
export interface PackageInstaller {
  /** What it has without installing anything: name to exact version. */
  readonly vendored: Readonly<Record<string, string>>
  /** Asks whether these may be installed; gives those that may. The run goes on meanwhile, and may end before the answer. */
  confirm(packages: readonly PackageSpec[], signal: AbortSignal): Promise<readonly PackageSpec[]>
  /** Gives the exact versions, by name; `onProgress` gets sentences for a person. Throws a Failure. */
  install(
    packages: readonly PackageSpec[],
    signal: AbortSignal,
    onProgress?: (message: string) => void,
  ): Promise<Readonly<Record<string, string>>>
}
