/** What fixes look at and what they say: pure data, whoever asks. */
import type { AppFix } from '#shared/domain/app-fix.ts'
import type { AppKind } from '#shared/domain/project.ts'
import type { NameIndex } from './name-index.ts'
import type { ReadModule } from './read-module.ts'

/** What the packages that an app may import give by name: of a specifier that is none of them, undefined. */
export type PackageNames = (specifier: string) => readonly string[] | undefined

export interface FixableApp {
  readonly kind: AppKind
  readonly files: ReadonlyMap<string, string>
  readonly packageNames: PackageNames
  /** Of a module of the app; undefined for what is none. */
  readonly module: (path: string) => ReadModule | undefined
  readonly names: NameIndex
}

/** One fix: what the file is then. */
export interface FoundFix {
  readonly fix: AppFix
  readonly text: string
  /** Of a file that gets another name. */
  readonly movedTo?: string
}

/** Looks at one file for one kind of fault. Undefined where there is none, and where what was meant is not certain. */
export type FindFix = (path: string, app: FixableApp) => Promise<FoundFix | undefined> | FoundFix | undefined
