/** Asks the studio that owns a data folder for its metrics: one call on this machine, with the owner's own secret. */
import { Agent, request } from 'node:http'
import { MetricsReport } from '#shared/domain/metrics-report.ts'

/** Where the metrics are asked for in the browser shell; the bearer of a token is answered. */
export const metricsPath = '/api/metrics'

/** Undefined when the owner does not answer such questions (Electron's has no door), or not within five seconds. */
export function askReport(
  owner: { readonly port?: number | undefined; readonly secret: string },
  last: number,
  signal: AbortSignal,
): Promise<MetricsReport | undefined> {
  if (owner.port === undefined) return Promise.resolve(undefined)
  return new Promise((done) => {
    const call = request({
      host: '127.0.0.1',
      port: owner.port,
      path: `${metricsPath}?last_n=${last}`,
      headers: { authorization: `Bearer ${owner.secret}` },
      // An agent of its own: the shared one may have been told to use a proxy.
      agent: new Agent(),
      timeout: 5_000,
      signal,
    })
    call.on('timeout', () => call.destroy())
    call.on('error', () => done(undefined))
    call.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (piece: string) => (text += piece))
      response.on('error', () => done(undefined))
      response.on('close', () => done(response.statusCode === 200 ? parseReport(text) : undefined))
    })
    call.end()
  })
}

function parseReport(text: string): MetricsReport | undefined {
  try {
    return MetricsReport.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}
