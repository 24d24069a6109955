/** Which pair of answers is looked at: a reload comes back to it. */
import { create } from 'zustand'

interface OpenPair {
  readonly pairId: string | undefined
  show(pairId: string): void
  close(): void
}

const name = 'kiln-variants'

export const useOpenPair = create<OpenPair>()((set) => ({
  pairId: sessionStorage.getItem(name) ?? undefined,
  show(pairId) {
    sessionStorage.setItem(name, pairId)
    set({ pairId })
  },
  close() {
    sessionStorage.removeItem(name)
    set({ pairId: undefined })
  },
}))
