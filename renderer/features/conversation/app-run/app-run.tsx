/** The answer of a run that makes an app: how far it is, the app and its screens, its files, and what it asks. */
import { useState } from 'react'
import { Fold } from '../../../ui/fold.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { t } from '../../../words/index.ts'
import { FileList } from '../file-list.tsx'
import type { TurnActions } from '../turn-actions.ts'
import { fallbackText } from '../turn-words.ts'
import type { Turn } from '../turn.ts'
import { hasWait, TurnWait } from '../turn-wait.tsx'
import { AppCard } from './app-card.tsx'
import './app-run.css'
import { PackageQuestion } from './package-question.tsx'
import { PhaseFold } from './phase-list.tsx'

export interface AppRunProps {
  readonly turn: Turn
  readonly title: string
  readonly live: boolean
  readonly now: number
  readonly newestApp: boolean
  readonly busy: boolean
  readonly actions: TurnActions
}

/** What has a fixed height comes first; what grows, and what is only there for a while, comes after it. */
export function AppRun({ turn, title, live, now, newestApp, busy, actions }: AppRunProps) {
  // Whoever has watched it to its end sees nothing jump there.
  const [watched] = useState(live)
  return (
    <>
      {live ? <Progress label={title} percent={turn.percent} /> : watched && <div className="app-progress-gone" />}
      <PhaseFold turn={turn} live={live} now={now} />
      {turn.resumes && turn.screen === undefined && <p className="small dim">{t('run.resumes')}</p>}
      {turn.path.fallback !== undefined && <p className="small dim">{fallbackText(turn.path.fallback)}</p>}
      {turn.app !== undefined && (
        <AppCard turn={turn} app={turn.app} live={live} newest={newestApp} busy={busy} actions={actions} />
      )}
      {turn.files.length > 0 && (
        <Fold className="app-files" label={<span className="num">{t('run.files', { count: turn.files.length })}</span>}>
          {() => <FileList files={turn.files} onOpen={actions.onOpenFile} />}
        </Fold>
      )}
      {live && hasWait(turn) && <TurnWait turn={turn} now={now} actions={actions} />}
      {turn.packagesAsked !== undefined && (
        <PackageQuestion packages={turn.packagesAsked} onAnswer={(allow) => actions.onAnswerPackages(turn.id, allow)} />
      )}
    </>
  )
}
