/** The projects folder, and the dialog that moves it with all the projects in it. */
import { useRef, useState } from 'react'
import { type AppError, toAppError } from '#shared/domain/error.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Field } from '../../ui/field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { t } from '../../words/index.ts'

export interface MoveProjectsProps {
  /** Where they are now. */
  readonly folder: string
  /** Resolves with the number of projects that were moved. Throws a Failure. */
  readonly onMove: (folder: string, signal: AbortSignal) => Promise<number>
  /** Asks with the system's dialog, where there is one. */
  readonly onPickFolder: (() => Promise<string | undefined>) | undefined
}

/** Closing the dialog stops the move; what was moved already stays where it is, and works. */
export function MoveProjects({ folder, onMove, onPickFolder }: MoveProjectsProps) {
  const [target, setTarget] = useState<string>()
  const [error, setError] = useState<AppError>()
  const [busy, setBusy] = useState(false)
  const moving = useRef<AbortController>(undefined)

  const close = (): void => {
    moving.current?.abort()
    setTarget(undefined)
    setError(undefined)
  }
  const move = async (): Promise<void> => {
    const controller = new AbortController()
    moving.current = controller
    setBusy(true)
    setError(undefined)
    try {
      const count = await onMove((target ?? '').trim(), controller.signal)
      setTarget(undefined)
      showToast(t('settings.moved', { count }))
    } catch (thrown) {
      const problem = toAppError(thrown)
      if (problem.kind !== 'aborted') setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const pick = async (): Promise<void> => {
    const picked = await onPickFolder?.()
    if (picked !== undefined) setTarget(picked)
  }

  return (
    <div className="row settings-folder">
      <span className="settings-fact" dir="ltr">
        {folder}
      </span>
      <Button look="line" onClick={() => setTarget('')}>
        {t('settings.move')}
      </Button>
      <Dialog
        open={target !== undefined}
        onClose={close}
        title={t('settings.moveTitle')}
        description={t('settings.moveHelp', { folder })}
        actions={
          <>
            <Button onClick={close}>{t('settings.cancel')}</Button>
            <Button
              look="main"
              size="large"
              type="submit"
              form="move-projects"
              busy={busy}
              disabled={target?.trim() === ''}
            >
              {t('settings.moveNow')}
            </Button>
          </>
        }
      >
        <form
          id="move-projects"
          className="settings-move"
          onSubmit={(event) => {
            event.preventDefault()
            void move()
          }}
        >
          <Field
            label={t('settings.newFolder')}
            help={t('settings.newFolderHelp')}
            value={target ?? ''}
            onChange={(event) => setTarget(event.target.value)}
            dir="ltr"
            spellCheck={false}
            autoComplete="off"
          />
          {onPickFolder !== undefined && (
            <Button look="line" onClick={() => void pick()}>
              {t('settings.choose')}
            </Button>
          )}
        </form>
        {error !== undefined && <ErrorNote error={error} />}
      </Dialog>
    </div>
  )
}
