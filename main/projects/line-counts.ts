/** How many lines two contents of a file differ by, and which files differ between two states. Pure. */
import { diffLines } from 'diff'
import type { ComparedFile } from '#shared/domain/history.ts'
import { textOf } from './workspace.ts'

/** A bound, in milliseconds: past it all lines of a file count as changed. */
const patience = 50

/** One side of a comparison: which files, and what is in them. */
export interface Side {
  readonly files: ReadonlyMap<string, { readonly hash: string }>
  read(path: string): Uint8Array | undefined
}

/** The paths whose contents differ, sorted. */
export function differingPaths(before: Side, after: Side): string[] {
  const paths = new Set([...before.files.keys(), ...after.files.keys()])
  return [...paths].filter((path) => before.files.get(path)?.hash !== after.files.get(path)?.hash).sort()
}

/** One of them, with its lines counted. */
export function comparedFile(path: string, before: Side, after: Side): ComparedFile {
  const change = before.files.has(path) ? (after.files.has(path) ? 'changed' : 'removed') : 'added'
  const old = textOn(before, path)
  const now = textOn(after, path)
  if (old === undefined || now === undefined) return { path, change, binary: true, added: 0, removed: 0 }
  return { path, change, binary: false, ...countLines(old, now) }
}

/** Empty where the side does not have the file; undefined when it is not text. */
export function textOn(side: Side, path: string): string | undefined {
  const bytes = side.files.has(path) ? side.read(path) : undefined
  return bytes === undefined ? '' : textOf(bytes)
}

function countLines(before: string, after: string): { added: number; removed: number } {
  const parts = diffLines(before, after, { timeout: patience })
  if (parts === undefined) return { added: lineCount(after), removed: lineCount(before) }
  const sum = (side: 'added' | 'removed'): number =>
    parts.reduce((lines, part) => lines + (part[side] ? part.count : 0), 0)
  return { added: sum('added'), removed: sum('removed') }
}

function lineCount(text: string): number {
  return text === '' ? 0 : text.split('\n').length
}
