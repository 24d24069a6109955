/** Requests for pictures as the metrics keep them: they go past the pipeline, and are recorded and paid for all the same. */
import { costOf, runCostOf, type RunCost } from '#shared/domain/cost.ts'
import { failure, toAppError, type AppError } from '#shared/domain/error.ts'
import type { RequestRow } from '#shared/domain/metrics.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import type { RequestAttempt, RequestRecord } from '#shared/domain/request-record.ts'
import { newId } from '../../lib/ids.ts'
import type { ImageProvider, MadeImage } from '../../providers/images/image-provider.ts'
import { imageModelFacts } from '../../providers/images/prices.ts'
import { askImage } from './ask-image.ts'

export interface PictureRequests {
  /** `askImage` for pictures of this run. Throws `budget` where the budget is used up. */
  of(source: { readonly runId: string; readonly projectId: string }): typeof askImage
}

export interface PictureRequestParts {
  /** Told of each request as it begins; must only put it aside. */
  begun(row: RequestRow): void
  /** Takes a record; must only put it aside. */
  record(record: RequestRecord): void
  /** Why no request to a model with this price may begin; undefined: it may. */
  refusal(model: ReturnType<typeof imageModelFacts>): Promise<string | undefined> | undefined
  now(): number
}

export function createPictureRequests({ begun, record, refusal, now }: PictureRequestParts): PictureRequests {
  return {
    of: (source) => async (provider, request, options, signal) => {
      const model: ModelRef = { provider: provider.id, model: request.model }
      const startedAt = now()
      const about = { id: newId(), startedAt, purpose: 'image', ...source, asked: model, cache: 'none' } as const
      begun({ ...about, outcome: 'live', attempts: 0, queueMs: 0, totalMs: 0 })
      const attempts: RequestAttempt[] = []
      let waiting: { readonly reason: string; readonly at: number } | undefined

      async function attempt(...asked: Parameters<ImageProvider['make']>): Promise<MadeImage> {
        const began = now()
        const waits = waiting === undefined ? [] : [{ reason: waiting.reason, ms: began - waiting.at }]
        const noted: RequestAttempt = { model, startMs: began - startedAt, waits, durationMs: 0 }
        attempts.push(noted)
        try {
          return await provider.make(...asked)
        } catch (thrown) {
          const { kind, status, retryAfterMs, requestId } = toAppError(thrown)
          noted.errorKind = kind
          if (status !== undefined) noted.status = status
          if (retryAfterMs !== undefined) noted.retryAfterMs = retryAfterMs
          if (requestId !== undefined) noted.requestId = requestId
          throw thrown
        } finally {
          noted.durationMs = now() - began
        }
      }

      function end(outcome: { readonly made: MadeImage } | { readonly error: AppError }): void {
        const usage = 'made' in outcome ? outcome.made.usage : undefined
        const cost = costOfPicture(model, outcome)
        const totalMs = now() - startedAt
        record({
          ...about,
          priority: 'background',
          ...('made' in outcome ? { answered: model } : {}),
          served: model,
          queueMs: attempts
            .flatMap(({ waits }) => waits)
            .reduce((sum, { reason, ms }) => (reason === 'rate-limited' ? sum + ms : sum), 0),
          totalMs,
          characters: 0,
          ...(usage === undefined ? {} : { usage }),
          ...(cost === undefined ? {} : { cost }),
          ...outcomeOf(outcome),
          attempts,
        })
      }

      try {
        const refused = await refusal(imageModelFacts(model))
        if (refused !== undefined) throw failure('budget', refused, { ...model })
        const made = await askImage(
          { id: provider.id, make: attempt },
          request,
          {
            ...options,
            onWait(error, untilMs) {
              waiting = { reason: error.kind === 'rate-limited' ? 'rate-limited' : 'retry', at: now() }
              options.onWait(error, untilMs)
            },
          },
          signal,
        )
        end({ made })
        return made
      } catch (thrown) {
        end({ error: toAppError(thrown) })
        throw thrown
      }
    },
  }
}

type Outcome = { readonly made: MadeImage } | { readonly error: AppError }

function outcomeOf(outcome: Outcome): Pick<RequestRecord, 'outcome' | 'errorKind' | 'cancelledBy'> {
  if ('made' in outcome) return { outcome: 'done' }
  const { kind } = outcome.error
  return kind === 'aborted' ? { outcome: 'cancelled', cancelledBy: 'user' } : { outcome: 'failed', errorKind: kind }
}

/** Nothing for one that was not drawn; undefined where nobody tells, as for one that was stopped or came too late. */
function costOfPicture(model: ModelRef, outcome: Outcome): RunCost | undefined {
  if ('made' in outcome) return runCostOf(costOf(model, outcome.made.usage, imageModelFacts(model)))
  const { kind } = outcome.error
  return kind === 'aborted' || kind === 'timeout-total' ? undefined : { usd: 0, nothing: 'no-model' }
}
