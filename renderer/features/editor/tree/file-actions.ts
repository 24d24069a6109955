/** What people do to files: each is one call to the studio and a version there, so each can be undone. */
import { showError, showToast } from '../../../ui/toast.tsx'
import { t } from '../../../words/index.ts'
import type { EditorClient } from '../types.ts'
import type { DroppedFile } from './dropped-files.ts'
import { copyName, folderOf, joined, nameOf } from './tree-rows.ts'

export interface FileActions {
  /** Throws what is wrong with the path. */
  create(path: string): Promise<void>
  /** A file or a folder, to another path. Throws. */
  move(from: string, to: string): Promise<void>
  /** The same, into a folder; what goes wrong is shown. */
  moveTo(from: string, folder: string): Promise<void>
  remove(path: string): Promise<void>
  duplicate(path: string): Promise<void>
  download(path: string): Promise<void>
  upload(files: readonly DroppedFile[], folder: string): Promise<void>
  /** Asks for files with the system's dialog first. */
  askUpload(folder: string): void
  copyPath(path: string): Promise<void>
  /** Whether the model may change the file; what goes wrong is shown. */
  setLocked(path: string, locked: boolean): Promise<void>
}

export interface FileActionsOptions {
  readonly client: EditorClient
  readonly projectId: string
  readonly paths: () => ReadonlySet<string>
  /** Around a move: open files go along. */
  readonly moving: (from: string, to: string, work: Promise<unknown>) => Promise<void>
  readonly removed: (path: string) => void
  readonly onPick: (path: string) => void
}

export function createFileActions(options: FileActionsOptions): FileActions {
  const { client, projectId, paths, moving, removed, onPick } = options

  /** Goes back to how the project was before this version, if nothing has come after it. */
  async function undo(versionId: string): Promise<void> {
    const { versions } = await client.project.open({ projectId })
    const before = versions[1]
    if (versions[0]?.id !== versionId || before === undefined) {
      showToast(t('editor.undoTooLate'), { tone: 'bad' })
      return
    }
    await client.version.restore({ projectId, versionId: before.id })
  }
  function offerUndo(text: string, versionId: string): void {
    const onSelect = (): void => void undo(versionId).catch(showError)
    showToast(text, { action: { label: t('editor.undo'), onSelect } })
  }

  async function move(from: string, to: string): Promise<void> {
    const work = client.file.move({ projectId, from, to })
    await moving(from, to, work)
    const { versionId } = await work
    if (folderOf(from) !== folderOf(to)) offerUndo(t('editor.moved', { name: nameOf(to) }), versionId)
  }
  async function remove(path: string): Promise<void> {
    try {
      const { versionId } = await client.file.remove({ projectId, path })
      removed(path)
      offerUndo(t('editor.deleted', { name: nameOf(path) }), versionId)
    } catch (thrown) {
      showError(thrown)
    }
  }
  async function upload(files: readonly DroppedFile[], folder: string): Promise<void> {
    const added: string[] = []
    for (const { path, file } of files) {
      try {
        await client.file.put({ projectId, path: joined(folder, path), file })
        added.push(joined(folder, path))
      } catch (thrown) {
        showError(thrown)
      }
    }
    const [only] = added
    if (added.length > 0) showToast(t('editor.uploaded', { count: added.length }))
    if (added.length === 1 && only !== undefined) onPick(only)
  }

  return {
    async create(path) {
      await client.file.create({ projectId, path, text: '' })
    },
    move,
    async moveTo(from, folder) {
      await move(from, joined(folder, nameOf(from))).catch(showError)
    },
    remove,
    async duplicate(path) {
      try {
        const { file } = await client.file.get({ projectId, path })
        const copy = copyName(path, paths())
        await client.file.put({ projectId, path: copy, file })
        onPick(copy)
      } catch (thrown) {
        showError(thrown)
      }
    },
    async download(path) {
      try {
        const { file } = await client.file.get({ projectId, path })
        saveAs(file, nameOf(path))
      } catch (thrown) {
        showError(thrown)
      }
    },
    upload,
    askUpload(folder) {
      const input = document.createElement('input')
      input.type = 'file'
      input.multiple = true
      input.onchange = () => {
        const files = [...(input.files ?? [])].map((file) => ({ path: file.name, file }))
        void upload(files, folder)
      }
      input.click()
    },
    async setLocked(path, locked) {
      try {
        await client.file.setLocked({ projectId, path, locked })
        const name = nameOf(path)
        showToast(locked ? t('edits.nowLocked', { name }) : t('edits.nowUnlocked', { name }))
      } catch (thrown) {
        showError(thrown)
      }
    },
    async copyPath(path) {
      try {
        await navigator.clipboard.writeText(path)
        showToast(t('ui.copied'))
      } catch (thrown) {
        showError(thrown)
      }
    },
  }
}

/** Hands a file to the browser's downloads. */
export function saveAs(file: File, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
