/** The small line under an answer: who answered, tokens, the first one's time. */
import type { ModelRef } from '#shared/domain/model.ts'
import { formatCount, formatDurationPrecise } from '../../ui/format.ts'
import type { Turn } from './turn.ts'

/** "starter" for the built-in one, else the model's own name. */
function modelName({ provider, model }: ModelRef): string {
  return provider === 'starter' || provider === 'scripted' ? provider : model
}

/** `llama3.2 · 1,204 in · 640 out · first token 0.4 s`; what is not known is left out. */
export function turnLine(turn: Turn): string {
  const { usage, answered } = turn
  // Templates and scripts have no tokens: to count them would be to pretend.
  const noModel = (answered ?? turn.asked).provider === 'starter'
  const about = usage?.estimated === true ? '~' : ''
  const outSoFar = Math.round(turn.outputCharacters / 4)
  return [
    answered === undefined ? undefined : modelName(answered),
    usage === undefined || usage.input === 0 ? undefined : `${about}${formatCount(usage.input)} in`,
    usage !== undefined && usage.output > 0
      ? `${about}${formatCount(usage.output)} out`
      : usage === undefined && outSoFar > 0 && !noModel
        ? `~${formatCount(outSoFar)} out so far`
        : undefined,
    turn.firstTokenMs === undefined ? undefined : `first token ${formatDurationPrecise(turn.firstTokenMs)}`,
  ]
    .filter((part) => part !== undefined)
    .join(' · ')
}
