/** The way to what stands in the way of an answer: the models, or the budget. */
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { t } from '../../words/index.ts'
import type { TurnActions } from './turn-actions.ts'
import type { Turn } from './turn.ts'

export interface SetupButtonProps {
  readonly turn: Turn
  readonly actions: TurnActions
}

const modelKinds: ReadonlySet<string> = new Set(['auth', 'unreachable', 'model-not-found', 'quota', 'budget'])

/** Nothing where asking again is all that can be done. */
export function SetupButton({ turn: { error }, actions }: SetupButtonProps): ReactNode {
  if (error === undefined || !modelKinds.has(error.kind)) return null
  return (
    <>
      {error.kind === 'budget' && <Button onClick={actions.onShowBudget}>{t('conversation.budget')}</Button>}
      <Button onClick={actions.onConnectModel}>{t('conversation.models')}</Button>
    </>
  )
}
