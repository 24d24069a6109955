/** How a version says which older one it brought back: in its label, the only place where that is kept. */
import type { Version } from './project.ts'

/** In English, as all labels are kept. `number`: of the older one. */
export function restoredLabel(number: number): string {
  return `Restored version ${number}`
}

/** The older one's number; undefined for a version that brought none back. */
export function restoredNumber({ reason, label }: Pick<Version, 'reason' | 'label'>): number | undefined {
  const number = reason === 'restore' ? /(\d+)$/.exec(label)?.[1] : undefined
  return number === undefined ? undefined : Number(number)
}
