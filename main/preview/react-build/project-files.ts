/** The project as the build process knows it: texts that main has sent. Nothing here ever looks at a disk. */
import type { FileState } from './messages.ts'
import { scanImports, type ScannedImports } from './import-scan.ts'

export interface ProjectFiles {
  /** Takes over what is new; gives the paths whose contents, being or not being changed. */
  apply(files: readonly FileState[], fresh: boolean): Set<string>
  has(path: string): boolean
  /** Undefined for an asset and for what is not there. */
  text(path: string): string | undefined
  paths(): Iterable<string>
  imports(path: string): ScannedImports
  /** Grows with each change of the file. */
  version(path: string): number
}

const nothing: ScannedImports = { fixed: [], lazy: [], refused: [] }

export function createProjectFiles(): ProjectFiles {
  const files = new Map<string, string | null>()
  const scanned = new Map<string, ScannedImports>()
  const versions = new Map<string, number>()
  const changed = (path: string, set: Set<string>): void => {
    set.add(path)
    scanned.delete(path)
    versions.set(path, (versions.get(path) ?? 0) + 1)
  }
  return {
    apply(states, fresh) {
      const touched = new Set<string>()
      const named = new Set(states.map(({ path }) => path))
      for (const path of fresh ? [...files.keys()] : []) {
        if (named.has(path)) continue
        files.delete(path)
        changed(path, touched)
      }
      for (const state of states) {
        const next = state.kind === 'gone' ? undefined : state.kind === 'asset' ? null : state.text
        if (files.get(state.path) === next) continue
        if (next === undefined) files.delete(state.path)
        else files.set(state.path, next)
        changed(state.path, touched)
      }
      return touched
    },
    has: (path) => files.has(path),
    text: (path) => files.get(path) ?? undefined,
    paths: () => files.keys(),
    imports(path) {
      const known = scanned.get(path)
      if (known !== undefined) return known
      const text = isSource(path) ? files.get(path) : undefined
      const found = typeof text === 'string' ? scanImports(path, text) : nothing
      scanned.set(path, found)
      return found
    },
    version: (path) => versions.get(path) ?? 0,
  }
}

/** A module of the app's own code. */
export function isSource(path: string): boolean {
  return /\.(?:tsx?|jsx?|mts|mjs)$/.test(path) && !/\.d\.m?ts$/.test(path)
}
