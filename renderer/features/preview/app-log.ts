/** What the running app said and asked for: bounded lists with counts. Pure. */
import type { AppRequest, BridgeEvent, ConsoleLevel } from '#shared/contract/bridge-event.ts'

export type MessageKind = 'console' | 'error' | 'rejection' | 'load-failed' | 'prompt-used' | 'left-out' | 'loaded'

export interface Message {
  readonly id: number
  readonly kind: MessageKind
  readonly level: ConsoleLevel
  /** The app's own words; for the other kinds what they are about: an address, a question, a count. */
  readonly text: string
  /** More of the same, over several lines. */
  readonly detail: string | undefined
  /** A file of the app and a line in it, where they are known. */
  readonly file: string | undefined
  readonly line: number
  /** The React component that broke. */
  readonly component?: string | undefined
  /** How often it came, one after another. */
  readonly times: number
}

export interface NetworkRow {
  readonly id: number
  readonly url: string
  readonly kind: string
  readonly state: 'done' | 'failed' | 'blocked'
  readonly status: number | undefined
  readonly bytes: number | undefined
  readonly ms: number | undefined
  readonly times: number
}

export interface AppLog {
  readonly messages: readonly Message[]
  readonly rows: readonly NetworkRow[]
  /** Of all that came since it was cleared, also what is no longer in the lists. */
  readonly counts: {
    readonly console: number
    readonly error: number
    readonly network: number
    readonly blocked: number
  }
  readonly nextId: number
}

/** The newest are kept, of each list. */
export const largestList = 1_000

export const noLog: AppLog = {
  messages: [],
  rows: [],
  counts: { console: 0, error: 0, network: 0, blocked: 0 },
  nextId: 1,
}

type Said = Omit<Message, 'id' | 'times'>
type Row = Omit<NetworkRow, 'id' | 'times'>

/** The log with more events. `keep`: a new document does not clear it. Many at once cost little more than one. */
export function withEvents(log: AppLog, events: readonly BridgeEvent[], keep: boolean): AppLog {
  let messages = [...log.messages]
  let rows = [...log.rows]
  let counts = { ...log.counts }
  let nextId = log.nextId
  for (const event of events) {
    if (event.type === 'page' && event.fresh && !keep) {
      messages = []
      rows = []
      counts = { ...noLog.counts }
    }
    const said = sayingOf(event, keep && messages.length > 0)
    if (said !== undefined) {
      counts.console++
      if (said.level === 'error') counts.error++
      nextId = add(messages, said, isSameSaying, nextId)
    }
    for (const row of rowsOf(event)) {
      counts.network++
      if (row.state === 'blocked') counts.blocked++
      nextId = add(rows, row, isSameRow, nextId)
    }
  }
  return { messages: messages.slice(-largestList), rows: rows.slice(-largestList), counts, nextId }
}

/** Joins it with the last one when they are the same. */
function add<Item extends object>(
  list: (Item & { readonly id: number; readonly times: number })[],
  item: Item,
  isSame: (left: Item, right: Item) => boolean,
  id: number,
): number {
  const last = list.at(-1)
  if (last !== undefined && isSame(last, item)) {
    list[list.length - 1] = { ...last, times: last.times + 1 }
    return id
  }
  list.push({ ...item, id, times: 1 })
  // Not at each one: what falls out at the front moves all the rest.
  if (list.length > largestList * 2) list.splice(0, list.length - largestList)
  return id + 1
}

function isSameSaying(left: Said, right: Said): boolean {
  return (
    left.kind === right.kind &&
    left.level === right.level &&
    left.text === right.text &&
    left.detail === right.detail &&
    left.file === right.file &&
    left.line === right.line
  )
}

function isSameRow(left: Row, right: Row): boolean {
  return left.state === 'blocked' && right.state === 'blocked' && left.url === right.url && left.kind === right.kind
}

function sayingOf(event: BridgeEvent, mark: boolean): Said | undefined {
  const nowhere = { detail: undefined, file: undefined, line: 0 }
  switch (event.type) {
    case 'console':
      return { kind: 'console', level: event.level, text: event.text, detail: event.detail, ...placeOf(event) }
    case 'error': {
      const kind = event.rejection ? 'rejection' : 'error'
      const place = event.rejection ? placeInStack(event.stack) : placeOf(event)
      return {
        kind,
        level: 'error',
        text: event.message,
        detail: event.stack || undefined,
        ...place,
        component: event.component,
      }
    }
    case 'load-failed':
      return { kind: 'load-failed', level: 'error', text: event.url || event.tag, ...nowhere }
    case 'prompt-used':
      return { kind: 'prompt-used', level: 'warn', text: event.text, ...nowhere }
    case 'left-out':
      return { kind: 'left-out', level: 'warn', text: String(event.count), ...nowhere }
    case 'page':
      return event.fresh && mark ? { kind: 'loaded', level: 'debug', text: event.path, ...nowhere } : undefined
    default:
      return undefined
  }
}

/** No file, but a line: a script inside the page itself. */
export function placeOf({ file, line }: { readonly file: string; readonly line: number }): Pick<Said, 'file' | 'line'> {
  if (line === 0) return { file: undefined, line: 0 }
  return { file: fileOf(file), line }
}

export function placeInStack(stack: string): Pick<Said, 'file' | 'line'> {
  const found = /(?:\(|at |@)([^\s()]*):(\d+):\d+\)?$/m.exec(stack)
  return found === null ? { file: undefined, line: 0 } : { file: fileOf(found[1] ?? ''), line: Number(found[2]) }
}

/** A page's address stands for its file. Undefined for what is no file of the app, such as a blob. */
function fileOf(path: string): string | undefined {
  const plain = path.replace(/[?#].*$/, '')
  if (/^[a-z-]+:|</i.test(plain)) return undefined
  return plain === '' || plain.endsWith('/') ? `${plain}index.html` : plain
}

function rowsOf(event: BridgeEvent): readonly Row[] {
  const unknown = { status: undefined, bytes: undefined, ms: undefined }
  if (event.type === 'requests') return event.list.map(rowOf)
  if (event.type === 'blocked') return [{ url: event.url, kind: event.directive, state: 'blocked', ...unknown }]
  // The app's own files are in the responder's list.
  if (event.type === 'load-failed' && /^(data|blob):/.test(event.url)) {
    return [{ url: event.url, kind: event.tag, state: 'failed', ...unknown }]
  }
  return []
}

function rowOf({ path, kind, status, bytes, ms }: AppRequest): Row {
  return { url: path, kind, state: status >= 400 ? 'failed' : 'done', status, bytes, ms }
}
