/** Holds back what another asks for again and again. */

export interface Pace {
  /** Runs it now, or when enough time has gone by since the last one; of those that wait, the last alone. */
  run(action: () => void): void
  /** What waits is not run any more. */
  stop(): void
}

/** `every`: milliseconds from one to the next. */
export function createPace(every: number): Pace {
  let next = 0
  let waiting: ReturnType<typeof setTimeout> | undefined
  const run = (action: () => void): void => {
    next = Date.now() + every
    action()
  }
  return {
    run(action) {
      clearTimeout(waiting)
      const left = Math.min(next - Date.now(), every)
      if (left <= 0) run(action)
      else waiting = setTimeout(() => run(action), left)
    },
    stop: () => clearTimeout(waiting),
  }
}
