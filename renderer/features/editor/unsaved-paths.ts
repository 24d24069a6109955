/** Which files have text in the editor that is not saved. */
import { storage } from './kept.ts'
import { unsavedTexts } from './unsaved-texts.ts'

/** In no order. */
export function unsavedPaths(projectId: string): readonly string[] {
  return unsavedTexts(projectId, storage()).paths()
}
