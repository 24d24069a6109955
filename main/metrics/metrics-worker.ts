/** Answers questions about `metrics.db` beside main's loop, over a connection of its own that only reads; and keeps it small. */
import { parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { failure, toAppError, type AppError } from '#shared/domain/error.ts'
import { tidyMetrics, type KeepLimits } from './tidy.ts'
import { createQueryRunner, type QueryName } from './query.ts'

export interface WorkerSetup {
  readonly file: string
}

export type WorkerTask =
  | { readonly id: number; readonly name: QueryName; readonly asked: never; readonly stopped: Int32Array }
  | { readonly id: number; readonly name: 'tidy'; readonly asked: KeepLimits; readonly stopped: Int32Array }

export type WorkerReply = { readonly id: number } & ({ readonly answer: unknown } | { readonly error: AppError })

/** What was read of many days stays so long after the last question, in milliseconds. */
const rememberedMs = 30_000

const { file } = workerData as WorkerSetup
const database = new Sqlite(file, { readonly: true, fileMustExist: true })
const runner = createQueryRunner(database)
let forgetting: NodeJS.Timeout | undefined

parentPort?.on('message', (task: WorkerTask) => void reply(task))

async function reply(task: WorkerTask): Promise<void> {
  const { id } = task
  const check = (): void => {
    if (Atomics.load(task.stopped, 0) !== 0) throw failure('aborted', 'Stopped.')
  }
  try {
    check()
    const answer =
      task.name === 'tidy' ? await tidyMetrics(file, task.asked, check) : runner.answer(task.name, task.asked, check)
    parentPort?.postMessage({ id, answer } satisfies WorkerReply)
  } catch (thrown) {
    parentPort?.postMessage({ id, error: toAppError(thrown) } satisfies WorkerReply)
  }
  clearTimeout(forgetting)
  forgetting = setTimeout(runner.forget, rememberedMs).unref()
}
