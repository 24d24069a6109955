/** What a key does in the file tree, as in every tree of a desktop. Pure. */
import { folderOf, type TreeRow } from './tree-rows.ts'

export type TreeMove =
  | { readonly type: 'focus'; readonly path: string }
  | { readonly type: 'open'; readonly path: string }
  | { readonly type: 'close'; readonly path: string }

/** Undefined when the key means nothing here. `forward` is the key that leads into a folder: it is mirrored in Arabic. */
export function treeMove(
  rows: readonly TreeRow[],
  focused: string | undefined,
  key: string,
  forward: 'ArrowRight' | 'ArrowLeft',
): TreeMove | undefined {
  const index = rows.findIndex(({ path }) => path === focused)
  const row = rows[index]
  const focus = (target: TreeRow | undefined): TreeMove | undefined =>
    target === undefined ? undefined : { type: 'focus', path: target.path }
  if (key === 'Home') return focus(rows[0])
  if (key === 'End') return focus(rows.at(-1))
  if (row === undefined) return undefined
  if (key === 'ArrowDown') return focus(rows[index + 1])
  if (key === 'ArrowUp') return focus(rows[index - 1])
  if (key === forward) {
    if (row.kind !== 'folder') return undefined
    return row.isOpen ? focus(childOf(rows, index)) : { type: 'open', path: row.path }
  }
  if (key === 'ArrowRight' || key === 'ArrowLeft') {
    if (row.kind === 'folder' && row.isOpen) return { type: 'close', path: row.path }
    return focus(rows.find(({ path }) => path === folderOf(row.path)))
  }
  return undefined
}

function childOf(rows: readonly TreeRow[], index: number): TreeRow | undefined {
  const next = rows[index + 1]
  return next !== undefined && next.depth > (rows[index]?.depth ?? 0) ? next : undefined
}

/** The next row whose name begins with what was typed; one letter again and again goes from one to the next. */
export function typedRow(rows: readonly TreeRow[], focused: string | undefined, typed: string): TreeRow | undefined {
  const letters = [...typed.toLowerCase()]
  const isRepeat = letters.every((letter) => letter === letters[0])
  const wanted = isRepeat ? (letters[0] ?? '') : letters.join('')
  const from = rows.findIndex(({ path }) => path === focused)
  const start = isRepeat ? from + 1 : Math.max(0, from)
  const ordered = [...rows.slice(start), ...rows.slice(0, start)]
  return ordered.find(({ name }) => name.toLowerCase().startsWith(wanted))
}
