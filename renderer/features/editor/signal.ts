/** One value that changes often, for the few parts that show it: no one else is drawn anew. */

export interface Signal<Value> {
  get(): Value
  set(value: Value): void
  subscribe(listener: () => void): () => void
}

export function createSignal<Value>(first: Value): Signal<Value> {
  const listeners = new Set<() => void>()
  let now = first
  return {
    get: () => now,
    set(value) {
      now = value
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
