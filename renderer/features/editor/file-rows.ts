/** The file list as rows: folders before files, each indented below its folder. Pure. */

export interface FileRow {
  readonly kind: 'folder' | 'file'
  /** Of a folder: ends without a slash. */
  readonly path: string
  readonly name: string
  readonly depth: number
}

/** Rows for these paths, in any order and without doubles. */
export function fileRows(paths: readonly string[]): FileRow[] {
  return rowsUnder('', [...new Set(paths)].sort(), 0)
}

function rowsUnder(folder: string, paths: readonly string[], depth: number): FileRow[] {
  const names = paths.map((path) => path.slice(folder.length))
  const folders = [
    ...new Set(names.filter((name) => name.includes('/')).map((name) => name.split('/')[0] ?? '')),
  ].sort()
  const files = names.filter((name) => !name.includes('/'))
  return [
    ...folders.flatMap((name): FileRow[] => [
      { kind: 'folder', path: folder + name, name, depth },
      ...rowsUnder(
        `${folder}${name}/`,
        paths.filter((path) => path.startsWith(`${folder}${name}/`)),
        depth + 1,
      ),
    ]),
    ...files.map((name): FileRow => ({ kind: 'file', path: folder + name, name, depth })),
  ]
}
