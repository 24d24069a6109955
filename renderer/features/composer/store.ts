/** What is being written, per place: it survives leaving the place, a failed send and a reload. */
import { create } from 'zustand'

/** A project's id, or `new`. */
export type ComposerPlace = string

interface ComposerStore {
  readonly texts: Readonly<Record<ComposerPlace, string>>
  textOf(place: ComposerPlace): string
  write(place: ComposerPlace, text: string): void
}

const storageName = (place: ComposerPlace): string => `kiln-prompt:${place}`

export const useComposerStore = create<ComposerStore>()((set, get) => ({
  texts: {},
  textOf: (place) => get().texts[place] ?? sessionStorage.getItem(storageName(place)) ?? '',
  write(place, text) {
    set(({ texts }) => ({ texts: { ...texts, [place]: text } }))
    if (text === '') sessionStorage.removeItem(storageName(place))
    else sessionStorage.setItem(storageName(place), text)
  },
}))
