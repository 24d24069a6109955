import { expect, test } from 'vitest'
import { trial, type TrialEnd } from './kills/trial.ts'

/** `npm run soak -- runs` does the same 200 times. */
const rounds = 12

test(
  'an answer that a kill cut off at any moment is gone on with, and becomes what it would have been',
  { timeout: 180_000 },
  async () => {
    const ends: TrialEnd[] = []
    for (let round = 0; round < rounds; round += 1) ends.push(await trial())
    expect(ends.filter((end) => end === 'resumed').length, ends.join(' ')).toBeGreaterThan(0)
  },
)
