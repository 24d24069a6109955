/** Knows which runs are live, and how many windows look on: for whoever asks how Kiln is. */
import type { RunRegistry } from './registry.ts'

export interface LiveRunState {
  readonly runId: string
  readonly projectId: string
  /** How many windows are attached to it. */
  readonly windows: number
}

export interface WatchedRuns {
  /** The same runs, counted when they are attached to. */
  readonly runs: RunRegistry
  live(): LiveRunState[]
  started(runId: string, projectId: string): void
  ended(runId: string): void
}

export function watchRuns(runs: RunRegistry): WatchedRuns {
  const projects = new Map<string, string>()
  const windows = new Map<string, number>()

  function change(runId: string, by: 1 | -1): void {
    const now = (windows.get(runId) ?? 0) + by
    if (now === 0) windows.delete(runId)
    else windows.set(runId, now)
  }

  return {
    runs: {
      ...runs,
      async *attach(runId, afterSeq, signal) {
        change(runId, 1)
        try {
          yield* runs.attach(runId, afterSeq, signal)
        } finally {
          change(runId, -1)
        }
      },
    },
    live: () => [...projects].map(([runId, projectId]) => ({ runId, projectId, windows: windows.get(runId) ?? 0 })),
    started: (runId, projectId) => void projects.set(runId, projectId),
    ended: (runId) => void projects.delete(runId),
  }
}
