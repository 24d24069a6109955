/** For tests: what fixes make of a few files, with the packages that apps really have. */
import { readFileSync } from 'node:fs'
import type { AppKind } from '#shared/domain/project.ts'
import { findFixes } from './find-fixes.ts'
import type { PackageNames } from './fixable-app.ts'

const manifest = JSON.parse(readFileSync('out/vendor/manifest.json', 'utf8')) as {
  readonly modules: Readonly<Record<string, { readonly names: readonly string[] }>>
}

/** Of a plain page, nothing. */
export const vendoredNames: PackageNames = (specifier) =>
  Object.hasOwn(manifest.modules, specifier) ? manifest.modules[specifier]?.names : undefined

export interface Fixed {
  /** kind, name and target of each, in one line. */
  readonly did: readonly string[]
  readonly text: (path: string) => string | undefined
}

/** `files`: the first is looked at. */
export async function fixed(files: Readonly<Record<string, string>>, kind: AppKind = 'react'): Promise<Fixed> {
  const [path = ''] = Object.keys(files)
  const all = new Map(Object.entries(files))
  const packageNames = kind === 'react' ? vendoredNames : () => undefined
  const { fixes, writes, removed } = await findFixes({ kind, files: all, paths: [path], packageNames })
  return {
    did: fixes.map(({ kind: what, name, to }) => [what, name, ...(to === undefined ? [] : [to])].join(' ')),
    text: (other) => (removed.includes(other) ? undefined : (writes.get(other) ?? all.get(other))),
  }
}
