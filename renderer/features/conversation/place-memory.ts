/** Where one was reading in each conversation, for as long as the window lives. */

/** A turn and how far its start is above the top of the view, in pixels; undefined for the end of the conversation. */
export interface ReadingPlace {
  readonly turnId: string
  readonly offset: number
}

const places = new Map<string, ReadingPlace>()

/** Undefined: at the end. */
export function readingPlace(conversation: string): ReadingPlace | undefined {
  return places.get(conversation)
}

/** Undefined forgets it: the end needs no place. */
export function keepReadingPlace(conversation: string, place: ReadingPlace | undefined): void {
  if (place === undefined) places.delete(conversation)
  else places.set(conversation, place)
}

const listeners = new Set<(conversation: string, turnId: string) => void>()

/** Brings a turn into view: now where its conversation is shown, else when it is opened next. */
export function showTurn(conversation: string, turnId: string): void {
  keepReadingPlace(conversation, { turnId, offset: 0 })
  for (const listener of listeners) listener(conversation, turnId)
}

/** Told of each turn that is to be shown; returns the undo. */
export function onShowTurn(listener: (conversation: string, turnId: string) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
