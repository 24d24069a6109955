/** Formats texts in a worker of its own, which is brought when it is first needed. */
import type { FormatAnswer, FormatRequest, LineEdit, Parser, SyntaxProblem } from './format-task.ts'
import { parserFor } from './format-task.ts'

export type Formatted =
  | { readonly edits: readonly LineEdit[] }
  | { readonly problem: SyntaxProblem }
  /** It took too long, or the worker did not come. */
  | { readonly late: true }

/** A save never waits longer for its format than this, in milliseconds. */
const patienceMs = 5_000

let worker: Worker | undefined
let nextId = 1
const waiting = new Map<number, (answer: Formatted) => void>()

async function bring(): Promise<Worker> {
  const { default: FormatWorker } = await import('./format.worker.ts?worker')
  if (worker !== undefined) return worker
  const made = new FormatWorker({ name: 'format' })
  made.onmessage = ({ data }: MessageEvent<FormatAnswer>) => {
    waiting.get(data.id)?.('problem' in data ? { problem: data.problem } : { edits: data.edits })
  }
  made.onerror = () => giveUp()
  worker = made
  return made
}

/** A worker that does not answer is ended; the next text gets a new one. */
function giveUp(): void {
  worker?.terminate()
  worker = undefined
  for (const settle of [...waiting.values()]) settle({ late: true })
}

async function ask(text: string, parser: Parser, options: string | undefined, check: boolean): Promise<Formatted> {
  const id = nextId
  nextId += 1
  try {
    const asked = await bring()
    return await new Promise<Formatted>((resolve) => {
      const timer = setTimeout(giveUp, patienceMs)
      waiting.set(id, (answer) => {
        clearTimeout(timer)
        waiting.delete(id)
        resolve(answer)
      })
      asked.postMessage({ id, text, parser, options, check } satisfies FormatRequest)
    })
  } catch {
    return { late: true }
  }
}

/** The edits that format a text; undefined for a file that is not formatted. Never throws. */
export async function formatText(
  path: string,
  text: string,
  options: string | undefined,
): Promise<Formatted | undefined> {
  const parser = parserFor(path)
  return parser === undefined ? undefined : ask(text, parser, options, false)
}

/** What keeps an HTML page from being read; undefined when nothing does. */
export async function checkHtml(text: string): Promise<SyntaxProblem | undefined> {
  const answer = await ask(text, 'html', undefined, true)
  return 'problem' in answer ? answer.problem : undefined
}
