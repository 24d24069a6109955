/** What the log adds up to. Pure functions; a week begins on Monday. */
import { addWeeks, differenceInCalendarDays, startOfMonth, startOfWeek } from 'date-fns'
import { dateOf, dayOf, daysAgo, type Day } from '../lib/format'
import { kinds, type Kind, type Measure, type Workout } from './model'

export const weekStart = (date: Date): Date => startOfWeek(date, { weekStartsOn: 1 })

export const minutesOf = (workouts: readonly Workout[]): number => workouts.reduce((sum, { minutes }) => sum + minutes, 0)
export const distanceOf = (workouts: readonly Workout[]): number => workouts.reduce((sum, { distance }) => sum + (distance ?? 0), 0)

export const workoutsOn = (workouts: readonly Workout[], day: Day): Workout[] => workouts.filter((workout) => workout.day === day)

/** From the first day on, up to but without the end. */
const between = (workouts: readonly Workout[], from: Date, until?: Date) => {
  const [first, end] = [dayOf(from), until === undefined ? '9999' : dayOf(until)]
  return workouts.filter(({ day }) => day >= first && day < end)
}

export const thisWeek = (workouts: readonly Workout[]): Workout[] => between(workouts, weekStart(new Date()))

/** The seven days of this week, Monday first. */
export function daysOfWeek(): Day[] {
  const monday = weekStart(new Date())
  return [0, 1, 2, 3, 4, 5, 6].map((ahead) => dayOf(new Date(monday.getFullYear(), monday.getMonth(), monday.getDate() + ahead, 12)))
}

/** Minutes of each of the last weeks, the oldest first. */
export function minutesByWeek(workouts: readonly Workout[], count: number): { week: Day; minutes: number }[] {
  const current = weekStart(new Date())
  return Array.from({ length: count }, (_, index) => {
    const from = addWeeks(current, index - count + 1)
    return { week: dayOf(from), minutes: minutesOf(between(workouts, from, addWeeks(from, 1))) }
  })
}

export function minutesByKind(workouts: readonly Workout[]): (readonly [Kind, number])[] {
  return kinds
    .map((kind) => [kind, minutesOf(workouts.filter((workout) => workout.kind === kind))] as const)
    .filter(([, minutes]) => minutes > 0)
    .sort((one, other) => other[1] - one[1])
}

/** Days in a row with a workout, up to today; today may still come. */
export function streakOf(workouts: readonly Workout[]): number {
  const days = [...new Set(workouts.map(({ day }) => day))].sort().reverse()
  let expected = days[0] === daysAgo(0) ? 0 : 1
  let streak = 0
  for (const day of days) {
    if (differenceInCalendarDays(new Date(), dateOf(day)) !== expected) break
    streak += 1
    expected += 1
  }
  return streak
}

/** How far a goal has come. */
export function reached(measure: Measure, workouts: readonly Workout[]): number {
  switch (measure) {
    case 'weekMinutes':
      return minutesOf(thisWeek(workouts))
    case 'weekWorkouts':
      return thisWeek(workouts).length
    case 'monthDistance':
      return Math.round(distanceOf(between(workouts, startOfMonth(new Date()))) * 10) / 10
    case 'streak':
      return streakOf(workouts)
  }
}
