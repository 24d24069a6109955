/** Where an arrow key leads in a list or a grid of things. */

export interface GridShape {
  readonly count: number
  /** 1: a list. */
  readonly columns: number
  /** Rows that one screen shows: how far Page Up and Page Down go. */
  readonly pageRows: number
  /** Lines begin at the right. */
  readonly rightToLeft: boolean
}

/** The place after the key; the same at an end; undefined for a key that leads nowhere. */
export function placeAfterKey(key: string, at: number, shape: GridShape): number | undefined {
  const { count, columns, pageRows, rightToLeft } = shape
  const last = count - 1
  const along = rightToLeft ? -1 : 1
  const within = (place: number): number => (place < 0 || place > last ? at : place)
  const page = Math.max(1, pageRows) * columns
  switch (key) {
    case 'ArrowDown':
      // The last row may be short: its end is better than no way down.
      return at + columns > last && Math.floor(at / columns) < Math.floor(last / columns) ? last : within(at + columns)
    case 'ArrowUp':
      return within(at - columns)
    case 'ArrowRight':
      return columns === 1 ? undefined : within(at + along)
    case 'ArrowLeft':
      return columns === 1 ? undefined : within(at - along)
    case 'Home':
      return 0
    case 'End':
      return last
    case 'PageDown':
      return Math.min(last, at + page)
    case 'PageUp':
      return Math.max(0, at - page)
    default:
      return undefined
  }
}
