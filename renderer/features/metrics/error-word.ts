/** A kind of error in a few words, inside a sentence or a cell. */
import type { ErrorKind } from '#shared/domain/error.ts'
import { t } from '../../words/index.ts'

/** The title that the same error has everywhere else. `attempts`: how often a model was asked, where that is known. */
export function errorWord(kind: ErrorKind, attempts?: number): string {
  // What no provider was asked for, no provider's quota can have kept from it.
  return t(kind === 'quota' && attempts === 0 ? 'errors.budgetTitle' : `errors.title.${kind}`)
}
