/** The sample that a first start begins with: ten weeks up to today. */
import { daysAgo } from '../lib/format'
import type { Effort, Goal, Kind, Weight, Workout } from './model'

/** By weekday of training: kind, minutes, kilometres, effort. */
const week: readonly (readonly [every: number, kind: Kind, minutes: number, distance: number | undefined, effort: Effort])[] = [
  [1, 'run', 34, 5.8, 'steady'],
  [2, 'strength', 45, undefined, 'hard'],
  [4, 'yoga', 30, undefined, 'easy'],
  [5, 'ride', 62, 21.5, 'steady'],
  [6, 'run', 48, 8.1, 'hard'],
]

export function sampleWorkouts(): Workout[] {
  const workouts: Workout[] = [{ id: 'w0', day: daysAgo(0), kind: 'walk', minutes: 20, distance: 1.7, effort: 'easy', note: { en: 'Before breakfast.', ar: 'قبل الفطور.' } }]
  for (let age = 1; age <= 70; age += 1) {
    for (const [every, kind, minutes, distance, effort] of week) {
      if (age % 7 !== every % 7 || (age * 7 + every) % 11 === 0) continue
      const growth = 1 + (70 - age) / 320 + ((age * 13) % 10) / 60 - 0.1
      workouts.push({
        id: `w${age}${kind}`,
        day: daysAgo(age),
        kind,
        minutes: Math.round(minutes * growth),
        ...(distance === undefined ? {} : { distance: Math.round(distance * growth * 10) / 10 }),
        effort,
        note: age === 1 ? { en: 'Along the river, light wind.', ar: 'بمحاذاة النهر، ريح خفيفة.' } : '',
      })
    }
  }
  return workouts
}

export function sampleWeights(): Weight[] {
  const weights: Weight[] = []
  for (let age = 70; age >= 0; age -= 5) {
    weights.push({ day: daysAgo(age), kilograms: Math.round((76.2 + age / 28 + (((age / 5) * 7) % 5) / 10) * 10) / 10 })
  }
  return weights
}

export const sampleGoals = (): Goal[] => [
  { id: 'g1', measure: 'weekMinutes', target: 240 },
  { id: 'g2', measure: 'monthDistance', target: 160 },
  { id: 'g3', measure: 'weekWorkouts', target: 5 },
]
