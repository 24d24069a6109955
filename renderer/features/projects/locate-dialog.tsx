/** Asks where a project's folder is now. */
import { type AppError, toAppError } from '#shared/domain/error.ts'
import type { Project } from '#shared/domain/project.ts'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { t } from '../../words/index.ts'
import { FolderField, folderProblem } from './folder-field.tsx'

export interface LocateDialogProps {
  /** Undefined: closed. */
  readonly project: Project | undefined
  /** Throws a Failure. */
  readonly onLocate: (project: Project, folder: string, signal: AbortSignal) => Promise<void>
  readonly onPickFolder: (() => Promise<string | undefined>) | undefined
  readonly onClose: () => void
}

/** Nothing is copied or moved. */
export function LocateDialog({ project, ...rest }: LocateDialogProps) {
  return (
    <Dialog
      open={project !== undefined}
      onClose={rest.onClose}
      title={t('projects.locateTitle', { name: project?.name ?? '' })}
      description={t('projects.locateHelp', { folder: project?.folder ?? '' })}
    >
      {project !== undefined && <LocateForm project={project} {...rest} />}
    </Dialog>
  )
}

function LocateForm(props: LocateDialogProps & { readonly project: Project }) {
  const { project, onLocate, onPickFolder, onClose } = props
  const [folder, setFolder] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError>()
  const work = useRef<AbortController>(undefined)
  useEffect(() => () => work.current?.abort(), [])
  const problem = folderProblem(folder)

  const locate = async (): Promise<void> => {
    setTried(true)
    if (problem !== undefined) return
    const controller = new AbortController()
    work.current = controller
    setBusy(true)
    setError(undefined)
    try {
      await onLocate(project, folder.trim(), controller.signal)
      onClose()
    } catch (thrown) {
      const failed = toAppError(thrown)
      if (failed.kind !== 'aborted') setError(failed)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      className="dialog-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void locate()
      }}
    >
      <FolderField
        label={t('projects.locateFolder')}
        help={t('projects.locateFolderHelp')}
        error={tried ? problem : undefined}
        value={folder}
        onChange={setFolder}
        onPick={onPickFolder}
        autoFocus
      />
      {error !== undefined && <ErrorNote error={error} />}
      <div className="dialog-actions">
        <Button size="large" onClick={onClose}>
          {t('projects.cancel')}
        </Button>
        <Button type="submit" size="large" look="main" busy={busy}>
          {t('projects.locateDo')}
        </Button>
      </div>
    </form>
  )
}
