/** The connection's state, in React. */
import { useSyncExternalStore } from 'react'
import { type ConnectionState, connectionState, subscribeConnection } from './connection.ts'

/** connecting | connected | reconnecting | lost. */
export function useConnection(): ConnectionState {
  return useSyncExternalStore(subscribeConnection, connectionState)
}
