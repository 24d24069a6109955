/** The app's log, kept outside of React: an app that logs without end costs a few renders a second, of the lists alone. */
import type { BridgeEvent } from '#shared/contract/bridge-event.ts'
import { useSyncExternalStore } from 'react'
import { type AppLog, noLog, withEvents } from './app-log.ts'

/** Milliseconds between two looks at what came: fast enough to be live, seldom enough to read. */
const step = 100

export interface LogStore {
  hear(event: BridgeEvent): void
  clear(): void
  get(): AppLog
  subscribe(listener: () => void): () => void
}

/** `keep`: asked at each look, whether a new document leaves what is there. */
export function createLogStore(keep: () => boolean): LogStore {
  let log = noLog
  let waiting: BridgeEvent[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()
  const tell = (): void => listeners.forEach((listener) => listener())

  function look(): void {
    timer = undefined
    log = withEvents(log, waiting, keep())
    waiting = []
    tell()
  }

  return {
    hear(event) {
      waiting.push(event)
      timer ??= setTimeout(look, step)
    },
    clear() {
      waiting = []
      log = { ...noLog, nextId: log.nextId }
      tell()
    },
    get: () => log,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** One fact of the log; renders only when it changes. `select` must give a primitive or a part of the log itself. */
export function useAppLog<Value>(store: LogStore, select: (log: AppLog) => Value): Value {
  return useSyncExternalStore(store.subscribe, () => select(store.get()))
}
