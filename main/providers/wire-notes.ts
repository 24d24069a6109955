/** What the connection of one attempt did, noted while it does it, for those that measure. Holds no secret and no words. */
import { redact } from './http-failure.ts'

export interface WireNotes {
  /** Until the connection stood, in milliseconds; 0 over one that was open. */
  connectMs?: number
  /** Of the request's body, and so far of the answer's. */
  sentBytes: number
  receivedBytes: number
  sentHeaders?: Readonly<Record<string, string>>
  headers?: Readonly<Record<string, string>>
}

export function createWireNotes(): WireNotes {
  return { sentBytes: 0, receivedBytes: 0 }
}

/** All others may hold a key, an account or a cookie. */
const harmless =
  /^(?:accept|age|anthropic-(?:beta|version)|cf-(?:cache-status|ray)|content-(?:encoding|length|type)|date|openai-(?:processing-ms|version)|(?:x-)?request-id|retry-after(?:-ms)?|server|server-timing|transfer-encoding|user-agent|via|x-envoy-upstream-service-time|x-generation-id|x-should-retry|(?:anthropic|x)-ratelimit-[a-z-]+)$/
const longestValue = 200

/** The headers that hold no secret, by name in lower case. */
export function harmlessHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  secret: string | undefined,
): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase()
    if (value === undefined || !harmless.test(lower)) continue
    const text = typeof value === 'string' ? value : value.join(', ')
    kept[lower] = redact(text, secret).slice(0, longestValue)
  }
  return kept
}
