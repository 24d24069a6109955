/** For the measures of the pipeline: all of it, with its databases in a temporary folder, around one provider. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemTimers } from '../main/lib/timers.ts'
import { createRecorder } from '../main/metrics/recorder.ts'
import { createPipeline, type Ask, type Pipeline } from '../main/pipeline/index.ts'
import type { ModelRequest, Provider } from '../main/providers/provider.ts'
import { openCache, type CacheStore } from '../main/store/cache-database.ts'
import { openMetrics } from '../main/store/metrics-database.ts'
import { readRequestEnvironment } from '../main/settings/request-environment.ts'
import { Settings } from '../shared/domain/settings.ts'
import { readText, request } from './answers.ts'

export interface BenchPipeline {
  readonly pipeline: Pipeline
  readonly cache: CacheStore
  /** Reads the answer to this prompt; gives the number of its text's characters. */
  read(prompt: string, onText?: () => void, signal?: AbortSignal): Promise<number>
  /** Writes now what is kept and recorded of the answers so far, as Kiln does when nothing waits. */
  flush(): void
  close(): Promise<void>
}

export async function openPipeline(provider: Provider): Promise<BenchPipeline> {
  const folder = await mkdtemp(join(tmpdir(), 'kiln-bench-pipeline-'))
  const settings = Settings.parse({})
  const fail = (message: string): never => {
    throw new Error(message)
  }
  const cache = openCache(join(folder, 'cache.db'), fail)
  const metrics = openMetrics(folder, fail)
  const recorder = createRecorder(metrics.requests, systemTimers, fail)
  const pipeline = createPipeline({
    providers: { get: () => provider },
    settings: () => settings,
    environment: readRequestEnvironment({}),
    local: () => false,
    infoOf: () => undefined,
    placeOf: () => 'bench',
    cacheStore: cache,
    record: recorder.add,
  })
  const flush = (): void => {
    pipeline.flush()
    recorder.flush()
  }
  return {
    pipeline,
    cache,
    read: (prompt, onText, signal = new AbortController().signal) =>
      readText(pipeline.handler(askFor(provider, prompt), signal), onText),
    flush,
    async close() {
      flush()
      recorder.close()
      metrics.close()
      cache.close()
      await rm(folder, { recursive: true, maxRetries: 3 })
    },
  }
}

/** As a run asks, with another prompt each time: nothing is found in the cache unless it was asked before. */
export function askFor(provider: Provider, prompt: string): Ask {
  const made: ModelRequest = {
    ...request,
    messages: [{ role: 'user', content: prompt }],
    task: { ...request.task, prompt },
  }
  return {
    candidates: [{ provider: provider.id, model: made.model }],
    requestFor: () => made,
    purpose: 'app',
    priority: 'foreground',
    report: () => {},
    onHurry: () => () => {},
  }
}
