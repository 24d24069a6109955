/** Renaming and deleting, from wherever they are asked for: which dialog is open, and what it does. */
import { type ReactNode, useState } from 'react'
import type { Project } from '#shared/domain/project.ts'
import { client } from '../../client/connection.ts'
import { showError, showToast } from '../../ui/toast.tsx'
import { RemoveDialog, RenameDialog } from './project-dialogs.tsx'

export interface ProjectActions {
  readonly rename: (project: Project) => void
  readonly remove: (project: Project) => void
  /** Put it somewhere once. */
  readonly dialogs: ReactNode
}

/** `onRemoved` is told after a project is gone: the window may have to leave it. */
export function useProjectActions(onRemoved: (projectId: string) => void): ProjectActions {
  const [renaming, setRenaming] = useState<Project>()
  const [removing, setRemoving] = useState<Project>()

  const rename = async (project: Project, name: string): Promise<void> => {
    setRenaming(undefined)
    try {
      await client.project.rename({ projectId: project.id, name })
    } catch (thrown) {
      showError(thrown)
    }
  }

  const remove = async (project: Project): Promise<void> => {
    setRemoving(undefined)
    try {
      const { movedTo } = await client.project.remove({ projectId: project.id })
      onRemoved(project.id)
      showToast(`“${project.name}” was deleted. Its files are in ${movedTo}`)
    } catch (thrown) {
      showError(thrown)
    }
  }

  return {
    rename: setRenaming,
    remove: setRemoving,
    dialogs: (
      <>
        <RenameDialog
          project={renaming}
          onClose={() => setRenaming(undefined)}
          onRename={(project, name) => void rename(project, name)}
        />
        <RemoveDialog
          project={removing}
          onClose={() => setRemoving(undefined)}
          onRemove={(project) => void remove(project)}
        />
      </>
    ),
  }
}
