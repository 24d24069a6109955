/** The metrics panel in the window: what it is told of projects, models and settings, and where it leads. */
import { MetricsView } from '../features/metrics/index.ts'
import { download } from '../ui/download.ts'
import { navigate, type Route } from './route.ts'
import type { Studio } from './use-studio.ts'

export interface MetricsPlaceProps {
  readonly studio: Studio
  readonly route: Extract<Route, { view: 'metrics' }>
}

/** A request that is opened is in the address; going through them leaves one step of history. */
export function MetricsPlace({ studio: { models, projects }, route }: MetricsPlaceProps) {
  return (
    <MetricsView
      requestId={route.request}
      opens={route.part}
      onRequest={showRequest}
      settings={models.settings?.metrics}
      onSettings={(metrics) => models.update({ metrics })}
      chosen={models.auto ? 'auto' : models.choice}
      onModel={models.choose}
      projects={projects.data ?? []}
      nameOf={(id) => models.statuses?.find((status) => status.id === id)?.name ?? id}
      onPrompt={() => navigate({ view: 'start' })}
      onFile={download}
    />
  )
}

function showRequest(request: string | undefined): void {
  navigate(request === undefined ? { view: 'metrics' } : { view: 'metrics', request }, { replace: true })
}
