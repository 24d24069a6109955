/** Which failures of one request are failures of the whole run. */
import type { AppError, ErrorKind } from '#shared/domain/error.ts'

/** Whatever is asked next, the same would be answered. */
const kinds: ReadonlySet<ErrorKind> = new Set<ErrorKind>([
  'auth',
  'quota',
  'budget',
  'model-not-found',
  'unreachable',
  'timeout-connect',
  'disk-full',
  'read-only',
])

export function endsRun({ kind }: AppError): boolean {
  return kinds.has(kind)
}
