/** The files that were left out of a new project, and why. */
import { Button } from '../../ui/button.tsx'
import { t } from '../../words/index.ts'

export interface SkippedListProps {
  readonly skipped: readonly { readonly path: string; readonly why: string }[]
  readonly onOpen: () => void
}

/** The project is there: this is to know, not to decide. */
export function SkippedList({ skipped, onOpen }: SkippedListProps) {
  return (
    <>
      <p className="dim">{t('projects.skippedHelp')}</p>
      <ul className="fact-list" tabIndex={0} aria-label={t('projects.skippedHelp')}>
        {skipped.map(({ path, why }) => (
          <li key={path}>
            <bdi className="mono" dir="ltr">
              {path}
            </bdi>
            <span className="small faint" dir="auto">
              {why}
            </span>
          </li>
        ))}
      </ul>
      <div className="dialog-actions">
        <Button size="large" look="main" onClick={onOpen} autoFocus>
          {t('projects.openProject')}
        </Button>
      </div>
    </>
  )
}
