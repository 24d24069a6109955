/** Puts what surely mends an app into its files: looked at as any change is, and a version of its own. */
import type { AppFix } from '#shared/domain/app-fix.ts'
import { failure } from '#shared/domain/error.ts'
import type { Version } from '#shared/domain/project.ts'
import { findFixes, type FoundFixes } from '../../edits/fixes/find-fixes.ts'
import type { PackageNames } from '../../edits/fixes/fixable-app.ts'
import { beginTransaction } from '../../edits/transaction.ts'
import { checkPath } from '../../projects/paths.ts'
import type { Projects } from '../../projects/projects.ts'
import type { Store } from '../../store/store.ts'
import { isForeign } from '../foreign-files.ts'
import { manifestFor } from '../react/edit-rules.ts'
import { fixLabel } from './fix-words.ts'

export interface AppFixes {
  /** What surely mends these files, or those that it touches; nothing is written. Locked and unsaved files are left alone. */
  find(projectId: string, paths: readonly string[], leave?: readonly string[]): Promise<FoundFixes>
  /** The same, written as a version of its own; undefined where there is nothing. Call it inside the project's door. */
  apply(
    projectId: string,
    paths: readonly string[],
    leave?: readonly string[],
  ): Promise<{ readonly fixes: readonly AppFix[]; readonly version: Version } | undefined>
}

export interface AppFixesParts {
  readonly store: Pick<Store, 'lockedFiles'>
  readonly projects: Pick<Projects, 'get' | 'workspace' | 'apply'>
  /** The names that the libraries give which every React app may import. */
  readonly packageNames: PackageNames
  readonly versionOf: (name: string) => string | undefined
}

const nothing: FoundFixes = { fixes: [], writes: new Map(), removed: [] }

export function createAppFixes({ store, projects, packageNames, versionOf }: AppFixesParts): AppFixes {
  async function find(projectId: string, paths: readonly string[], leave: readonly string[] = []): Promise<FoundFixes> {
    const { kind } = projects.get(projectId)
    const files = await projects.workspace(projectId).readTexts()
    const left = new Set([...store.lockedFiles.list(projectId), ...leave])
    const wanted = [...new Set(paths)].filter((path) => files.has(path) && !left.has(path))
    const found = await findFixes({
      kind,
      files,
      paths: wanted,
      packageNames: kind === 'react' ? packageNames : () => undefined,
    })
    return found.fixes.length > 0 && (await holds(files, found)) ? found : nothing
  }

  /** What a package gives is there, and the exported app asks for it, too. */
  function withManifest(
    files: ReadonlyMap<string, string>,
    { writes }: FoundFixes,
    isLeft: boolean,
  ): ReadonlyMap<string, string> {
    const manifest = isLeft ? undefined : manifestFor(new Map([...files, ...writes]), versionOf)
    return manifest === undefined ? writes : new Map([...writes, ['package.json', manifest]])
  }

  return {
    find,
    async apply(projectId, paths, leave = []) {
      const found = await find(projectId, paths, leave)
      if (found.fixes.length === 0) return undefined
      const files = await projects.workspace(projectId).readTexts()
      const isLeft = [...store.lockedFiles.list(projectId), ...leave].includes('package.json')
      const change = { files: withManifest(files, found, isLeft), removed: found.removed }
      const why = { reason: 'fix', label: fixLabel(found.fixes), isForeign } as const
      const version = await projects.apply(projectId, change, why)
      return { fixes: found.fixes, version }
    },
  }
}

/** The same look as at a model's answer: what would break anything else is not done. */
async function holds(before: ReadonlyMap<string, string>, { writes, removed }: FoundFixes): Promise<boolean> {
  const transaction = beginTransaction(before, {
    whereTo(path) {
      const checked = checkPath(path)
      if (!checked.ok) throw failure('internal', checked.why)
      return checked
    },
    deletionAsked: true,
  })
  const problems = transaction.apply([
    ...[...writes].map(([path, text]) => ({ type: 'write' as const, path, text })),
    ...removed.map((path) => ({ type: 'delete' as const, path })),
  ])
  return problems.length === 0 && (await transaction.check()).length === 0
}
