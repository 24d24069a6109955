/** localStorage that never throws: where it is full or denied, values live until the page is closed. */
import { createJSONStorage, type StateStorage } from 'zustand/middleware'
import { config } from './config'

const memory = new Map<string, string>()

const safe: StateStorage = {
  getItem(key) {
    try {
      return localStorage.getItem(key) ?? memory.get(key) ?? null
    } catch {
      return memory.get(key) ?? null
    }
  },
  setItem(key, value) {
    try {
      localStorage.setItem(key, value)
      memory.delete(key)
    } catch {
      memory.set(key, value)
    }
  },
  removeItem(key) {
    memory.delete(key)
    try {
      localStorage.removeItem(key)
    } catch {
      // There was nothing to remove.
    }
  },
}

/** The options for zustand's `persist`: where a store is kept, and under which name. */
export function keptAs<State>(name: string) {
  return { name: `${config.id}.${name}`, version: 1, storage: createJSONStorage<State>(() => safe) }
}

/** A new id for something the user adds. */
export function newId(): string {
  return `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`
}
