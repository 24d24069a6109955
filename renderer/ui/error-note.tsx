/** An AppError as a person reads it: what happened, what to do, and a way to try again. */
import type { AppError } from '#shared/domain/error.ts'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { errorAdvice } from './error-advice.ts'
import { t } from '../words/index.ts'
import { Note } from './note.tsx'

export interface ErrorNoteProps {
  readonly error: AppError
  readonly onRetry?: (() => void) | undefined
  /** False where nothing that would be advised can be done. */
  readonly advised?: boolean
  /** More buttons, after "Try again". */
  readonly actions?: ReactNode
}

/** The title says what happened, the text the source's own words, then what to do; in another language these come last. */
export function ErrorNote({ error, onRetry, advised = true, actions }: ErrorNoteProps) {
  const { title, said, advice, original } = errorAdvice(error)
  // What the words above have already said is not said again.
  const detail = error.detail !== undefined && error.message.includes(error.detail) ? undefined : error.detail
  return (
    <Note
      tone={error.kind === 'truncated' ? 'warn' : 'bad'}
      title={title}
      actions={
        onRetry === undefined && actions === undefined ? undefined : (
          <>
            {onRetry !== undefined && (
              <Button look="line" onClick={onRetry}>
                {t('ui.tryAgain')}
              </Button>
            )}
            {actions}
          </>
        )
      }
    >
      {said !== undefined && <p dir="auto">{said}</p>}
      {advised && advice !== undefined && <p>{advice}</p>}
      {original !== undefined && (
        <p className="small faint">
          <bdi>{original}</bdi>
        </p>
      )}
      {(error.status !== undefined || error.requestId !== undefined || detail !== undefined) && (
        <p className="small faint mono">
          <bdi dir="ltr">
            {[error.status === undefined ? undefined : `HTTP ${error.status}`, error.requestId, detail]
              .filter((part) => part !== undefined)
              .join(' · ')}
          </bdi>
        </p>
      )}
    </Note>
  )
}
