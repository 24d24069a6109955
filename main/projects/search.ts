/** Search in a project's texts, in a worker of its own: a pattern that never ends is ended, and nothing waits for it. */
import { Worker } from 'node:worker_threads'
import type { TextMatch, TextQuery } from '#shared/contract/text-search.ts'
import { failure } from '#shared/domain/error.ts'
import { throwIfAborted } from '../lib/abort.ts'
import { type ScanJob, type ScanResult, scanTexts } from './search-scan.ts'

export interface SearchResult {
  readonly matches: TextMatch[]
  /** There are more than these. */
  readonly more: boolean
}

/** Places that are found at most. */
export const mostMatches = 2_000
const patienceMs = 3_000

/**
 * Every place of the query's text, in the order of paths and lines. Throws invalid-input for a pattern that is none, or that
 * takes more than `timeLimitMs`; aborted as soon as the signal fires.
 */
export async function searchTexts(
  texts: ReadonlyMap<string, string>,
  query: Omit<TextQuery, 'projectId'>,
  signal: AbortSignal,
  timeLimitMs: number = patienceMs,
): Promise<SearchResult> {
  throwIfAborted(signal)
  if (query.text === '') return { matches: [], more: false }
  const { source, flags } = patternOf(query)
  const manyLines = query.regex ? /\\n|\n/.test(query.text) : query.text.includes('\n')
  const job: ScanJob = { texts: [...texts], source, flags, manyLines, most: mostMatches }
  return inWorker(job, signal, timeLimitMs)
}

function patternOf({ text, regex, wholeWord, matchCase }: Omit<TextQuery, 'projectId'>): {
  source: string
  flags: string
} {
  const bare = regex ? text : text.replace(/\r\n?/g, '\n').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const caseFlag = matchCase ? '' : 'i'
  const unicode = wholeWord ? `(?<![\\p{L}\\p{M}\\p{N}_])(?:${bare})(?![\\p{L}\\p{M}\\p{N}_])` : bare
  const whyNot = problemOf(unicode, `gmu${caseFlag}`)
  if (whyNot === undefined) return { source: unicode, flags: `gmu${caseFlag}` }
  // What people write by habit (`\-`, `\_`) is a pattern without the u flag only.
  const plain = wholeWord ? `(?<!\\w)(?:${bare})(?!\\w)` : bare
  if (problemOf(plain, `gm${caseFlag}`) === undefined) return { source: plain, flags: `gm${caseFlag}` }
  throw failure('invalid-input', 'This is not a valid regular expression.', { detail: whyNot })
}

function problemOf(source: string, flags: string): string | undefined {
  try {
    return void new RegExp(source, flags)
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown)
  }
}

function inWorker(job: ScanJob, signal: AbortSignal, timeLimitMs: number): Promise<SearchResult> {
  const script = `const { parentPort, workerData } = require('node:worker_threads')
const scan = ${scanTexts.toString()}
parentPort.postMessage(scan(workerData))`
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { eval: true, workerData: job })
    const finish = (settle: () => void): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      settle()
      void worker.terminate()
    }
    const onAbort = (): void => finish(() => reject(failure('aborted', 'Stopped.')))
    const timer = setTimeout(() => {
      const tooLong = 'This pattern takes too long. Make it simpler: for one, avoid a repetition inside a repetition.'
      finish(() => reject(failure('invalid-input', tooLong)))
    }, timeLimitMs)
    signal.addEventListener('abort', onAbort, { once: true })
    worker.once('message', (result: ScanResult) => finish(() => resolve(result)))
    worker.once('error', (thrown) => finish(() => reject(thrown)))
  })
}
