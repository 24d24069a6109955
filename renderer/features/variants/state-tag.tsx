/** How one of two answers stands, in a word. */
import type { ReactNode } from 'react'
import type { RunView } from '#shared/contract/run-view.ts'
import { Tag } from '../../ui/chip.tsx'
import { t } from '../../words/index.ts'
import type { Side } from './types.ts'

export interface StateTagProps {
  readonly side: Side
  readonly view: RunView | undefined
  /** The choice between the two was made. */
  readonly decided: boolean
}

const tones = {
  done: 'ok',
  running: 'plain',
  stopped: 'warn',
  truncated: 'warn',
  failed: 'bad',
  lost: 'bad',
} as const

export function StateTag({ side, view, decided }: StateTagProps): ReactNode {
  const { state, isKept } = side
  if (isKept) return <Tag tone="ok">{t('variants.kept')}</Tag>
  if (decided && state === 'done') return <Tag>{t('variants.notKept')}</Tag>
  if (state === 'running' && view?.wait !== undefined) return <Tag tone="warn">{t('variants.waiting')}</Tag>
  return <Tag tone={tones[state]}>{t(`variants.state.${state}`)}</Tag>
}
