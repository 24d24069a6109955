/** The pane's card of an error, with what can be done about it besides. */
import type { ReactNode } from 'react'
import { Button } from '../../../ui/button.tsx'
import { t } from '../../../words/index.ts'
import { ProblemCard, type ProblemCardProps } from './problem-card.tsx'

export interface PaneProblemProps extends Omit<ProblemCardProps, 'extra'> {
  /** Offers to install what a build misses. */
  readonly install: ReactNode
  /** Shows the update that breaks all the same. */
  readonly onShow: () => void
  /** Absent while the console is open. */
  readonly onConsole: (() => void) | undefined
}

export function PaneProblem({ install, onShow, onConsole, ...card }: PaneProblemProps): ReactNode {
  const from = card.view.first?.from
  if (from === undefined) return undefined
  return <ProblemCard {...card} extra={from === 'build' ? install : <More {...{ from, onShow, onConsole }} />} />
}

interface MoreProps extends Pick<PaneProblemProps, 'onShow' | 'onConsole'> {
  readonly from: 'update' | 'start' | 'use'
}

function More({ from, onShow, onConsole }: MoreProps): ReactNode {
  if (from !== 'update' && onConsole === undefined) return undefined
  return (
    <Button size="small" look="line" onClick={from === 'update' ? onShow : onConsole}>
      {from === 'update' ? t('preview.showBroken') : t('preview.showConsole')}
    </Button>
  )
}
