/** The dialog that renames the project one is in; in the list a name is changed in its place. */
import type { Project } from '#shared/domain/project.ts'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { t } from '../../words/index.ts'

export interface RenameDialogProps {
  /** Undefined: closed. */
  readonly project: Project | undefined
  readonly onRename: (project: Project, name: string) => void
  readonly onClose: () => void
}

/** Enter renames. */
export function RenameDialog({ project, onRename, onClose }: RenameDialogProps) {
  return (
    <Dialog open={project !== undefined} onClose={onClose} title={t('projects.renameTitle')}>
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
        label={t('projects.name')}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.target.value)}
        onFocus={(event) => event.target.select()}
        error={trimmed === '' ? t('projects.nameEmpty') : undefined}
        help={t('projects.nameHelp')}
        autoFocus
        dir="auto"
      />
      <div className="dialog-actions">
        <Button size="large" onClick={onClose}>
          {t('projects.cancel')}
        </Button>
        <Button type="submit" size="large" look="main" disabled={trimmed === ''}>
          {t('projects.rename')}
        </Button>
      </div>
    </form>
  )
}
