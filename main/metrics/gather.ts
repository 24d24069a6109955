/** Sums a group of requests: how many, how they ended, how long they took, what they used. */
import type { MetricsSummary } from '#shared/domain/metrics.ts'
import {
  cacheIn,
  cancelled,
  done,
  failed,
  isByUser,
  isRateLimited,
  isRetried,
  outcomeIn,
  type RequestColumns,
} from '../store/request-columns.ts'
import { Sample } from './sample.ts'

export class Gather {
  requests = 0
  private done = 0
  failed = 0
  private cancelled = 0
  private retried = 0
  private rateLimited = 0
  cacheHits = 0
  private joined = 0
  private cacheable = 0
  inputTokens = 0
  outputTokens = 0
  private cachedTokens = 0
  private reasoningTokens = 0
  costUsd = 0
  private unpriced = 0
  readonly firstToken: Sample
  readonly total: Sample
  private readonly speed: Sample
  private readonly cancel: Sample

  constructor(isExact: boolean) {
    this.firstToken = new Sample(isExact)
    this.total = new Sample(isExact)
    this.speed = new Sample(isExact)
    this.cancel = new Sample(isExact)
  }

  add(columns: RequestColumns, row: number): void {
    const flags = columns.flags[row] ?? 0
    const outcome = outcomeIn(flags)
    const cache = cacheIn(flags)
    this.requests += 1
    if (outcome === done) this.done += 1
    else if (outcome === failed) this.failed += 1
    else if (outcome === cancelled) this.cancelled += 1
    if (isRetried(flags)) this.retried += 1
    if (isRateLimited(flags)) this.rateLimited += 1
    if (cache === 'hit') this.cacheHits += 1
    if (cache === 'joined') this.joined += 1
    if (cache !== 'none' && cache !== 'bypassed') this.cacheable += 1
    const costUsd = columns.costUsd[row] ?? Number.NaN
    if (Number.isNaN(costUsd)) this.unpriced += 1
    else this.costUsd += costUsd
    const cancelMs = columns.cancelMs[row] ?? -1
    if (cancelMs >= 0 && isByUser(flags)) this.cancel.add(cancelMs)
    // What was known already took no model's time, and none of its tokens.
    if (cache !== 'hit' && cache !== 'joined') this.addAnswer(columns, row, outcome === done)
  }

  private addAnswer(columns: RequestColumns, row: number, isDone: boolean): void {
    const firstTokenMs = columns.firstTokenMs[row] ?? -1
    const totalMs = columns.totalMs[row] ?? 0
    const output = columns.output[row] ?? -1
    if (firstTokenMs >= 0) this.firstToken.add(firstTokenMs)
    // A picture has no first piece, and takes its own time.
    if (isDone && firstTokenMs >= 0) this.total.add(totalMs)
    if (isDone && output > 0 && firstTokenMs >= 0 && totalMs > firstTokenMs) {
      this.speed.add((output * 1000) / (totalMs - firstTokenMs))
    }
    this.inputTokens += known(columns.input[row])
    this.outputTokens += known(output)
    this.cachedTokens += known(columns.cached[row])
    this.reasoningTokens += known(columns.reasoning[row])
  }

  merge(other: Gather): void {
    this.requests += other.requests
    this.done += other.done
    this.failed += other.failed
    this.cancelled += other.cancelled
    this.retried += other.retried
    this.rateLimited += other.rateLimited
    this.cacheHits += other.cacheHits
    this.joined += other.joined
    this.cacheable += other.cacheable
    this.inputTokens += other.inputTokens
    this.outputTokens += other.outputTokens
    this.cachedTokens += other.cachedTokens
    this.reasoningTokens += other.reasoningTokens
    this.costUsd += other.costUsd
    this.unpriced += other.unpriced
    this.firstToken.merge(other.firstToken)
    this.total.merge(other.total)
    this.speed.merge(other.speed)
    this.cancel.merge(other.cancel)
  }

  summary(): MetricsSummary {
    const firstTokenMs = this.firstToken.summary()
    const totalMs = this.total.summary()
    const tokensPerSecond = this.speed.summary()
    const cancelMs = this.cancel.summary()
    return {
      requests: this.requests,
      done: this.done,
      failed: this.failed,
      cancelled: this.cancelled,
      retried: this.retried,
      rateLimited: this.rateLimited,
      cacheHits: this.cacheHits,
      joined: this.joined,
      cacheable: this.cacheable,
      inputTokens: this.inputTokens,
      outputTokens: this.outputTokens,
      cachedTokens: this.cachedTokens,
      reasoningTokens: this.reasoningTokens,
      costUsd: this.costUsd,
      unpriced: this.unpriced,
      ...(firstTokenMs === undefined ? {} : { firstTokenMs }),
      ...(totalMs === undefined ? {} : { totalMs }),
      ...(tokensPerSecond === undefined ? {} : { tokensPerSecond }),
      ...(cancelMs === undefined ? {} : { cancelMs }),
    }
  }
}

function known(value: number | undefined): number {
  return value === undefined || value < 0 ? 0 : value
}
