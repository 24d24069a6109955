/** What each kind of error means to a person: a title and, where the message does not say it, what to do. */
import type { AppError, ErrorKind } from '#shared/domain/error.ts'
import { t } from '../words/index.ts'
import { errors } from '../words/en/errors.ts'

interface Advice {
  readonly title: string
  readonly advice?: string
}

/** Words for an error; pure, so the same failure always reads the same. */
export function errorAdvice(error: AppError): Advice {
  const title = t(`errors.title.${error.kind}`)
  if (error.retryAfterMs !== undefined) {
    const seconds = Math.max(1, Math.ceil(error.retryAfterMs / 1000))
    return { title, advice: t('errors.wait', { seconds }) }
  }
  return hasAdvice(error.kind) ? { title, advice: t(`errors.advice.${error.kind}`) } : { title }
}

function hasAdvice(kind: ErrorKind): kind is keyof typeof errors.advice {
  return kind in errors.advice
}
