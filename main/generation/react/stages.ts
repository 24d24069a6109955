/** The stages of a React app's run, as data, and the percentage that only rises through them. */
import type { RunEventBody } from '#shared/contract/run-event.ts'

/** Where the bar stands when a stage begins; while screens are made it goes from `percent` to `until`. */
const stages = {
  analyzing: { percent: 5 },
  'creating-project': { percent: 15 },
  'generating-base': { percent: 25 },
  'installing-deps': { percent: 35 },
  'starting-server': { percent: 45 },
  'creating-tunnel': { percent: 55 },
  'preview-ready': { percent: 60 },
  'generating-screens': { percent: 60, until: 85 },
  'adding-components': { percent: 90 },
  complete: { percent: 100 },
} as const satisfies Record<string, { percent: number; until?: number }>

export type StageName = keyof typeof stages

export interface Stages {
  /** Stages overlap: one that began late does not take the bar back. `share`: how much of this stage is done, 0 to 1. */
  enter(name: StageName, message: string, share?: number): void
}

export function createStages(emit: (event: RunEventBody) => void): Stages {
  let reached = 0
  return {
    enter(name, message, share = 0) {
      const stage: { readonly percent: number; readonly until?: number } = stages[name]
      const { percent, until = percent } = stage
      reached = Math.max(reached, Math.round(percent + (until - percent) * share))
      emit({ type: 'stage', name, percent: reached, message })
    },
  }
}
