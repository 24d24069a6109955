/** The window of changes without what it asks: the files, the one that is looked at, and what is decided. */
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import type { AppError } from '#shared/domain/error.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { FileChoices } from '../../ui/file-choice.tsx'
import { Note } from '../../ui/note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import { t } from '../../words/index.ts'
import { type Asks, AsksNote } from './asks-note.tsx'
import './changes.css'
import { FileHead } from './file-head.tsx'
import { FileRow } from './file-row.tsx'
import { reviewKeys } from './review-keys.ts'
import { progressOf } from './review-state.ts'
import type { Decide } from './types.ts'
import type { ChangedFile, Changes } from './use-changes.ts'

export interface ChangesViewProps {
  /** Undefined until it was read. */
  readonly changes: Changes | undefined
  readonly error: AppError | undefined
  /** The file that is looked at. */
  readonly file: ChangedFile | undefined
  /** Its two texts. */
  readonly texts: ReactNode
  /** What is to be known before it is written. */
  readonly asks: Asks | undefined
  readonly busy: boolean
  readonly onShow: (path: string) => void
  readonly onStep: (by: 1 | -1) => void
  readonly onDecide: Decide
  /** Ends it; `rest`: what becomes of the files that nothing was decided on. */
  readonly onFinish: (rest: 'accepted' | 'rejected' | undefined) => void
  readonly onAnyway: () => void
  readonly onBack: () => void
  readonly onTakeUp: () => void
}

/** One column where there is no room for two. */
export function ChangesView(props: ChangesViewProps): ReactNode {
  const { changes, error, file, texts, asks, busy, onShow, onStep, onDecide } = props
  if (changes === undefined) {
    return error === undefined ? <Skeleton lines={[40, 60, 50, 70]} /> : <ErrorNote error={error} />
  }
  const { files, prompt, state } = changes
  if (file === undefined) return <EmptyState title={t('review.empty')}>{t('review.emptyText')}</EmptyState>
  const at = files.indexOf(file)
  const isRejected = state === 'discarded' && files.some(({ decision }) => decision === 'rejected')
  return (
    <div className="changes">
      <div className="changes-side">
        <p className="changes-prompt" dir="auto" title={prompt}>
          {prompt}
        </p>
        <FileChoices label={t('review.files')}>
          {files.map((one) => (
            <FileRow
              key={one.path}
              file={one}
              shown={one === file}
              plain={
                files.every(({ decision, follows }) => decision === undefined && follows !== true) &&
                state !== 'pending'
              }
              onShow={() => onShow(one.path)}
            />
          ))}
        </FileChoices>
      </div>
      <div className="changes-main">
        <FileHead
          file={file}
          open={state === 'pending'}
          busy={busy}
          first={at <= 0}
          last={at === files.length - 1}
          onStep={onStep}
          onDecide={onDecide}
        />
        <div className="changes-texts" data-testid="changes-texts">
          {file.binary === true ? <p className="dim changes-none">{t('history.binary')}</p> : texts}
        </div>
      </div>
      {asks !== undefined && (
        <div className="changes-asks">
          <AsksNote asks={asks} busy={busy} onDecide={onDecide} onAnyway={props.onAnyway} onBack={props.onBack} />
        </div>
      )}
      {state === 'pending' && <Foot {...props} changes={changes} />}
      {(state === 'replaced' || isRejected) && (
        <div className="changes-foot">
          <Note
            title={t(isRejected ? 'review.turnNothing' : 'review.setAside')}
            actions={
              <Button look="line" busy={busy} onClick={props.onTakeUp}>
                {t('review.takeUp')}
              </Button>
            }
          />
        </div>
      )}
    </div>
  )
}

function Foot({ changes, asks, busy, onFinish }: ChangesViewProps & { readonly changes: Changes }): ReactNode {
  const { all, open, accepted } = progressOf(changes.files)
  const isUntouched = open === all
  const blocked = busy || asks !== undefined
  return (
    <div className="changes-foot">
      <span className="small dim num grow" role="status">
        {t('review.decided', { done: all - open, all })}
      </span>
      {open > 0 ? (
        <>
          <Button look="line" disabled={blocked} onClick={() => onFinish('rejected')}>
            {isUntouched ? t('review.rejectAll') : t('review.rejectRest')}
          </Button>
          <Tooltip text={isUntouched ? t('review.acceptAll') : t('review.acceptRest')} shortcut={reviewKeys.finish}>
            <Button look="main" disabled={blocked} onClick={() => onFinish('accepted')}>
              <Check size={14} aria-hidden="true" />
              {isUntouched ? t('review.acceptAll') : t('review.acceptRest')}
            </Button>
          </Tooltip>
        </>
      ) : (
        <Tooltip text={t('review.apply', { count: accepted })} shortcut={reviewKeys.finish}>
          <Button look="main" disabled={blocked} onClick={() => onFinish(undefined)}>
            <Check size={14} aria-hidden="true" />
            {accepted === 0 ? t('review.applyNone') : t('review.apply', { count: accepted })}
          </Button>
        </Tooltip>
      )}
    </div>
  )
}
