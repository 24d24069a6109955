/** Turns that wait, were answered by another model, or by a kept answer. */
import type { Turn } from '../features/conversation/index.ts'

/** From a turn that was just sent, and one that is done. */
export function waitingTurns(sending: Turn, done: Turn): Readonly<Record<string, Turn>> {
  return {
    'waiting for a rate limit': {
      ...sending,
      id: 'rate',
      state: 'running',
      percent: 5,
      stages: [{ name: 'asking', message: 'Asking mistral-large', endedMs: undefined }],
      path: {
        failures: [
          {
            model: { provider: 'mistral', model: 'mistral-large' },
            error: { kind: 'rate-limited', message: 'Requests rate limit exceeded', retryable: true },
          },
        ],
      },
      wait: {
        reason: 'rate-limited',
        model: { provider: 'mistral', model: 'mistral-large' },
        sinceMs: Date.now(),
        untilMs: Date.now() + 12_000,
        canHurry: true,
        canReplace: true,
      },
    },
    'asked again after a wait': {
      ...sending,
      id: 'again',
      state: 'running',
      percent: 5,
      stages: [{ name: 'asking', message: 'Asking mistral-large', endedMs: undefined }],
      path: {
        failures: [
          {
            model: { provider: 'mistral', model: 'mistral-large' },
            error: { kind: 'overloaded', message: 'Service unavailable', retryable: true },
          },
        ],
      },
    },
    'a provider that is left alone': {
      ...sending,
      id: 'down',
      state: 'running',
      percent: 5,
      stages: [{ name: 'asking', message: 'Asking mistral-large', endedMs: undefined }],
      wait: {
        reason: 'provider-down',
        model: { provider: 'mistral', model: 'mistral-large' },
        sinceMs: Date.now(),
        untilMs: Date.now() + 24_000,
        canHurry: true,
      },
    },
    'going on with an answer that was cut off': { ...done, id: 'resumed', resumes: true },
    'waiting in line': {
      ...sending,
      id: 'line',
      state: 'running',
      percent: 5,
      stages: [{ name: 'asking', message: 'Asking Fanar-C-2-27B', endedMs: undefined }],
      wait: {
        reason: 'queue',
        model: { provider: 'fanar', model: 'Fanar-C-2-27B' },
        sinceMs: Date.now(),
        position: 2,
        canHurry: false,
      },
    },
    'another model answered, continued': {
      ...done,
      id: 'fallback',
      path: {
        failures: [
          {
            model: { provider: 'openai', model: 'gpt-5.6-terra' },
            error: { kind: 'overloaded', message: 'The server is overloaded.', retryable: true },
          },
        ],
        fallback: {
          from: { provider: 'openai', model: 'gpt-5.6-terra' },
          to: { provider: 'groq', model: 'gpt-oss-120b' },
          why: 'The server is overloaded.',
        },
        continued: 2,
      },
    },
    'from the cache': { ...done, id: 'cached', path: { from: 'cache', ageMs: 190_000 } },
  }
}
