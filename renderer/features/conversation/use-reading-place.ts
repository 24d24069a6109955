/** Comes back to where one was reading in a conversation, and remembers it for the next time. */
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { VirtualizerHandle } from 'virtua'
import { keepReadingPlace, readingPlace } from './place-memory.ts'
import type { Turn } from './turn.ts'

/** The end is no place: the list goes there by itself. */
export function useReadingPlace(
  conversation: string,
  turns: readonly Turn[],
  list: RefObject<VirtualizerHandle | null>,
  atEnd: boolean,
): void {
  const latest = useRef({ turns, atEnd })
  useLayoutEffect(() => {
    latest.current = { turns, atEnd }
  })
  const isThere = turns.length > 0
  useLayoutEffect(() => {
    const place = readingPlace(conversation)
    const index = place === undefined ? -1 : latest.current.turns.findIndex(({ id }) => id === place.turnId)
    if (place !== undefined && index >= 0) list.current?.scrollToIndex(index, { align: 'start', offset: place.offset })
  }, [conversation, isThere, list])

  useEffect(() => {
    const handle = list.current
    if (!isThere || handle === null) return
    const keep = (): void => {
      const { turns: now, atEnd: end } = latest.current
      const index = handle.findItemIndex(handle.scrollOffset + 1)
      const turn = now[index]
      const offset = handle.scrollOffset - handle.getItemOffset(index)
      keepReadingPlace(conversation, end || turn === undefined ? undefined : { turnId: turn.id, offset })
    }
    return keep
  }, [conversation, isThere, list])
}
