/** The file tree as rows: folders before files, each below its folder, closed folders without what is in them. Pure. */

export interface TreeRow {
  readonly kind: 'folder' | 'file'
  /** Of a folder: ends without a slash. */
  readonly path: string
  readonly name: string
  /** From 0. */
  readonly depth: number
  /** Of a folder. */
  readonly isOpen: boolean
  /** Nothing is in this folder: it is made with its first file. */
  readonly isEmpty: boolean
  /** Among its siblings, from 1, for screen readers. */
  readonly position: number
  readonly siblings: number
}

export interface TreeShape {
  readonly paths: readonly string[]
  /** Folders that the user has made and that have no file yet. */
  readonly folders: readonly string[]
  readonly closed: ReadonlySet<string>
}

interface Folder {
  readonly folders: Map<string, Folder>
  readonly files: string[]
}

/** Names are ordered as people read them: without case, and 2 before 10. */
const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** The rows that are to be seen, from top to bottom. */
export function treeRows({ paths, folders, closed }: TreeShape): TreeRow[] {
  const top: Folder = { folders: new Map(), files: [] }
  for (const folder of folders) folderAt(top, folder.split('/'))
  for (const path of new Set(paths)) {
    const parts = path.split('/')
    folderAt(top, parts.slice(0, -1)).files.push(parts.at(-1) ?? '')
  }
  const rows: TreeRow[] = []
  addRows(rows, top, '', 0, closed)
  return rows
}

function folderAt(top: Folder, parts: readonly string[]): Folder {
  let at = top
  for (const part of parts) {
    const next = at.folders.get(part) ?? { folders: new Map(), files: [] }
    at.folders.set(part, next)
    at = next
  }
  return at
}

function addRows(rows: TreeRow[], folder: Folder, prefix: string, depth: number, closed: ReadonlySet<string>): void {
  const folders = [...folder.folders].toSorted(([a], [b]) => byName.compare(a, b))
  const files = folder.files.toSorted(byName.compare)
  const siblings = folders.length + files.length
  folders.forEach(([name, child], index) => {
    const path = prefix + name
    const isOpen = !closed.has(path)
    const isEmpty = child.folders.size + child.files.length === 0
    rows.push({ kind: 'folder', path, name, depth, isOpen, isEmpty, position: index + 1, siblings })
    if (isOpen) addRows(rows, child, `${path}/`, depth + 1, closed)
  })
  files.forEach((name, index) => {
    const position = folders.length + index + 1
    const path = prefix + name
    rows.push({ kind: 'file', path, name, depth, isOpen: false, isEmpty: false, position, siblings })
  })
}

/** The folder that a path lies in; empty for the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

export function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

/** All folders on the way to a path, outermost first. */
export function foldersOn(path: string): string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

/** A name beside `path` that is free: "app copy.js", "app copy 2.js". */
export function copyName(path: string, taken: ReadonlySet<string>): string {
  const name = nameOf(path)
  const dot = name.lastIndexOf('.')
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  for (let count = 1; ; count += 1) {
    const copy = joined(folderOf(path), `${stem} copy${count === 1 ? '' : ` ${count}`}${ending}`)
    if (!taken.has(copy)) return copy
  }
}
