/** What the running app has said since its page was loaded: a bounded list, with counts. Pure. */
import type { BridgeEvent } from '#shared/contract/bridge-event.ts'

export type MessageLevel = 'error' | 'warn' | 'info'
export type MessageSource = 'console' | 'error' | 'network'

export interface Message {
  readonly id: number
  readonly source: MessageSource
  readonly level: MessageLevel
  readonly text: string
  /** `file:line`, where it is known. */
  readonly place: string | undefined
  readonly detail: string | undefined
  /** How often it came, one after another. */
  readonly times: number
}

export interface Messages {
  readonly entries: readonly Message[]
  /** Of all that came, also what is no longer in the list. */
  readonly counts: Readonly<Record<MessageSource, number>>
  readonly nextId: number
}

/** The newest are kept. */
const largestList = 300

export const noMessages: Messages = { entries: [], counts: { console: 0, error: 0, network: 0 }, nextId: 1 }

type Said = Omit<Message, 'id' | 'times'>

/** The list with one more event; an event that says nothing to people changes nothing. */
export function withBridgeEvent(messages: Messages, event: BridgeEvent): Messages {
  const said = sayingOf(event)
  if (said === undefined) return messages
  const counts = { ...messages.counts, [said.source]: messages.counts[said.source] + 1 }
  const last = messages.entries.at(-1)
  if (last !== undefined && isSame(last, said)) {
    const entries = [...messages.entries.slice(0, -1), { ...last, times: last.times + 1 }]
    return { ...messages, entries, counts }
  }
  const entries = [...messages.entries, { ...said, id: messages.nextId, times: 1 }].slice(-largestList)
  return { entries, counts, nextId: messages.nextId + 1 }
}

function isSame(message: Message, said: Said): boolean {
  return (
    message.source === said.source &&
    message.level === said.level &&
    message.text === said.text &&
    message.place === said.place
  )
}

function sayingOf(event: BridgeEvent): Said | undefined {
  const nowhere = { place: undefined, detail: undefined }
  switch (event.type) {
    case 'console':
      return { source: 'console', level: levelOf(event.level), text: event.text, ...nowhere }
    case 'error':
      return {
        source: 'error',
        level: 'error',
        text: event.rejection ? `Unhandled rejection: ${event.message}` : event.message,
        place: placeOf(event),
        detail: event.stack === '' ? undefined : event.stack,
      }
    case 'load-failed':
      return { source: 'error', level: 'error', text: `${event.url} did not load (${event.tag})`, ...nowhere }
    case 'blocked':
      return { source: 'network', level: 'warn', text: `${event.url} was refused (${event.directive})`, ...nowhere }
    case 'prompt-used':
      return {
        source: 'error',
        level: 'warn',
        text: `prompt() does not work here: ask in the page instead. It asked: ${event.text}`,
        ...nowhere,
      }
    case 'ready':
    case 'painted':
      return undefined
  }
}

/** Nothing but a line: a script inside the page itself. */
function placeOf({ file, line }: { readonly file: string; readonly line: number }): string | undefined {
  return file === '' && line === 0 ? undefined : `${file === '' ? 'index.html' : file}:${line}`
}

function levelOf(level: 'debug' | 'log' | 'info' | 'warn' | 'error'): MessageLevel {
  return level === 'error' || level === 'warn' ? level : 'info'
}
