/** What each kind of error means to a person: a title and, where the message does not say it, what to do. */
import type { AppError, ErrorKind } from '#shared/domain/error.ts'

interface Advice {
  readonly title: string
  readonly advice?: string
}

const adviceByKind: Readonly<Record<ErrorKind, Advice>> = {
  auth: { title: 'The key was not accepted', advice: 'Check the key under Models, then try again.' },
  quota: { title: 'The quota is used up', advice: 'Check the plan at the provider, or choose another model.' },
  'rate-limited': { title: 'Too many requests', advice: 'Wait a moment, then try again.' },
  overloaded: { title: 'The provider is overloaded', advice: 'Try again in a moment, or choose another model.' },
  'timeout-connect': { title: 'No connection in time', advice: 'Check the address and the network.' },
  'timeout-first-token': {
    title: 'The model did not start to answer',
    advice: 'Local models may need a while to load: try again, or choose a smaller one.',
  },
  'timeout-stall': { title: 'The answer stopped coming', advice: 'What came so far is kept. Try again.' },
  'timeout-total': { title: 'The answer took too long', advice: 'Ask for less at once, or choose a faster model.' },
  unreachable: { title: 'The server cannot be reached' },
  'model-not-found': { title: 'This model is not there', advice: 'Choose another model.' },
  'context-too-long': {
    title: 'Too much for this model',
    advice: 'Choose a model with a larger context window, or make the app smaller.',
  },
  refused: { title: 'The model would not answer', advice: 'Put it in other words, or choose another model.' },
  'bad-request': { title: 'The provider did not accept the request' },
  truncated: { title: 'The answer ended too early' },
  provider: { title: 'The provider had a problem', advice: 'Try again, or choose another model.' },
  aborted: { title: 'Stopped' },
  'invalid-input': { title: 'This cannot be used as it is' },
  'not-found': { title: 'Not found' },
  'disk-full': { title: 'The disk is full' },
  'read-only': { title: 'This place cannot be written to' },
  internal: { title: 'Something went wrong inside Kiln', advice: 'Your work is kept. Try again.' },
}

/** Words for an error; pure, so the same failure always reads the same. */
export function errorAdvice(error: AppError): Advice {
  const found = adviceByKind[error.kind]
  if (error.retryAfterMs === undefined) return found
  const seconds = Math.max(1, Math.ceil(error.retryAfterMs / 1000))
  return { ...found, advice: `Wait ${seconds} s, then try again.` }
}
