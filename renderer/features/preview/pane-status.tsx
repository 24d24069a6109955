/** What the pane shows, in a word at the end of its bar; nothing where that is as usual. */
import type { ReactNode } from 'react'
import { t } from '../../words/index.ts'
import { LiveStatus } from './live-status.tsx'
import type { PaneState } from './pane-state.ts'
import type { PreviewRun } from './types.ts'

export interface PaneStatusProps {
  readonly state: PaneState
  readonly run: PreviewRun | undefined
  readonly offline: boolean
}

export function PaneStatus({ state, run, offline }: PaneStatusProps): ReactNode {
  if (offline) return t('preview.offline')
  if (state === 'live' && run !== undefined) return <LiveStatus run={run} />
  if (state === 'version') return t('preview.earlier')
  return state === 'draft' || state === 'waiting' ? t(`preview.${state}`) : ''
}
