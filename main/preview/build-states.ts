/** How the build of each open React app stands, for the windows that show it. */
import type { BuildState } from '#shared/domain/build.ts'
import type { FailedScreen } from './react-build/messages.ts'
import type { BuildEnd, ReactBuildEvent, ReactProject } from './react-build/react-project.ts'

export interface BuildStates {
  /** Follows a project that was just opened. */
  follow(project: ReactProject): FollowedBuild
}

export interface FollowedBuild {
  now(): BuildState
  /** Of every state from now on, until the function that is returned is called. */
  subscribe(listener: (state: BuildState) => void): () => void
}

export const unbuilt: BuildState = {
  good: 0,
  problems: [],
  failedScreens: [],
  screensOnly: false,
  screens: [],
  styles: false,
  ms: 0,
}

/** The numbers of good builds grow over all projects: one that is opened again begins above what it had. */
export function createBuildStates(): BuildStates {
  let lastGood = 0

  function stateAfter(before: BuildState, event: ReactBuildEvent): BuildState {
    switch (event.type) {
      case 'builder-restarted':
        return { ...before, restarted: event.why }
      case 'build-failed':
        return { ...still(before), problems: [...event.problems], ms: event.ms }
      case 'build-done': {
        const { failedScreens, ms } = event
        const rest = { problems: [], failedScreens: failedScreens.map(plain), ms }
        if (before.good !== 0 && event.changed.length === 0 && !event.page) return { ...still(before), ...rest }
        return { good: ++lastGood, ...rest, ...differenceOf(before, event) }
      }
    }
  }

  return {
    follow(project) {
      const listeners = new Set<(state: BuildState) => void>()
      let state = unbuilt
      project.subscribe((event) => {
        state = stateAfter(state, event)
        for (const listener of listeners) listener(state)
      })
      return {
        now: () => state,
        subscribe(listener) {
          listeners.add(listener)
          return () => void listeners.delete(listener)
        },
      }
    },
  }
}

function still(state: BuildState): BuildState {
  const { restarted: _restarted, ...before } = state
  return before
}

function differenceOf(before: BuildState, end: Extract<BuildEnd, { type: 'build-done' }>) {
  const screens = end.changed.filter((name) => name.startsWith('screen/'))
  const styles = end.changed.includes('app.css')
  const others = end.changed.length - screens.length - (styles ? 1 : 0)
  return { screensOnly: before.good !== 0 && others === 0 && !end.page, screens, styles }
}

function plain({ path, absent, problems }: FailedScreen): BuildState['failedScreens'][number] {
  return { path, ...(absent ? { absent } : {}), problems: [...problems] }
}

/** The state as it is, at once, and then each one that follows; ends with the signal. */
export async function* statesOf(build: FollowedBuild, signal: AbortSignal): AsyncGenerator<BuildState, void> {
  const waiting = [build.now()]
  let wake = (): void => undefined
  const leave = build.subscribe((state) => {
    waiting.push(state)
    wake()
  })
  const onAbort = (): void => wake()
  signal.addEventListener('abort', onAbort)
  try {
    while (!signal.aborted) {
      const next = waiting.shift()
      if (next === undefined) await new Promise<void>((resolve) => (wake = resolve))
      else yield next
    }
  } finally {
    leave()
    signal.removeEventListener('abort', onAbort)
  }
}
