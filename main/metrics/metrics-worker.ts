/** Answers questions about `metrics.db` beside main's loop, over a connection of its own that only reads; and keeps it small. */
import { parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { failure, toAppError, type AppError } from '#shared/domain/error.ts'
import { tidyMetrics, type KeepLimits } from './tidy.ts'
import { damagedMetrics } from './damage.ts'
import { createQueryRunner, type QueryRunner, type QueryName } from './query.ts'

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
let runner: QueryRunner | undefined
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
      task.name === 'tidy' ? await tidyMetrics(file, task.asked, check) : opened().answer(task.name, task.asked, check)
    parentPort?.postMessage({ id, answer } satisfies WorkerReply)
  } catch (thrown) {
    parentPort?.postMessage({ id, error: toAppError(explained(thrown)) } satisfies WorkerReply)
  }
  clearTimeout(forgetting)
  forgetting = setTimeout(() => runner?.forget(), rememberedMs).unref()
}

/** By the first question: what is wrong with the file is then the answer to it. */
function opened(): QueryRunner {
  return (runner ??= createQueryRunner(new Sqlite(file, { readonly: true, fileMustExist: true })))
}

function explained(thrown: unknown): unknown {
  const isDamage = thrown instanceof Sqlite.SqliteError && /^SQLITE_(?:CORRUPT|NOTADB)/.test(thrown.code)
  return isDamage ? damagedMetrics(thrown) : thrown
}
