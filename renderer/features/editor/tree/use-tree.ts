/** The tree's own state: what is open, what has the focus, what is being named. */
import { useEffect, useMemo, useState } from 'react'
import type { FileActions } from './file-actions.ts'
import { foldersOn, type TreeRow, treeRows } from './tree-rows.ts'
import { keepTree, keptTree, type TreeState } from './tree-state.ts'

/** A row whose name is being written. */
export type Naming =
  | { readonly type: 'rename'; readonly path: string }
  | { readonly type: 'new'; readonly kind: 'file' | 'folder'; readonly folder: string }

export interface Tree {
  readonly rows: readonly TreeRow[]
  /** Every folder, shown or not; sorted. */
  readonly folders: readonly string[]
  readonly focused: string | undefined
  readonly naming: Naming | undefined
  focus(path: string): void
  setOpen(folder: string, open: boolean): void
  closeAll(): void
  create(kind: 'file' | 'folder', folder: string): void
  rename(row: TreeRow): void
  endNaming(): void
  /** A folder without a file: it is shown here, and is made on disk with its first file. */
  addFolder(path: string): void
  forgetFolder(path: string): void
  /** Renames or moves; a folder without a file is only here. */
  renamed(from: string, to: string, actions: FileActions): Promise<void>
}

/** `active`: the shown file; its folders open when it changes. */
export function useTree(projectId: string, paths: readonly string[], active: string | undefined): Tree {
  const [state, setState] = useState<TreeState>(() => keptTree(projectId))
  const [focused, focus] = useState<string>()
  const [naming, setNaming] = useState<Naming>()

  const change = (next: TreeState): void => {
    setState(next)
    keepTree(projectId, next)
  }
  useEffect(() => {
    if (active === undefined) return
    const hidden = foldersOn(active)
    setState((now) =>
      hidden.some((folder) => now.closed.has(folder))
        ? { ...now, closed: new Set([...now.closed].filter((folder) => !hidden.includes(folder))) }
        : now,
    )
  }, [active])

  const folders = useMemo(() => {
    const real = new Set(paths.flatMap(foldersOn))
    const own = state.folders.filter((folder) => !real.has(folder))
    return { own, all: [...real, ...own].toSorted() }
  }, [paths, state.folders])
  const rows = useMemo(
    () => treeRows({ paths, folders: folders.own, closed: state.closed }),
    [paths, folders, state.closed],
  )

  function setOpen(folder: string, open: boolean): void {
    const closed = new Set(state.closed)
    if (open) closed.delete(folder)
    else closed.add(folder)
    change({ ...state, closed })
  }

  return {
    rows,
    folders: folders.all,
    focused,
    naming,
    focus,
    setOpen,
    closeAll: () => change({ ...state, closed: new Set(folders.all) }),
    create(kind, folder) {
      if (folder !== '') setOpen(folder, true)
      setNaming({ type: 'new', kind, folder })
    },
    rename: ({ path }) => setNaming({ type: 'rename', path }),
    endNaming: () => setNaming(undefined),
    addFolder: (path) => change({ ...state, folders: [...new Set([...folders.own, path])] }),
    forgetFolder: (path) =>
      change({ ...state, folders: folders.own.filter((own) => own !== path && !own.startsWith(`${path}/`)) }),
    async renamed(from, to, actions) {
      const isOwn = folders.own.includes(from)
      if (isOwn) change({ ...state, folders: folders.own.map((own) => (own === from ? to : own)) })
      else await actions.move(from, to)
    },
  }
}
