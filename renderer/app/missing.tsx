/** A project that cannot be shown, and the ways on. */
import type { AppError } from '#shared/domain/error.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { t } from '../words/index.ts'
import { navigate } from './route.ts'
import '../ui/page.css'

export interface MissingProps {
  readonly error: AppError
  readonly onRetry: () => void
}

/** Not there any more, or not readable now. */
export function Missing({ error, onRetry }: MissingProps) {
  if (error.kind !== 'not-found') {
    return (
      <div className="page">
        <div className="page-column">
          <ErrorNote error={error} onRetry={onRetry} />
        </div>
      </div>
    )
  }
  return (
    <EmptyState
      title={t('app.missingTitle')}
      action={
        <Button look="main" onClick={() => navigate({ view: 'projects' }, { replace: true })}>
          {t('app.allProjects')}
        </Button>
      }
    >
      {t('app.missingHelp')}
    </EmptyState>
  )
}
