/** The lines around the frame that say which state it is in, and what can be done about it. */
import type { Version } from '#shared/domain/project.ts'
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/chip.tsx'
import { t } from '../../words/index.ts'
import { labelOf } from '../../words/version-label.ts'
import type { PreviewRun } from './types.ts'

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
      <span className="grow clip" title={labelOf(version)} dir="auto">
        {labelOf(version)}
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
      <span className="grow clip">
        {why === 'unfit' ? t('edits.draftUnfit') : why === 'review' ? t('review.previewBar') : t('preview.draftText')}
      </span>
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
