/** Requests to models, measured: in sum and one by one. */
export { MetricsView } from './lazy-metrics.tsx'
