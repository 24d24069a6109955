/** A run's target that tells how long it took to apply what the answer was. */
import type { RunStep } from '#shared/domain/request-record.ts'
import type { Clock } from '../lib/clock.ts'
import type { RunTarget } from './perform-run.ts'

/** Nothing is told of an answer that became no version. */
export function timedTarget(target: RunTarget, clock: Clock, onStep: (step: RunStep) => void): RunTarget {
  return {
    ...target,
    async finish(...answer) {
      const at = clock.now()
      const began = performance.now()
      const end = await target.finish(...answer)
      if (end.versionId !== undefined) onStep({ name: 'apply', at, ms: performance.now() - began })
      return end
    },
  }
}
