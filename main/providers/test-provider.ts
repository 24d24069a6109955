/** Tries a provider out, for a test button: one small request, and what came of it in a line. */
import { failure, toAppError, type AppError } from '#shared/domain/error.ts'
import type { ProviderId, ProviderTest } from '#shared/domain/model.ts'
import type { Provider } from './provider.ts'
import { providerTable } from './table.ts'

const limitMs = 10_000

/** Asks for the list of models. Rejects only when the signal aborts. */
export async function testProvider(
  id: ProviderId,
  provider: () => Provider,
  signal: AbortSignal,
): Promise<ProviderTest> {
  const { name } = providerTable[id]
  const limit = new AbortController()
  const late = failure('timeout-connect', `${name} did not answer within ${limitMs / 1000} s. Check your connection.`)
  const timer = setTimeout(() => limit.abort(late), limitMs)
  const startedAt = performance.now()
  const elapsed = (): number => Math.round(performance.now() - startedAt)
  try {
    const models = await provider().listModels(AbortSignal.any([signal, limit.signal]))
    const ms = elapsed()
    return { result: 'works', message: `Works: ${name} answered in ${ms} ms.`, ms, models: models.length }
  } catch (thrown) {
    if (signal.aborted) throw thrown
    const error = toAppError(thrown)
    return { result: resultOf(error), message: error.message, ms: elapsed(), error }
  } finally {
    clearTimeout(timer)
  }
}

function resultOf({ kind }: AppError): ProviderTest['result'] {
  switch (kind) {
    case 'auth':
      return 'wrong-key'
    case 'quota':
      return 'no-credit'
    case 'unreachable':
    case 'timeout-connect':
      return 'unreachable'
    default:
      return 'failed'
  }
}
