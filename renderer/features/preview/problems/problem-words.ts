/** What a card says beside the error itself. */
import type { FixSpending, ProblemsState } from '#shared/domain/problem.ts'
import { formatCount, formatDollars, formatDuration } from '../../../ui/format.ts'
import { t } from '../../../words/index.ts'
import type { ShownProblem } from './use-problems.ts'

/** '' while there is nothing to say. */
export function noteOf({ fixing, held }: ProblemsState, { known }: ShownProblem): string {
  if (known === undefined) return ''
  if (fixing !== undefined) return t('fixes.fixing')
  if (known.stuck) return `${t('fixes.stuck')} ${spentText(known.spent)}`
  if (known.remedy.length > 0) return t('fixes.remedy')
  const tries = known.spent.tries > 0 ? ` ${spentText(known.spent)}` : ''
  return held === undefined ? t('fixes.coming') : t(`fixes.held.${held}`) + tries
}

/** `2 tries: 1,240 tokens, $0.0031, 14 s.` */
export function spentText({ tries, tokens, usd, ms }: FixSpending): string {
  return t('fixes.spent', {
    count: tries,
    tokens: formatCount(tokens),
    cost: usd === undefined ? t('fixes.costUnknown') : formatDollars(usd),
    time: formatDuration(ms),
  })
}
