/** What a run's events say of a React app: its name, its colours, and how far each of its screens is. Pure. */
import { screenFile } from '../domain/react-plan.ts'
import type { RunApp, ScreenState } from '../domain/run.ts'
import type { RunView } from './run-view.ts'

/** Undefined before a screen is decided, and for runs of other kinds. */
export function appOf(view: RunView): RunApp | undefined {
  const { plan } = view
  if (plan?.screens === undefined || plan.screens.length === 0) return undefined
  const begun = new Set(view.files.map(({ path }) => path))
  const entered = new Set(view.stages.map(({ name }) => name))
  const isLive = view.outcome === undefined
  const homeState = (): ScreenState => {
    if (entered.has('preview-ready')) return 'ready'
    return isLive && entered.has('generating-base') ? 'writing' : 'planned'
  }
  return {
    name: plan.name,
    ...(plan.palette === undefined ? {} : { palette: plan.palette }),
    screens: plan.screens.map(({ id, title }, index) => {
      const path = plan.react?.screens.find((screen) => screen.id === id)?.path
      const named = { id, title, ...(path === undefined || path.includes(':') ? {} : { path }) }
      const fate = view.screens.find((screen) => screen.id === id)
      if (fate?.state === 'failed') return { ...named, state: 'failed', ...(fate.error && { error: fate.error }) }
      if (fate !== undefined) return { ...named, state: 'ready' }
      // Home is written with all that the screens share, and told of as that.
      if (index === 0) return { ...named, state: homeState() }
      return { ...named, state: isLive && begun.has(screenFile(id)) ? 'writing' : 'planned' }
    }),
  }
}
