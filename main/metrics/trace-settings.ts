/** Whether the user wants traces, and where: OpenTelemetry's own variables. Unless an endpoint is set, there are none. */

export interface TraceSettings {
  /** Where spans are sent, as OTLP over HTTP in JSON. */
  readonly url: string
  readonly serviceName: string
}

/** Undefined where nothing is to be sent; `onTrouble` is told in a sentence when that is by a mistake. */
export function readTraceSettings(
  environment: Readonly<Record<string, string | undefined>>,
  onTrouble: (message: string) => void,
): TraceSettings | undefined {
  const read = (name: string): string => environment[name]?.trim() ?? ''
  const own = read('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT')
  const common = read('OTEL_EXPORTER_OTLP_ENDPOINT')
  if (own === '' && common === '') return undefined
  if (read('OTEL_SDK_DISABLED').toLowerCase() === 'true' || read('OTEL_TRACES_EXPORTER') === 'none') return undefined
  const url = own === '' ? `${common.replace(/\/+$/, '')}/v1/traces` : own
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
    onTrouble('Traces are not sent: OTEL_EXPORTER_OTLP_ENDPOINT is no http or https address.')
    return undefined
  }
  const protocol = read('OTEL_EXPORTER_OTLP_TRACES_PROTOCOL') || read('OTEL_EXPORTER_OTLP_PROTOCOL')
  if (protocol === 'grpc') {
    onTrouble(
      'Traces are not sent: Kiln speaks OTLP over HTTP, not gRPC. Give the address of the HTTP port, often 4318.',
    )
    return undefined
  }
  return { url, serviceName: read('OTEL_SERVICE_NAME') || 'kiln' }
}
