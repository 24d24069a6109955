/** What outlives the editor's view: each project's open files with their unsaved text, and its tabs. */
import { createDocuments, type Documents } from './documents.ts'
import { keepText, keptText, storage } from './kept.ts'
import type { MonacoParts } from './load-monaco.ts'
import type { Model } from './monaco/models.ts'
import { readTabs, type TabsState } from './tabs-state.ts'
import type { EditorClient } from './types.ts'
import { unsavedTexts } from './unsaved-texts.ts'

export type ProjectDocuments = Documents<Model>

const documents = new Map<string, ProjectDocuments>()

/** The project's documents: the same for the life of the page. What was not saved before a reload is opened again. */
export function documentsOf(projectId: string, client: EditorClient, parts: MonacoParts): ProjectDocuments {
  const known = documents.get(projectId)
  if (known !== undefined) return known
  const unsaved = unsavedTexts(projectId, storage())
  const made = createDocuments({ projectId, client, models: parts.projectModels(projectId), unsaved })
  documents.set(projectId, made)
  for (const path of unsaved.paths()) made.open(path)
  return made
}

/** Whether the file has text in the editor that is not saved. */
export function hasUnsavedText(projectId: string, path: string): boolean {
  const open = documents.get(projectId)
  return open === undefined ? unsavedTexts(projectId, storage()).read(path) !== undefined : open.unsaved().has(path)
}

/** The tabs as the user left them, with those that hold unsaved text. */
export function tabsOf(projectId: string): TabsState {
  const kept = readTabs(keptText('tabs', projectId))
  const open = [...new Set([...kept.open, ...unsavedTexts(projectId, storage()).paths()])]
  return { ...kept, open, active: kept.active ?? open[0], emptied: open.length === 0 && kept.emptied }
}

export function keepTabs(projectId: string, { open, active }: TabsState): void {
  keepText('tabs', projectId, JSON.stringify({ open, active }))
}
