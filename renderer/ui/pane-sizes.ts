/** Sizes of panes, in percent by id: from what was remembered, or from their shares. */

interface SizedPane {
  readonly id: string
  readonly share: number
  readonly hidden?: boolean
}

/** Sizes that add up to 100: those remembered if they fit the shown panes, else their shares; 0 for hidden ones. */
export function sizesFor(
  panes: readonly SizedPane[],
  remembered: Readonly<Record<string, number>> | undefined,
): Record<string, number> {
  const shown = panes.filter(({ hidden }) => hidden !== true)
  const usable = shown.every(({ id }) => (remembered?.[id] ?? 0) > 0)
  const weightOf = (pane: SizedPane): number => {
    if (pane.hidden === true) return 0
    return usable ? (remembered?.[pane.id] ?? 0) : pane.share
  }
  const total = shown.reduce((sum, pane) => sum + weightOf(pane), 0)
  return Object.fromEntries(panes.map((pane) => [pane.id, total === 0 ? 0 : (weightOf(pane) / total) * 100]))
}

/** What was kept under a key; undefined when there is nothing usable. */
export function readSizes(key: string): Record<string, number> | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (typeof value !== 'object' || value === null) return undefined
    const sizes = Object.entries(value).filter((entry): entry is [string, number] => typeof entry[1] === 'number')
    return Object.fromEntries(sizes)
  } catch {
    return undefined
  }
}

/** Storage that is full or forbidden costs only the remembered sizes. */
export function writeSizes(key: string, sizes: Readonly<Record<string, number>>): void {
  try {
    localStorage.setItem(key, JSON.stringify(sizes))
  } catch {
    // Nothing to tell: the panes keep their sizes as long as the window is open.
  }
}
