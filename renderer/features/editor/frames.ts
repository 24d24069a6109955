/** Runs work once a frame, and still now and then in a window that draws no frames (hidden, or covered by another). */

export interface FrameClock {
  requestFrame(run: () => void): () => void
  /** At the latest after this many milliseconds. */
  requestTimer(run: () => void): () => void
}

const lateMs = 200

/** The browser's own frames and timers. */
export const browserFrames: FrameClock = {
  requestFrame(run) {
    const id = requestAnimationFrame(run)
    return () => cancelAnimationFrame(id)
  },
  requestTimer(run) {
    const id = setTimeout(run, lateMs)
    return () => clearTimeout(id)
  },
}

export interface FrameTask {
  /** Asks for one run of the work; more calls before it are the same one. */
  request(): void
  /** Runs it now if it was asked for. */
  flush(): void
  stop(): void
}

/** The work runs at the next frame or, where none comes, by the timer: never twice for one request. */
export function createFrameTask(work: () => void, clock: FrameClock = browserFrames): FrameTask {
  let cancel: (() => void) | undefined

  function stop(): void {
    cancel?.()
    cancel = undefined
  }
  function run(): void {
    stop()
    work()
  }
  return {
    request() {
      if (cancel !== undefined) return
      const cancelFrame = clock.requestFrame(run)
      const cancelTimer = clock.requestTimer(run)
      cancel = () => {
        cancelFrame()
        cancelTimer()
      }
    },
    flush() {
      if (cancel !== undefined) run()
    },
    stop,
  }
}
