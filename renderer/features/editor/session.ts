/** What outlives the editor's view: each project's open files with their unsaved text, and its tabs. */
import { createDocuments, type Documents } from './documents.ts'
import type { MonacoParts } from './load-monaco.ts'
import type { Model } from './monaco/models.ts'
import { noTabs, type TabsState } from './tabs-state.ts'
import type { EditorClient } from './types.ts'
import { unsavedTexts } from './unsaved-texts.ts'

export type ProjectDocuments = Documents<Model>

const documents = new Map<string, ProjectDocuments>()
const tabs = new Map<string, TabsState>()

/** The project's documents: the same for the life of the page. */
export function documentsOf(projectId: string, client: EditorClient, parts: MonacoParts): ProjectDocuments {
  const known = documents.get(projectId)
  if (known !== undefined) return known
  const made = createDocuments({
    projectId,
    client,
    models: parts.projectModels(projectId),
    unsaved: unsavedTexts(projectId, storage()),
  })
  documents.set(projectId, made)
  return made
}

/** The tabs as the user left them. */
export function tabsOf(projectId: string): TabsState {
  return tabs.get(projectId) ?? noTabs
}

export function keepTabs(projectId: string, state: TabsState): void {
  tabs.set(projectId, state)
}

function storage(): Storage | undefined {
  try {
    return globalThis.localStorage
  } catch {
    return undefined
  }
}
