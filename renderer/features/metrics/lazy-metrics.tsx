/** The panel, loaded when it is first opened: charts and tables are no matter of the start. */
import { lazy, Suspense } from 'react'
import type { MetricsViewProps } from './metrics-view.tsx'

const Loaded = lazy(async () => ({ default: (await import('./metrics-view.tsx')).MetricsView }))

/** See `metrics-view.tsx`. */
export function MetricsView(props: MetricsViewProps) {
  return (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  )
}
