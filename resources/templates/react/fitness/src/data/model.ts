/** What the app keeps. */
import type { Text } from '../lib/config'
import type { Day } from '../lib/format'

export const kinds = ['run', 'strength', 'ride', 'swim', 'yoga', 'walk'] as const
export type Kind = (typeof kinds)[number]

/** These have a distance. */
export const travels = (kind: Kind): boolean => kind === 'run' || kind === 'ride' || kind === 'swim' || kind === 'walk'

export const efforts = ['easy', 'steady', 'hard'] as const
export type Effort = (typeof efforts)[number]

export interface Workout {
  id: string
  day: Day
  kind: Kind
  minutes: number
  /** In kilometres. */
  distance?: number
  effort: Effort
  note: Text
}

export interface Weight {
  day: Day
  kilograms: number
}

export const measures = ['weekMinutes', 'weekWorkouts', 'monthDistance', 'streak'] as const
export type Measure = (typeof measures)[number]

export interface Goal {
  id: string
  measure: Measure
  target: number
}

export const muscles = ['legs', 'back', 'chest', 'core', 'whole'] as const
export type Muscle = (typeof muscles)[number]

export interface Exercise {
  id: string
  name: Text
  muscle: Muscle
  kind: Kind
  minutes: number
  steps: readonly Text[]
}

/** Active minutes and glasses of water that a day asks for. */
export const dayMinutes = 45
export const dayGlasses = 8
