/** When an error is mended by a model without anybody's asking: the rule, in one place. Pure. */
import type { HeldBack, ProblemCause } from '#shared/domain/problem.ts'

/** So long after a prompt's end an error is still taken for what comes of it, in milliseconds. */
export const freshMs = 5 * 60_000

export interface FixCircumstances {
  readonly causes: readonly ProblemCause[]
  /** The setting. */
  readonly isOn: boolean
  /** One of the errors came back after a try. */
  readonly isStuck: boolean
  /** Automatic fixes by a model since the last prompt. */
  readonly automatic: number
  /** Milliseconds since the prompt's run ended. */
  readonly age: number
  /** One of the files that are concerned has unsaved text. */
  readonly isEdited: boolean
  /** Prompts wait in line. */
  readonly isQueued: boolean
  readonly hasModel: boolean
  readonly isOverBudget: boolean
  readonly isOffline: boolean
}

/** Undefined: it may. Else the first reason, the one to tell. */
export function heldBack(now: FixCircumstances): HeldBack | undefined {
  if (now.isStuck) return 'stuck'
  const own = now.causes.filter((cause) => cause !== 'outside')
  if (own.length === 0) return 'outside'
  if (!own.includes('change')) return own.includes('hand') ? 'hand' : 'before'
  if (!now.isOn) return 'off'
  if (now.automatic > 0) return 'used'
  if (now.isEdited) return 'unsaved'
  if (now.isQueued) return 'queue'
  if (!now.hasModel) return 'no-model'
  if (now.isOverBudget) return 'budget'
  if (now.isOffline) return 'offline'
  return now.age > freshMs ? 'late' : undefined
}
