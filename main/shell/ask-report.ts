/** Asks the studio that owns a data folder for its metrics. */
import { MetricsReport } from '#shared/domain/metrics-report.ts'
import { callOwner, type OwnerAddress } from './call-owner.ts'

/** Where the metrics are asked for in the browser shell; the bearer of a token is answered. */
export const metricsPath = '/api/metrics'

/** Undefined when the owner does not answer such questions (Electron's has no door), or not within five seconds. */
export function askReport(owner: OwnerAddress, last: number, signal: AbortSignal): Promise<MetricsReport | undefined> {
  const path = `${metricsPath}?last_n=${last}`
  return callOwner(owner, { method: 'GET', path, timeoutMs: 5_000, signal }, MetricsReport)
}
