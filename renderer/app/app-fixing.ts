/** What the preview is given to have errors fixed: the routes, what would answer, and which files are being edited. */
import { useMemo } from 'react'
import { client } from '../client/connection.ts'
import { unsavedPaths } from '../features/editor/index.ts'
import { modelLabel, type Models } from '../features/models/index.ts'
import type { PreviewFixing } from '../features/preview/index.ts'

/** The same object until one of them changes. Undefined while a new app's project is being made. */
export function useAppFixing(
  projectId: string | undefined,
  { settings, choice }: Models,
  onPickModel: () => void,
): PreviewFixing | undefined {
  const isAuto = settings?.auto === true
  return useMemo(
    () =>
      projectId === undefined
        ? undefined
        : {
            client,
            model: isAuto ? undefined : choice,
            modelName: modelLabel(isAuto ? 'auto' : choice),
            onPickModel,
            unsaved: () => unsavedPaths(projectId),
          },
    [projectId, isAuto, choice, onPickModel],
  )
}
