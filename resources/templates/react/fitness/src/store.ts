/** The log, weights, water and goals, kept in the browser. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Goal, Weight, Workout } from './data/model'
import { sampleGoals, sampleWeights, sampleWorkouts } from './data/sample'
import { daysAgo, type Day } from './lib/format'
import { keptAs, newId } from './lib/storage'

interface Data {
  workouts: Workout[]
  weights: Weight[]
  water: Record<Day, number>
  goals: Goal[]
}

interface Store extends Data {
  saveWorkout(workout: Omit<Workout, 'id'> & { id?: string }): void
  deleteWorkout(id: string): void
  /** One weight a day: the last one counts. */
  saveWeight(weight: Weight): void
  setWater(day: Day, glasses: number): void
  saveGoal(goal: Omit<Goal, 'id'> & { id?: string }): void
  deleteGoal(id: string): void
  /** Puts things back as they were: for undo. */
  restore(data: Partial<Data>): void
}

export const useStore = create<Store>()(
  persist(
    (set) => ({
      workouts: sampleWorkouts(),
      weights: sampleWeights(),
      water: { [daysAgo(0)]: 3 },
      goals: sampleGoals(),
      saveWorkout: ({ id = newId(), ...workout }) =>
        set(({ workouts }) => ({
          workouts: [{ ...workout, id }, ...workouts.filter((other) => other.id !== id)].sort((one, other) => other.day.localeCompare(one.day)),
        })),
      deleteWorkout: (id) => set(({ workouts }) => ({ workouts: workouts.filter((workout) => workout.id !== id) })),
      saveWeight: (weight) =>
        set(({ weights }) => ({
          weights: [...weights.filter(({ day }) => day !== weight.day), weight].sort((one, other) => one.day.localeCompare(other.day)),
        })),
      setWater: (day, glasses) => set(({ water }) => ({ water: { ...water, [day]: glasses } })),
      saveGoal: ({ id, ...goal }) =>
        set(({ goals }) => ({
          goals: id === undefined ? [...goals, { ...goal, id: newId() }] : goals.map((other) => (other.id === id ? { ...goal, id } : other)),
        })),
      deleteGoal: (id) => set(({ goals }) => ({ goals: goals.filter((goal) => goal.id !== id) })),
      restore: (data) => set(data),
    }),
    keptAs('store'),
  ),
)
