/** Sends a trace of each request to the user's own collector, by OpenTelemetry's SDK, which is loaded by the first one. */
import { setTimeout } from 'node:timers/promises'
import type { Tracer } from '@opentelemetry/api'
import type { SpanExporter } from '@opentelemetry/sdk-trace-base'
import type { RequestRecord } from '#shared/domain/request-record.ts'
import { spansOf, type SpanFacts } from './request-spans.ts'
import type { TraceSettings } from './trace-settings.ts'

export interface Traces {
  /** Puts it aside; never throws. */
  ended(record: RequestRecord): void
  /** Sends the rest; gives up after two seconds. Never throws. */
  close(): Promise<void>
}

/** While the library is loaded; more are let go. */
const mostWaiting = 1000
const closeMs = 2000

/** Without settings nothing is loaded or sent. `onTrouble` is told in a sentence, always the same one, what goes wrong. */
export function createTraces(
  settings: TraceSettings | undefined,
  version: string,
  onTrouble: (message: string) => void,
): Traces {
  let loading: Promise<Sender> | undefined
  let waiting = 0

  async function send(record: RequestRecord, wanted: TraceSettings): Promise<void> {
    if (waiting >= mostWaiting) return
    waiting += 1
    try {
      loading ??= load(wanted, version, onTrouble)
      ;(await loading).send(spansOf(record))
    } catch {
      onTrouble(troubleWords(wanted.url))
    } finally {
      waiting -= 1
    }
  }

  return {
    ended(record) {
      if (settings !== undefined) void send(record, settings)
    },
    async close() {
      const sender = await loading?.catch(() => undefined)
      if (sender === undefined) return
      await Promise.race([sender.close().catch(() => undefined), setTimeout(closeMs, undefined, { ref: false })])
    },
  }
}

interface Sender {
  send(span: SpanFacts): void
  close(): Promise<void>
}

/** The address without what may be a secret in it. */
function troubleWords(url: string): string {
  return `Traces cannot be sent to ${new URL(url).origin}: nothing there takes them. Kiln goes on without.`
}

async function load(
  { url, serviceName }: TraceSettings,
  version: string,
  onTrouble: (message: string) => void,
): Promise<Sender> {
  const [api, { resourceFromAttributes }, sdk, { OTLPTraceExporter }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/sdk-trace-base'),
    import('@opentelemetry/exporter-trace-otlp-http'),
  ])
  const exporter = telling(new OTLPTraceExporter({ url }), () => onTrouble(troubleWords(url)))
  // Nothing is detected: neither the machine's name nor the user's goes along. Nothing is registered globally.
  const provider = new sdk.BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName, 'service.version': version }),
    spanProcessors: [new sdk.BatchSpanProcessor(exporter)],
  })
  const tracer = provider.getTracer('kiln', version)
  return {
    send: (span) => write(api, tracer, span, api.ROOT_CONTEXT),
    close: () => provider.shutdown(),
  }
}

/** The SDK itself would only log what its exporter meets. */
function telling(exporter: SpanExporter, onFailure: () => void): SpanExporter {
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        if (result.code !== 0) onFailure()
        done({ code: 0 })
      }),
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  }
}

type Api = typeof import('@opentelemetry/api')

function write(api: Api, tracer: Tracer, facts: SpanFacts, parent: ReturnType<Api['context']['active']>): void {
  const { name, kind, startedAt, endedAt, error, attributes, children } = facts
  const options = {
    kind: kind === 'client' ? api.SpanKind.CLIENT : api.SpanKind.INTERNAL,
    startTime: new Date(startedAt),
    attributes: { ...attributes, ...(error === undefined ? {} : { 'error.type': error }) },
  }
  const span = tracer.startSpan(name, options, parent)
  // The kind of failure alone: a provider's words may quote the prompt.
  if (error !== undefined) span.setStatus({ code: api.SpanStatusCode.ERROR })
  for (const child of children) write(api, tracer, child, api.trace.setSpan(parent, span))
  span.end(new Date(endedAt))
}
