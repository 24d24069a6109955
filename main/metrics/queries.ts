/** Asks the worker. It is started by the first question, and ends when nobody has asked for a while. */
import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { failure, Failure } from '#shared/domain/error.ts'
import { abortFailure } from '../lib/abort.ts'
import type { WorkerReply, WorkerSetup } from './metrics-worker.ts'
import type { Answers, QueryName } from './query.ts'
import type { KeepLimits } from './tidy.ts'

export interface MetricsQueries {
  /** Rejects as soon as the signal fires; the work on it ends soon after. */
  ask<Name extends QueryName>(
    name: Name,
    asked: Parameters<Answers[Name]>[0],
    signal: AbortSignal,
  ): Promise<ReturnType<Answers[Name]>>
  /** Removes what is over the limits, and readies days that are over for quick answers. */
  tidy(limits: KeepLimits, signal: AbortSignal): Promise<{ readonly removed: number }>
  /** Ends the worker; whoever waits gets `aborted`. */
  close(): Promise<void>
}

interface Waiting {
  resolve(answer: unknown): void
  reject(error: Failure): void
}

const idleMs = 5 * 60_000

/** `file`: metrics.db, made and up to date. */
export function createMetricsQueries(file: string): MetricsQueries {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let lastId = 0
  let isClosed = false

  function start(): Worker {
    const started = new Worker(workerEntry(), { workerData: { file } satisfies WorkerSetup })
    // Not a reason for the process to stay.
    started.unref()
    started.on('message', (reply: WorkerReply) => {
      const asker = waiting.get(reply.id)
      waiting.delete(reply.id)
      if ('error' in reply) asker?.reject(new Failure(reply.error))
      else asker?.resolve(reply.answer)
    })
    started.on('error', (thrown: Error) =>
      failAll(failure('internal', 'The metrics cannot be read.', { cause: thrown })),
    )
    started.on('exit', () => {
      if (worker === started) worker = undefined
      failAll(failure('aborted', 'Stopped.'))
    })
    return started
  }

  function failAll(error: Failure): void {
    const all = [...waiting.values()]
    waiting.clear()
    for (const { reject } of all) reject(error)
  }

  function rest(): void {
    if (waiting.size > 0 || worker === undefined) return
    const resting = worker
    worker = undefined
    void resting.terminate()
  }

  async function send(name: string, asked: unknown, signal: AbortSignal): Promise<unknown> {
    if (signal.aborted) throw abortFailure(signal)
    if (isClosed) throw failure('aborted', 'Kiln is closing.')
    clearTimeout(idle)
    const id = (lastId += 1)
    const stopped = new Int32Array(new SharedArrayBuffer(4))
    worker ??= start()
    const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }))
    const stop = (): void => {
      Atomics.store(stopped, 0, 1)
      waiting.get(id)?.reject(abortFailure(signal))
      waiting.delete(id)
    }
    signal.addEventListener('abort', stop, { once: true })
    worker.postMessage({ id, name, asked, stopped })
    try {
      return await answer
    } finally {
      signal.removeEventListener('abort', stop)
      clearTimeout(idle)
      if (!isClosed) idle = setTimeout(rest, idleMs).unref()
    }
  }

  return {
    ask: async (name, asked, signal) => (await send(name, asked, signal)) as ReturnType<Answers[typeof name]>,
    tidy: async (limits, signal) => (await send('tidy', limits, signal)) as { readonly removed: number },
    async close() {
      isClosed = true
      clearTimeout(idle)
      await worker?.terminate()
    },
  }
}

/** The worker's script, in the sources and in what is built of them. */
function workerEntry(): URL {
  const places = ['./metrics-worker.ts', './metrics-worker.js', '../metrics-worker.js'].map(
    (name) => new URL(name, import.meta.url),
  )
  const found = places.find((place) => existsSync(place))
  if (found === undefined) throw new Error("Kiln's script for metrics is missing: build Kiln again.")
  return found
}
