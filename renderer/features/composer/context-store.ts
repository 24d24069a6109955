/** What the user wants shown of a project with a change, or not: pins stay, the rest is for the next prompt alone. */
import { create } from 'zustand'
import type { ContextWishes } from '#shared/domain/context.ts'
import type { AboutElement } from '#shared/domain/pick.ts'
import { keep, kept } from './kept.ts'
import type { ComposerPlace } from './store.ts'

export interface ContextChoice {
  /** Goes along with every prompt. */
  readonly pinned: readonly string[]
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

/** The element that the next prompt is about, and the files that it comes from. */
export interface AboutChoice {
  readonly element: AboutElement
  readonly paths: readonly string[]
}

interface ContextStore {
  readonly choices: Readonly<Record<ComposerPlace, ContextChoice>>
  /** What is open in the editor, by project. */
  readonly open: Readonly<Record<ComposerPlace, string | undefined>>
  readonly about: Readonly<Record<ComposerPlace, AboutChoice | undefined>>
  choiceOf(place: ComposerPlace): ContextChoice
  /** To and fro. */
  pin(place: ComposerPlace, path: string): void
  add(place: ComposerPlace, path: string): void
  remove(place: ComposerPlace, path: string): void
  /** Forgets what was chosen, pins too. */
  reset(place: ComposerPlace): void
  /** The prompt was sent: only pins stay. */
  sent(place: ComposerPlace): void
  show(place: ComposerPlace, path: string | undefined): void
  /** The next prompt is about this element; undefined: about none. */
  setAbout(place: ComposerPlace, about: AboutChoice | undefined): void
}

const nothing: ContextChoice = { pinned: [], added: [], removed: [] }
const pinsName = (place: ComposerPlace): string => `kiln-pins:${place}`

/** The same object each time, so that nothing is drawn anew for it. */
const read = new Map<ComposerPlace, ContextChoice>()

export const useContextStore = create<ContextStore>()((set, get) => {
  function change(place: ComposerPlace, patch: Partial<ContextChoice>): void {
    const next = { ...get().choiceOf(place), ...patch }
    set(({ choices }) => ({ choices: { ...choices, [place]: next } }))
    keep(pinsName(place), next.pinned.length === 0 ? '' : JSON.stringify(next.pinned))
  }

  return {
    choices: {},
    open: {},
    about: {},
    choiceOf(place) {
      const known = get().choices[place] ?? read.get(place)
      if (known !== undefined) return known
      const pinned = readPins(kept(pinsName(place)))
      const found = pinned.length === 0 ? nothing : { ...nothing, pinned }
      read.set(place, found)
      return found
    },
    pin(place, path) {
      const { pinned, removed } = get().choiceOf(place)
      const isPinned = pinned.includes(path)
      change(place, { pinned: isPinned ? without(pinned, path) : [...pinned, path], removed: without(removed, path) })
    },
    add(place, path) {
      const { added, removed } = get().choiceOf(place)
      change(place, { added: [...without(added, path), path], removed: without(removed, path) })
    },
    remove(place, path) {
      const { pinned, added, removed } = get().choiceOf(place)
      change(place, {
        pinned: without(pinned, path),
        added: without(added, path),
        removed: [...without(removed, path), path],
      })
    },
    reset: (place) => change(place, nothing),
    sent(place) {
      change(place, { added: [], removed: [] })
      get().setAbout(place, undefined)
    },
    show: (place, path) => set(({ open }) => ({ open: { ...open, [place]: path } })),
    setAbout: (place, choice) => set(({ about }) => ({ about: { ...about, [place]: choice } })),
  }
})

/** As the studio takes them. */
export function wishesOf(
  { pinned, added, removed }: ContextChoice,
  open: string | undefined,
  about?: AboutChoice,
): ContextWishes {
  return {
    add: [...new Set([...pinned, ...added])],
    remove: [...removed],
    picked: about === undefined ? [] : [...about.paths],
    open: open === undefined ? [] : [open],
    ...(about === undefined ? {} : { about: about.element }),
  }
}

function without(paths: readonly string[], path: string): readonly string[] {
  return paths.filter((one) => one !== path)
}

function readPins(text: string | undefined): readonly string[] {
  if (text === undefined) return []
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value.filter((path) => typeof path === 'string') : []
  } catch {
    return []
  }
}
