/** One job at a time, in the order they came. */

export interface SerialQueue {
  /**
   * Runs the job when all earlier ones have ended, and gives its result or its failure; a job that fails stops none
   * that follow. A job that waits for another job of the same queue waits for ever.
   */
  run<T>(job: () => Promise<T>): Promise<T>
}

/** A queue of its own; for one file, one project, one connection. */
export function createSerialQueue(): SerialQueue {
  let last: Promise<unknown> = Promise.resolve()
  return {
    run(job) {
      const result = last.then(job)
      last = result.catch(() => undefined)
      return result
    },
  }
}
