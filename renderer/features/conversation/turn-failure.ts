/** What a turn still has to tell of its failure. */
import type { Turn } from './turn.ts'

/** Not that a part did not fit where that was decided, part by part. */
export function failureOf({ error, state, draft, editProblems }: Turn): Turn['error'] {
  if (state === 'stopped') return undefined
  const isDecided = editProblems.length > 0 && editProblems.every(({ decided }) => decided !== undefined)
  if (error?.kind === 'not-applied' && (draft !== 'none' || isDecided)) return undefined
  return error
}
