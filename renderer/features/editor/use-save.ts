/** Saving and formatting: a text is formatted before it is saved, if it can be read and the user wants it. */
import { useCallback, useState } from 'react'
import type { FileEntry } from '#shared/domain/project.ts'
import { t } from '../../words/index.ts'
import { formatText } from './format/formatter.ts'
import type { MonacoParts } from './load-monaco.ts'
import type { ProjectDocuments } from './session.ts'
import type { EditorClient } from './types.ts'

export interface SaveOptions {
  readonly parts: MonacoParts | undefined
  readonly documents: ProjectDocuments | undefined
  readonly client: EditorClient
  readonly projectId: string
  readonly files: readonly FileEntry[]
  readonly formatOnSave: boolean
  readonly onSaved: ((saved: { readonly path: string; readonly versionId: string }) => void) | undefined
}

export interface Saving {
  /** Why a text was saved, and not formatted; quiet. */
  readonly note: string | undefined
  save(path: string): Promise<void>
  saveAll(): Promise<void>
  format(path: string): Promise<void>
}

export function useSave(options: SaveOptions): Saving {
  const { parts, documents, client, projectId, files, formatOnSave, onSaved } = options
  const [note, setNote] = useState<string>()

  const format = useCallback(
    async (path: string): Promise<void> => {
      const model = documents?.model(path)
      if (parts === undefined || model === undefined) return
      const version = model.getVersionId()
      const result = await formatText(path, model.getValue(), await projectOptions(client, projectId, files))
      if (result === undefined) return
      if ('problem' in result) return setNote(t('editor.formatFailed', { line: result.problem.line }))
      if ('late' in result) return setNote(t('editor.formatLate'))
      setNote(undefined)
      // What was typed meanwhile counts more.
      if (!model.isDisposed() && model.getVersionId() === version) parts.editLines(model, result.edits)
    },
    [parts, documents, client, projectId, files],
  )
  const save = useCallback(
    async (path: string): Promise<void> => {
      const state = documents?.state(path)
      if (documents === undefined || state?.dirty !== true) return
      setNote(undefined)
      if (formatOnSave && state.conflict === undefined) await format(path)
      const versionId = await documents.save(path)
      if (versionId !== undefined) onSaved?.({ path, versionId })
    },
    [documents, format, formatOnSave, onSaved],
  )
  const saveAll = useCallback(async (): Promise<void> => {
    for (const path of documents?.unsaved() ?? []) await save(path)
  }, [documents, save])

  return { note, save, saveAll, format }
}

async function projectOptions(
  client: EditorClient,
  projectId: string,
  files: readonly FileEntry[],
): Promise<string | undefined> {
  const path = ['.prettierrc', '.prettierrc.json'].find((name) => files.some((file) => file.path === name))
  if (path === undefined) return undefined
  return client.file.read({ projectId, path }).then(
    ({ text }) => text,
    () => undefined,
  )
}
