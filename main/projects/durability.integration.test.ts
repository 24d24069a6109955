import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createTrial } from './durability/trial.ts'

/** `npm run soak` does the same 200 times. */
const rounds = 12

test(
  'a studio that is killed at any moment keeps what it acknowledged, and no change is half applied',
  { timeout: 120_000 },
  async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'kiln-durability-'))
    const trial = createTrial(folder)
    for (let round = 0; round < rounds; round += 1) await trial.round()
    expect(trial.counts.kills).toBeGreaterThanOrEqual(rounds)
    expect(trial.counts.versions).toBeGreaterThan(0)
    await rm(folder, { recursive: true, force: true })
  },
)
