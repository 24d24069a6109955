/** How the user likes the list of projects: kept in this browser or window. */
import { useState } from 'react'
import { type Sorting, sortKeys } from './project-list.ts'

export interface ListChoices {
  readonly layout: 'list' | 'grid'
  readonly sorting: Sorting
}

const storageName = 'kiln-projects-list'
const usual: ListChoices = { layout: 'list', sorting: { by: 'changed', reversed: false } }

/** What was kept; anything that is not understood is as usual. */
export function readChoices(text: string | null): ListChoices {
  try {
    const kept: unknown = JSON.parse(text ?? '')
    if (typeof kept !== 'object' || kept === null) return usual
    const { layout, by, reversed } = kept as { layout?: unknown; by?: unknown; reversed?: unknown }
    return {
      layout: layout === 'grid' ? 'grid' : 'list',
      sorting: { by: sortKeys.find((key) => key === by) ?? usual.sorting.by, reversed: reversed === true },
    }
  } catch {
    return usual
  }
}

/** The text to keep, for `readChoices`. */
export function writeChoices({ layout, sorting }: ListChoices): string {
  return JSON.stringify({ layout, ...sorting })
}

/** The choices, and how to change some of them. */
export function useListChoices(): [ListChoices, (patch: Partial<ListChoices>) => void] {
  const [choices, setChoices] = useState(() => readChoices(localStorage.getItem(storageName)))
  const change = (patch: Partial<ListChoices>): void => {
    const next = { ...choices, ...patch }
    setChoices(next)
    localStorage.setItem(storageName, writeChoices(next))
  }
  return [choices, change]
}
