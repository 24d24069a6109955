/** What the settings show of requests, in its states. */
import type { CacheEntry, Decision, RequestsState } from '#shared/domain/request-state.ts'
import { DecisionList } from '../features/requests/decision-list.tsx'
import { KeptAnswers } from '../features/requests/kept-answers.tsx'
import { RequestsNow } from '../features/requests/requests-now.tsx'
import { State } from './state.tsx'

const nameOf = (provider: string): string => provider.charAt(0).toUpperCase() + provider.slice(1)
const noop = (): void => undefined
const now = Date.now()

const cache = { on: true, entries: 12, bytes: 184_000, maxEntries: 100, maxBytes: 52_428_800, hits: 9, misses: 31 }
const calm: RequestsState = { live: 0, joined: 0, breakers: [], rates: [], cache }
const busy: RequestsState = {
  live: 3,
  joined: 1,
  breakers: [
    { provider: 'openai', state: 'open', failures: 5, untilMs: now + 24_000 },
    { provider: 'groq', state: 'closed', failures: 2 },
  ],
  rates: [
    {
      provider: 'fanar',
      models: 'all',
      perMinute: 35,
      source: 'provider',
      available: 0,
      waiting: 2,
      untilMs: now + 9_000,
    },
    { provider: 'openrouter', models: 'free', perMinute: 20, source: 'provider', available: 18, waiting: 0 },
  ],
  cache,
}

const entries: readonly CacheEntry[] = [
  {
    key: 'a',
    model: { provider: 'anthropic', model: 'claude-sonnet-5' },
    prompt: 'a pomodoro timer called FocusFlow, dark, with a task list and statistics by week',
    bytes: 21_400,
    storedAt: now - 190_000,
    usedAt: now - 60_000,
    hits: 2,
  },
  {
    key: 'b',
    model: { provider: 'fanar', model: 'Fanar-C-2-27B' },
    prompt: 'قائمة مهام بالعربية',
    bytes: 9_800,
    storedAt: now - 3_100_000,
    usedAt: now - 3_100_000,
    hits: 0,
  },
]

function decision(id: number, requestId: string, code: Decision['code'], params: Decision['params']): Decision {
  return { id, at: now - (10 - id) * 1300, requestId, code, params, sentence: '' }
}

const asked = { provider: 'openai', model: 'gpt-5.6-terra' }
const decisions: readonly Decision[] = [
  decision(8, 'two', 'answering', { ...asked, from: 'cache', seconds: 190 }),
  decision(7, 'two', 'cache-hit', {}),
  decision(6, 'one', 'done', { provider: 'groq', model: 'gpt-oss-120b', seconds: 4.2 }),
  decision(5, 'one', 'fallback', {
    provider: 'groq',
    model: 'gpt-oss-120b',
    from: 'gpt-5.6-terra',
    why: 'The server is overloaded.',
  }),
  decision(4, 'one', 'waiting', { ...asked, reason: 'retry', seconds: 2 }),
  decision(3, 'one', 'attempt-failed', { ...asked, kind: 'overloaded', message: 'The server is overloaded.' }),
  decision(2, 'one', 'asked', asked),
  decision(1, 'one', 'cache-miss', {}),
]

const read = async (): Promise<string> => '```html path=index.html\n<!doctype html>\n<h1>FocusFlow</h1>\n```'

/** As wide as on the settings page. */
export function RequestStates() {
  return (
    <>
      <State name="requests: calm" width="wide">
        <RequestsNow state={calm} error={undefined} nameOf={nameOf} />
      </State>
      <State name="requests: providers fail, prompts wait" width="wide">
        <RequestsNow state={busy} error={undefined} nameOf={nameOf} />
      </State>
      <State name="requests: loading" width="wide">
        <RequestsNow state={undefined} error={undefined} nameOf={nameOf} />
      </State>
      <State name="kept answers" width="wide">
        <KeptAnswers entries={entries} error={undefined} read={read} onRemove={noop} onClear={noop} />
      </State>
      <State name="no kept answers" width="wide">
        <KeptAnswers entries={[]} error={undefined} read={read} onRemove={noop} onClear={noop} />
      </State>
      <State name="decisions" width="wide">
        <DecisionList decisions={decisions} error={undefined} nameOf={nameOf} />
      </State>
      <State name="no decisions" width="wide">
        <DecisionList decisions={[]} error={undefined} nameOf={nameOf} />
      </State>
    </>
  )
}
