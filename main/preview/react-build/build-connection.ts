/** Keeps one build process: starts it when it is needed, asks it, ends it when it does not answer. */
import type { BuildProcess, StartBuildProcess } from './build-process.ts'
import type { FromProcess, ToProcess } from './messages.ts'

/** A message that wants an answer; its id is given here. */
type Question = ToProcess extends infer Message ? (Message extends { id: number } ? Omit<Message, 'id'> : never) : never

export interface BuildConnection {
  /** Starts the process now, so that the first question need not wait for it. */
  warm(): void
  /** Grows with each process: one that is new knows nothing. Starts one when there is none. */
  generation(): number
  /** Rejects with `ProcessLost` when the process ends or does not answer in time. */
  ask(question: Question): Promise<FromProcess>
  /** Tells without waiting; nothing happens where there is no process. */
  tell(message: ToProcess): void
  /** The next question starts another one. */
  end(): void
}

/** The process ended, or was ended because it did not answer. The message is a sentence for a person. */
export class ProcessLost extends Error {}

interface Live {
  readonly process: BuildProcess
  readonly waiting: Map<number, (outcome: FromProcess | ProcessLost) => void>
}

export interface ConnectionOptions {
  readonly start: StartBuildProcess
  readonly vendorFolder: string
  /** After so long without an answer the process is ended. */
  readonly patienceMs: number
}

export function createBuildConnection({ start, vendorFolder, patienceMs }: ConnectionOptions): BuildConnection {
  let live: Live | undefined
  let generation = 0
  let lastId = 0

  function open(): Live {
    if (live !== undefined) return live
    const opened: Live = { process: start(vendorFolder), waiting: new Map() }
    live = opened
    generation++
    opened.process.onMessage((message) => {
      opened.waiting.get(message.id)?.(message)
    })
    opened.process.onExit((why) => {
      const reason = /(?:heap out of memory|Error: .*)/.exec(why)?.[0]
      lose(opened, `The preview's builder ended${reason === undefined ? '' : ` (${reason})`}.`)
    })
    return opened
  }

  function lose(lost: Live, why: string): void {
    if (live === lost) live = undefined
    const error = new ProcessLost(why)
    for (const settle of [...lost.waiting.values()]) settle(error)
  }

  return {
    warm: () => void open(),
    generation() {
      open()
      return generation
    },
    ask(question) {
      const opened = open()
      const id = ++lastId
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          opened.process.kill()
          lose(opened, `The preview's builder did not answer for ${Math.round(patienceMs / 1000)} s and was ended.`)
        }, patienceMs)
        timer.unref()
        opened.waiting.set(id, (outcome) => {
          clearTimeout(timer)
          opened.waiting.delete(id)
          if (outcome instanceof ProcessLost) reject(outcome)
          else resolve(outcome)
        })
        opened.process.post({ ...question, id })
      })
    },
    tell: (message) => live?.process.post(message),
    end() {
      const ended = live
      ended?.process.kill()
      if (ended !== undefined) lose(ended, "The preview's builder was ended.")
    },
  }
}
