/** Mends what of an app's files is surely wrong, without a model: each fault by the one change that it can only mean. */
import type { AppFix } from '#shared/domain/app-fix.ts'
import type { AppKind } from '#shared/domain/project.ts'
import { isModule } from '../module-names.ts'
import { cutCode } from './cut-code.ts'
import { cutPage } from './cut-page.ts'
import { pascalName } from './file-likeness.ts'
import { defaultExport } from './default-export.ts'
import type { FindFix, FixableApp, PackageNames } from './fixable-app.ts'
import { importKind } from './import-kind.ts'
import { importTwice } from './import-twice.ts'
import { jsxName } from './jsx-name.ts'
import { missingImport } from './missing-import.ts'
import { movedName } from './moved-name.ts'
import { createNameIndex, isPackageName } from './name-index.ts'
import { ownPath } from './own-path.ts'
import { packageAlias } from './package-alias.ts'
import { pageLinks } from './page-links.ts'
import { readModule, type ReadModule } from './read-module.ts'

export interface ToFix {
  readonly kind: AppKind
  /** The app's files, path to text. */
  readonly files: ReadonlyMap<string, string>
  /** Those that are looked at. */
  readonly paths: readonly string[]
  readonly packageNames: PackageNames
}

export interface FoundFixes {
  readonly fixes: readonly AppFix[]
  readonly writes: ReadonlyMap<string, string>
  readonly removed: readonly string[]
}

/** What cannot be read comes first: nothing else is known of such a file. */
const finders: readonly FindFix[] = [
  jsxName,
  importTwice,
  cutCode,
  cutPage,
  pageLinks,
  packageAlias,
  ownPath,
  importKind,
  movedName,
  missingImport,
  defaultExport,
]

/** A file that needs more is not nearly right. */
const mostOfFile = 12
/** Longer ones are data or bundles. */
const longestRead = 400_000

/** Changes nothing itself. Never rejects for what stands in the files. */
export async function findFixes({ kind, files: before, paths, packageNames }: ToFix): Promise<FoundFixes> {
  const files = new Map(before)
  const fixes: AppFix[] = []
  const removed: string[] = []
  const given = exportsOf(files, kind)
  const isPackaged = isPackageName(packageNames)
  const isKnown = (name: string): boolean => given.has(name) || isPackaged(name)
  const modules = new Map<string, ReadModule>()
  const readOne = async (path: string): Promise<void> => {
    const text = files.get(path)
    if (!isCode(path, text, kind)) return void modules.delete(path)
    // A page's plain scripts share one scope: what one uses, another may declare.
    modules.set(path, await readModule(path, text, sharesNothing(text, kind) ? isKnown : () => false))
  }
  await Promise.all([...files.keys()].map(readOne))

  for (const first of paths) {
    let path = first
    for (let count = 0; count < mostOfFile && files.has(path); count += 1) {
      const app: FixableApp = {
        kind,
        files,
        packageNames,
        module: (other) => modules.get(other),
        names: createNameIndex(packageNames, modules),
      }
      const found = await firstFix(path, app)
      if (found === undefined || found.text === files.get(found.movedTo ?? path)) break
      fixes.push(found.fix)
      files.set(found.movedTo ?? path, found.text)
      if (found.movedTo !== undefined) {
        files.delete(path)
        modules.delete(path)
        removed.push(path)
        path = found.movedTo
      }
      await readOne(path)
    }
  }
  return { fixes, writes: new Map([...files].filter(([path, text]) => before.get(path) !== text)), removed }
}

async function firstFix(path: string, app: FixableApp): Promise<Awaited<ReturnType<FindFix>>> {
  for (const find of finders) {
    const found = await find(path, app)
    if (found !== undefined) return found
  }
  return undefined
}

function isCode(path: string, text: string | undefined, kind: AppKind): text is string {
  return (
    text !== undefined && isModule(path) && text.length <= longestRead && (kind === 'page' || path.startsWith('src/'))
  )
}

function sharesNothing(text: string, kind: AppKind): boolean {
  return kind === 'react' || /^[^\S\r\n\u2028\u2029]*(?:import|export)\b/m.test(text)
}

/** Every name that the app's modules give, by their words: what may be looked for. */
function exportsOf(files: ReadonlyMap<string, string>, kind: AppKind): ReadonlySet<string> {
  const names = new Set<string>()
  for (const [path, text] of files) {
    if (!isCode(path, text, kind)) continue
    for (const [, name = ''] of text.matchAll(
      /\bexport\s+(?:default\s+)?(?:async\s+)?(?:function\*?|const|let|var|class)\s+([\w$]+)/g,
    ))
      names.add(name)
    for (const [, listed = ''] of text.matchAll(/\bexport\s*\{([^{}]*)\}/g))
      for (const part of listed.split(','))
        names.add(
          part
            .split(/\sas\s/)
            .at(-1)
            ?.trim() ?? '',
        )
    names.add(pascalName(path))
  }
  names.delete('')
  return names
}
