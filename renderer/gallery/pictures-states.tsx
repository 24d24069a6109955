/** The line about an app's pictures, in its states. */
import type { ReactNode } from 'react'
import { PicturesLine, type Pictures } from '../features/pictures/index.ts'
import { now } from './samples.ts'
import { State } from './state.tsx'

const noop = (): void => undefined
const making: Pictures = {
  runId: 'pictures',
  state: 'making',
  counts: { all: 4, made: 1, failed: 0 },
  cost: undefined,
  error: undefined,
  waitsUntil: undefined,
}
const busy = { kind: 'rate-limited', message: 'Slow down, please.', retryable: true } as const
const refused = {
  kind: 'refused',
  message: 'Your request was rejected by the safety system.',
  retryable: false,
} as const
const wrongKey = { kind: 'auth', message: 'Incorrect API key provided: …', retryable: false } as const

const states: Readonly<Record<string, Pictures>> = {
  making,
  waiting: { ...making, error: busy, waitsUntil: now + 20_000 },
  made: { ...making, state: 'done', counts: { all: 4, made: 4, failed: 0 }, cost: { usd: 0.164 } },
  'some refused': {
    ...making,
    state: 'done',
    counts: { all: 4, made: 3, failed: 1 },
    cost: { usd: 0.12 },
    error: refused,
  },
  stopped: { ...making, state: 'stopped', counts: { all: 4, made: 1, failed: 0 } },
  'wrong key': { ...making, state: 'failed', counts: { all: 4, made: 0, failed: 4 }, error: wrongKey },
}

/** As wide as in the conversation pane. */
export function PicturesStates(): ReactNode {
  return Object.entries(states).map(([name, pictures]) => (
    <State key={name} name={`pictures, ${name}`} width="narrow">
      <PicturesLine
        pictures={pictures}
        onStop={noop}
        onAgain={noop}
        onSettings={noop}
        onBudget={noop}
        onDismiss={noop}
      />
    </State>
  ))
}
