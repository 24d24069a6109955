/** The mark behind a file's name in tree and tabs: what is going on with it, the most pressing first. */
import type { ReactNode } from 'react'
import { Spinner } from '../../../ui/spinner.tsx'
import { t } from '../../../words/index.ts'
import type { FileMarks } from './tree-row.tsx'

/** Undefined when there is nothing to say. */
export function markOf({ unsaved, writing, changed, errors = 0, warnings = 0 }: FileMarks): ReactNode {
  if (writing === true) return <Spinner size={9} />
  const count = errors > 0 ? errors : warnings
  return (
    <>
      {count > 0 && (
        <span className="tree-count num" role="img" aria-label={countLabel(errors, warnings)}>
          {count > 99 ? '99+' : count}
        </span>
      )}
      {unsaved === true && <span className="editor-unsaved" role="img" aria-label={t('editor.unsaved')} />}
      {changed === true && unsaved !== true && (
        <span className="editor-changed" role="img" aria-label={t('editor.changedByAnswer')} />
      )}
    </>
  )
}

export function toneOf({ errors = 0, warnings = 0 }: FileMarks): 'bad' | 'warn' | undefined {
  if (errors > 0) return 'bad'
  return warnings > 0 ? 'warn' : undefined
}

function countLabel(errors: number, warnings: number): string {
  return errors > 0 ? t('editor.errors', { count: errors }) : t('editor.warnings', { count: warnings })
}
