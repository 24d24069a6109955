/** What is said of a `metrics.db` that cannot be read, and how the next start knows of it. */
import { failure, type Failure } from '#shared/domain/error.ts'

const detail = 'metrics.db is damaged'

/** For whoever asked. */
export function damagedMetrics(cause: unknown): Failure {
  return failure(
    'internal',
    'The record of requests is damaged. Start Kiln again: it puts the damaged file aside and begins a new one.',
    { detail, cause },
  )
}

/** True for an error that says so. */
export function isDamagedMetrics(thrown: unknown): boolean {
  return thrown instanceof Error && 'error' in thrown && (thrown.error as { detail?: string }).detail === detail
}
