/** A kind of error in a few words, inside a sentence or a cell. */
import type { ErrorKind } from '#shared/domain/error.ts'
import { t } from '../../words/index.ts'

/** The title that the same error has everywhere else. */
export function errorWord(kind: ErrorKind): string {
  return t(`errors.title.${kind}`)
}
