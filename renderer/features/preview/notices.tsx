/** The lines around the frame that say which state it is in, and what can be done about it. */
import type { Version } from '#shared/domain/project.ts'
import { CircleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/chip.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { t } from '../../words/index.ts'
import { fixPrompt, Place } from './build-notices.tsx'
import type { PreviewRun } from './types.ts'
import type { Broken } from './use-app-state.ts'

export interface VersionNoticeProps {
  readonly version: Version
  readonly live: boolean
  readonly onRestore: ((version: Version) => void) | undefined
  readonly onBack: (() => void) | undefined
}

/** An older version is shown. */
export function VersionNotice({ version, live, onRestore, onBack }: VersionNoticeProps): ReactNode {
  return (
    <div className="pane-bar" role="status">
      <Tag>{t('preview.version', { number: version.number })}</Tag>
      <span className="grow clip" title={version.label} dir="auto">
        {version.label}
      </span>
      {onRestore !== undefined && (
        <Button size="small" look="line" disabled={live} onClick={() => onRestore(version)}>
          {t('preview.restoreVersion')}
        </Button>
      )}
      <Button size="small" look="line" onClick={onBack}>
        {t('preview.backToNow')}
      </Button>
    </div>
  )
}

/** An answer that is not the project's is shown: it ended early, or parts of it do not fit. */
export function DraftNotice({ why }: { readonly why: PreviewRun['why'] | undefined }): ReactNode {
  return (
    <div className="pane-bar" data-tone="warn" role="status">
      <Tag tone="warn">{t(why === 'review' ? 'review.tag' : 'preview.draft')}</Tag>
      <span className="grow clip">{why === 'unfit' ? t('edits.draftUnfit') : why === 'review' ? t('review.previewBar') : t('preview.draftText')}</span>
    </div>
  )
}

export function OfflineNotice(): ReactNode {
  return (
    <div className="pane-bar" data-tone="warn" role="status">
      <Tag tone="warn">{t('preview.offline')}</Tag>
      <span className="grow">{t('preview.lost')}</span>
    </div>
  )
}

export interface BrokenNoticeProps {
  /** The error, in the app's own words, and where it is. */
  readonly error: Broken
  /** Absent while the console is open. */
  readonly onConsole: (() => void) | undefined
  readonly onOpenAt: ((path: string, line: number) => void) | undefined
  readonly onAskForFix: ((prompt: string) => void) | undefined
  readonly onDismiss: () => void
}

/** The app broke before it had begun. It stands below the frame: what one looks at stays where it is. */
export function BrokenNotice({ error, onConsole, onOpenAt, onAskForFix, onDismiss }: BrokenNoticeProps): ReactNode {
  const message = error.message.replace(/^Uncaught /, '')
  return (
    <div className="pane-bar build-bar preview-broken" data-tone="bad" role="status">
      <CircleAlert size={14} aria-hidden="true" />
      {error.place !== undefined && <Place at={error.place} onOpenAt={onOpenAt} />}
      <span className="grow clip" title={error.message}>
        {t('preview.broken')} <bdi className="mono small">{message}</bdi>
      </span>
      {onConsole !== undefined && (
        <Button size="small" look="line" onClick={onConsole}>
          {t('preview.showConsole')}
        </Button>
      )}
      {onAskForFix !== undefined && (
        <Button size="small" look="line" onClick={() => onAskForFix(fixPrompt(error))}>
          {t('preview.askForFix')}
        </Button>
      )}
      <IconButton size="small" side="top" label={t('ui.dismiss')} onClick={onDismiss}>
        <X size={13} aria-hidden="true" />
      </IconButton>
    </div>
  )
}
