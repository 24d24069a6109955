/** What only the disk can tell of a change: links that lead out, names that clash, and a project grown too large. */
import { lstat, readdir } from 'node:fs/promises'
import path from 'node:path'
import { failure } from '#shared/domain/error.ts'
import type { FileEntry } from '#shared/domain/project.ts'
import type { FileChanges } from './change.ts'
import { checkPath, foldKey, limits } from './paths.ts'

/** The path to use; throws invalid-input with the validator's sentence. */
export function checkedPath(given: string): string {
  const checked = checkPath(given)
  if (!checked.ok)
    throw failure('invalid-input', `${JSON.stringify(given)} cannot be a file of this project. ${checked.why}`)
  return checked.path
}

/** Throws invalid-input when the project would have too many or too large files; one that already has may shrink. */
export function checkLimits(before: readonly FileEntry[], changes: FileChanges): void {
  const sizes = new Map(before.map(({ path: name, bytes }) => [name, bytes]))
  const countBefore = sizes.size
  const bytesBefore = sum(sizes.values())
  for (const [name, bytes] of changes) {
    if (bytes === undefined) sizes.delete(name)
    else if (bytes.byteLength <= limits.fileBytes) sizes.set(name, bytes.byteLength)
    else
      throw failure(
        'invalid-input',
        `${name} is larger than ${megabytes(limits.fileBytes)}, the most that one file may have.`,
      )
  }
  if (sizes.size > limits.files && sizes.size > countBefore) {
    throw failure('invalid-input', `A project may have at most ${limits.files} files. Remove some first.`)
  }
  const bytesAfter = sum(sizes.values())
  if (bytesAfter > limits.totalBytes && bytesAfter > bytesBefore) {
    throw failure(
      'invalid-input',
      `A project may have at most ${megabytes(limits.totalBytes)}. Remove some files first.`,
    )
  }
}

/**
 * Throws invalid-input when two files would be one on some platform (`App.css`, `app.css`), or when one would be the
 * other's folder. Only what the change writes is judged.
 */
export function checkClashes(before: readonly FileEntry[], changes: FileChanges): void {
  const names = new Set(before.map(({ path: name }) => name))
  for (const [name, bytes] of changes) {
    if (bytes === undefined) names.delete(name)
    else names.add(name)
  }
  const spelling = new Map<string, { readonly name: string; readonly isFile: boolean }>()
  const clash = (name: string, other: string): Error =>
    failure(
      'invalid-input',
      `${name} and ${other} cannot be in one project: some computers take them for the same. Choose another name.`,
    )
  // Files that were there come first, so that the sentence names the new one as the one to rename.
  const ordered = [...names].toSorted((a, b) => Number(changes.has(a)) - Number(changes.has(b)))
  for (const name of ordered) {
    for (const { prefix, isFile } of prefixesOf(name)) {
      const known = spelling.get(foldKey(prefix))
      if (known === undefined) spelling.set(foldKey(prefix), { name: prefix, isFile })
      else if (changes.has(name) && (known.name !== prefix || known.isFile || isFile)) throw clash(name, known.name)
    }
  }
}

/** Throws invalid-input when a link stands anywhere on the way to a file: what it points to is not the project's. */
export async function checkLinks(root: string, names: Iterable<string>): Promise<void> {
  const sound = new Set<string>()
  for (const name of names) {
    for (const { prefix } of prefixesOf(name)) {
      if (sound.has(prefix)) continue
      const stats = await lstat(path.join(root, prefix)).catch(() => undefined)
      if (stats === undefined) break
      if (stats.isSymbolicLink())
        throw failure('invalid-input', `${prefix} is a link. Kiln does not write through links: remove it first.`)
      sound.add(prefix)
    }
  }
}

/**
 * Throws invalid-input when a folder on the way, or the file itself, is there in another spelling: also a folder that is
 * empty, or a file that Kiln does not list. `goes`: what the same change takes away.
 */
export async function checkSpelling(
  root: string,
  names: Iterable<string>,
  goes: (name: string) => boolean,
): Promise<void> {
  const listings = new Map<string, readonly string[]>()
  for (const name of names) {
    for (const { prefix } of prefixesOf(name)) {
      const folder = path.dirname(prefix)
      const listing = listings.get(folder) ?? (await readdir(path.join(root, folder)).catch(() => []))
      listings.set(folder, listing)
      const own = path.basename(prefix)
      const other = listing.find((entry) => entry !== own && foldKey(entry) === foldKey(own))
      const there = other === undefined || folder === '.' ? other : `${folder}/${other}`
      if (there === undefined || goes(there)) continue
      throw failure(
        'invalid-input',
        `${name} cannot be written: ${there} is there, and some computers take them for the same.`,
      )
    }
  }
}

function prefixesOf(name: string): { readonly prefix: string; readonly isFile: boolean }[] {
  const parts = name.split('/')
  return parts.map((_, index) => ({ prefix: parts.slice(0, index + 1).join('/'), isFile: index === parts.length - 1 }))
}

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}

function megabytes(bytes: number): string {
  return `${bytes / 1024 / 1024} MB`
}
