/** A request as it is handed on: all that is known of it, but nothing that was said. Pure. */
import type { RequestDetail } from '#shared/domain/request-record.ts'

/** As JSON, without the texts: who copies numbers for a report must not send a prompt along unasked. */
export function textToCopy({ texts: _texts, ...record }: RequestDetail): string {
  return JSON.stringify(record, null, 2)
}
