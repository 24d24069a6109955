/** The line below the code: problems, what a save has to say, and where the cursor stands. */
import { CircleX, TriangleAlert } from 'lucide-react'
import { type ReactNode, useSyncExternalStore } from 'react'
import { Button } from '../../ui/button.tsx'
import { t } from '../../words/index.ts'
import type { Cursor } from './code.ts'
import { countProblems, type Problem } from './problems/problem.ts'
import type { Signal } from './signal.ts'

export interface EditorStatusProps {
  readonly problems: readonly Problem[]
  readonly problemsShown: boolean
  readonly onProblems: () => void
  readonly note: string | undefined
  readonly cursor: Signal<Cursor | undefined>
  readonly onGoToLine: () => void
}

export function EditorStatus(props: EditorStatusProps): ReactNode {
  const { problems, problemsShown, onProblems, note, cursor, onGoToLine } = props
  const { errors, warnings } = countProblems(problems)
  const label = t('editor.problemsShow', {
    errors: t('editor.errors', { count: errors }),
    warnings: t('editor.warnings', { count: warnings }),
  })
  return (
    <footer className="editor-status">
      <Button size="small" on={problemsShown} aria-pressed={problemsShown} title={label} onClick={onProblems}>
        <span className="unseen">{label}</span>
        <span className="editor-count num" aria-hidden="true" data-tone={errors > 0 ? 'bad' : undefined}>
          <CircleX size={12} />
          {errors}
        </span>
        <span className="editor-count num" aria-hidden="true" data-tone={warnings > 0 ? 'warn' : undefined}>
          <TriangleAlert size={12} />
          {warnings}
        </span>
      </Button>
      <span className="grow clip small faint" role="status">
        {note}
      </span>
      <CursorPlace cursor={cursor} onGoToLine={onGoToLine} />
    </footer>
  )
}

function CursorPlace({ cursor, onGoToLine }: Pick<EditorStatusProps, 'cursor' | 'onGoToLine'>): ReactNode {
  const place = useSyncExternalStore(cursor.subscribe, cursor.get)
  if (place === undefined) return undefined
  return (
    <>
      {place.selected > 0 && <span className="small faint num">{t('editor.selected', { count: place.selected })}</span>}
      <Button size="small" className="num" title={t('editor.goToLine')} onClick={onGoToLine}>
        {t('editor.place', { line: place.line, column: place.column })}
      </Button>
    </>
  )
}
