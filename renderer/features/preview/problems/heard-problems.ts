/** What of the running app's words are errors: each once, with its place, until its document is another one. */
import type { BridgeEvent } from '#shared/contract/bridge-event.ts'
import type { SeenProblem } from '#shared/domain/problem.ts'
import { placeInStack, placeOf } from '../app-log.ts'

/** An error of the app, and when it came last, in milliseconds since 1970. */
export interface HeardProblem extends Omit<SeenProblem, 'ago'> {
  readonly at: number
  /** The file that is not there, as the app names it: this is all that the message says. */
  readonly missing?: string
}

export interface HeardProblems {
  hear(event: BridgeEvent, at: number): void
  /** Another document is about to come: what this one said is over. */
  clear(): void
  /** The same object as long as nothing changed. */
  get(): readonly HeardProblem[]
  subscribe(listener: () => void): () => void
}

const most = 20
/** An app that breaks again and again says nothing new: milliseconds until the same error counts as having come again. */
const againMs = 10_000

export function createHeardProblems(): HeardProblems {
  let problems: readonly HeardProblem[] = []
  const listeners = new Set<() => void>()

  function set(next: readonly HeardProblem[]): void {
    problems = next
    for (const listener of listeners) listener()
  }

  function clear(): void {
    if (problems.length > 0) set([])
  }

  return {
    hear(event, at) {
      if (event.type === 'page' && event.fresh) return clear()
      const heard = problemOf(event, at)
      if (heard === undefined) return
      const known = problems.find((one) => isSame(one, heard))
      if (known !== undefined && at - known.at < againMs) return
      set([...problems.filter((one) => one !== known), heard].slice(-most))
    },
    clear,
    get: () => problems,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

function isSame(a: HeardProblem, b: HeardProblem): boolean {
  return a.kind === b.kind && a.message === b.message && a.file === b.file && a.line === b.line
}

function problemOf(event: BridgeEvent, at: number): HeardProblem | undefined {
  if (event.type === 'load-failed') return unloaded(event, at)
  if (event.type !== 'error') return undefined
  const { message, stack, rejection, caught, component } = event
  const place = event.line > 0 && !rejection ? placeOf(event) : placeInStack(stack)
  return {
    kind: caught === true ? 'boundary' : rejection ? 'rejection' : 'error',
    message: message.slice(0, 4_000),
    ...(place.file === undefined ? {} : { file: place.file, line: place.line }),
    ...(stack === '' ? {} : { stack: stack.slice(0, 8_000) }),
    ...(component === undefined || component === '' ? {} : { component: component.slice(0, 200) }),
    at,
  }
}

/** A script or style sheet of the app's own that is not there: without it, the app is not what was meant. */
function unloaded({ tag, url }: Extract<BridgeEvent, { type: 'load-failed' }>, at: number): HeardProblem | undefined {
  const isOwn = url !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url)
  const isNeeded = tag === 'script' || (tag === 'link' && /\.css(?:[?#]|$)/i.test(url))
  return isOwn && isNeeded
    ? { kind: 'error', message: `The file ${url} is not there: it did not load.`, missing: url, at }
    : undefined
}
