/** What of an answer was mended without a model, with the way back. */
import type { AppFix } from '#shared/domain/app-fix.ts'
import { Undo2, Wrench } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { fixText } from '../../../words/fix-text.ts'
import { t } from '../../../words/index.ts'
import './fixes.css'

export interface FixesDoneProps {
  readonly fixes: readonly AppFix[]
  /** The version of the answer itself; undefined where going back there would take more along. */
  readonly undoTo: string | undefined
  readonly busy: boolean
  readonly onUndo: (versionId: string) => void
  readonly onOpenFile: (path: string) => void
}

export function FixesDone({ fixes, undoTo, busy, onUndo, onOpenFile }: FixesDoneProps) {
  return (
    <div className="fixes-done" data-testid="fixes-done">
      <Wrench size={14} aria-hidden="true" />
      <div className="fixes-done-list">
        <strong className="small">{t('fixes.fixedTitle')}</strong>
        <ul className="small">
          {fixes.map((fix) => (
            <li key={JSON.stringify(fix)}>
              <button
                type="button"
                className="link-button"
                title={t('conversation.open', { path: pathNow(fix) })}
                onClick={() => onOpenFile(pathNow(fix))}
              >
                {fixText(fix)}
              </button>
            </li>
          ))}
        </ul>
      </div>
      {undoTo !== undefined && (
        <Button
          size="small"
          look="quiet"
          disabled={busy}
          title={t('fixes.fixedUndoHint')}
          onClick={() => onUndo(undoTo)}
        >
          <Undo2 size={14} className="mirrored" aria-hidden="true" />
          {t('fixes.fixedUndo')}
        </Button>
      )}
    </div>
  )
}

function pathNow({ kind, path, to }: AppFix): string {
  return kind === 'jsx-name' ? (to ?? path) : path
}
