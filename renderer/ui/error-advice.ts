/** What an error means to a person: a title and what to do, in the window's language; and its own words, as they came. */
import type { AppError, ErrorKind } from '#shared/domain/error.ts'
import { language, t } from '../words/index.ts'

interface Advice {
  readonly title: string
  /** What happened, in the window's language. */
  readonly said?: string
  readonly advice?: string
  /** The error's own message, where `said` does not stand for it: in English, or in a provider's language. */
  readonly original?: string
}

/** Kinds whose message in English says by itself what to do. */
const sayWhatToDo: ReadonlySet<ErrorKind> = new Set<ErrorKind>([
  'timeout-connect',
  'timeout-first-token',
  'timeout-stall',
  'unreachable',
  'bad-request',
  'truncated',
  'aborted',
  'invalid-input',
  'not-found',
  'disk-full',
  'read-only',
  'budget',
])

/** Words for an error; the same failure always reads the same. */
export function errorAdvice(error: AppError): Advice {
  const { kind, reason, message } = error
  const isRefused = kind === 'auth' && error.status === 403
  const title = isRefused ? t('errors.refused.title') : t(`errors.title.${kind}`)
  const isEnglish = language() === 'en'
  if (!isEnglish && reason !== undefined) return { title, said: t(`errors.reason.${reason}`) }
  const own = isEnglish ? { said: message } : { original: message }
  if (error.retryAfterMs !== undefined) return { title, ...own, advice: waitFor(error.retryAfterMs) }
  if (isRefused) return { title, ...own, advice: t('errors.refused.advice') }
  return isEnglish && sayWhatToDo.has(kind) ? { title, ...own } : { title, ...own, advice: t(`errors.advice.${kind}`) }
}

function waitFor(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000))
  return seconds < 120 ? t('errors.wait', { seconds }) : t('errors.waitMinutes', { minutes: Math.ceil(seconds / 60) })
}

/** An error in a line: what happened in the window's language, and its own words where nothing else says it. */
export function sayError(error: AppError): string {
  const { title, said, original } = errorAdvice(error)
  // Isolated: an English sentence keeps its order inside an Arabic one.
  return said ?? `${title}: \u2068${original ?? ''}\u2069`
}

/** What stands below its title: said in the window's language, or else as it came. */
export function ownWords(error: AppError): string {
  const { said, original } = errorAdvice(error)
  return said ?? original ?? ''
}
