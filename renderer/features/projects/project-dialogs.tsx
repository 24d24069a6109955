/** The dialogs that rename a project and ask before one is deleted. */
import { useState } from 'react'
import type { Project } from '#shared/domain/project.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'

export interface RenameDialogProps {
  /** Undefined: closed. */
  readonly project: Project | undefined
  readonly onRename: (project: Project, name: string) => void
  readonly onClose: () => void
}

/** Enter renames. */
export function RenameDialog({ project, onRename, onClose }: RenameDialogProps) {
  return (
    <Dialog open={project !== undefined} onClose={onClose} title="Rename project">
      {project !== undefined && <RenameForm project={project} onRename={onRename} onClose={onClose} />}
    </Dialog>
  )
}

function RenameForm({ project, onRename, onClose }: RenameDialogProps & { readonly project: Project }) {
  const [name, setName] = useState(project.name)
  const trimmed = name.trim()
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (trimmed !== '') onRename(project, trimmed)
      }}
    >
      <Field
        label="Name"
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.target.value)}
        onFocus={(event) => event.target.select()}
        error={trimmed === '' ? 'Give it a name.' : undefined}
        help="The folder keeps its name."
        autoFocus
        dir="auto"
      />
      <div className="dialog-actions">
        <Button size="large" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" size="large" look="main" disabled={trimmed === ''}>
          Rename
        </Button>
      </div>
    </form>
  )
}

export interface RemoveDialogProps {
  readonly project: Project | undefined
  readonly onRemove: (project: Project) => void
  readonly onClose: () => void
}

/** Says what happens to the files. */
export function RemoveDialog({ project, onRemove, onClose }: RemoveDialogProps) {
  return (
    <Dialog
      open={project !== undefined}
      onClose={onClose}
      title={`Delete “${project?.name ?? ''}”?`}
      description="Its conversation and versions are forgotten. Its files are moved into Kiln’s trash folder, so that nothing you made is gone at once."
      actions={
        <>
          <Button size="large" onClick={onClose} autoFocus>
            Cancel
          </Button>
          <Button size="large" look="bad" onClick={() => project !== undefined && onRemove(project)}>
            Delete
          </Button>
        </>
      }
    />
  )
}
