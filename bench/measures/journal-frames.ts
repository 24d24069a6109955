/** What the journal costs a stream: the time from batch to batch of a reader at 3,000 tokens a second, with it and without. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createRunLog } from '../../main/generation/run-log.ts'
import { systemClock } from '../../main/lib/clock.ts'
import { openStore, type Store } from '../../main/store/store.ts'
import { burn, type Benchmark } from '../measure.ts'

const seconds = 2
const rounds = 4
const tokensPerTick = 12
const tickMs = 4

export const journalFrames: Benchmark = {
  async run({ slowMs }) {
    const folder = await mkdtemp(join(tmpdir(), 'kiln-bench-journal-'))
    const store = openStore(folder)
    const kept: number[] = []
    const bare: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      kept.push(...(await framesOf(`run-${round}`, slowMs, store)))
      bare.push(...(await framesOf(`bare-${round}`, 0, undefined)))
    }
    store.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    // The 95th of a hundred, one for each round: that is what must not grow.
    return [
      {
        name: 'batch to batch of a stream, p95, journal against none',
        unit: 'ms',
        samples: p95s(kept),
        baseline: p95s(bare),
        limit: 1.1,
      },
    ]
  },
}

async function framesOf(runId: string, slowMs: number, store: Store | undefined): Promise<number[]> {
  const log = createRunLog(runId, systemClock, (batch) => {
    burn(slowMs)
    store?.journal.append(batch)
  })
  const frames: number[] = []
  const reading = (async () => {
    let last: number | undefined
    for await (const batch of log.read(-1, undefined)) {
      const now = performance.now()
      if (last !== undefined && batch.length > 0) frames.push(now - last)
      last = now
    }
  })()
  const until = performance.now() + seconds * 1000
  while (performance.now() < until) {
    for (let token = 0; token < tokensPerTick; token += 1) log.emit({ type: 'text-delta', text: 'four' })
    await pause(tickMs)
  }
  log.emit({ type: 'run-end', outcome: 'done' })
  await reading
  return frames
}

function p95s(frames: readonly number[]): number[] {
  const size = Math.floor(frames.length / rounds)
  return Array.from({ length: rounds }, (_, round) => {
    const sorted = frames.slice(round * size, (round + 1) * size).toSorted((a, b) => a - b)
    return sorted[Math.floor(sorted.length * 0.95)] ?? 0
  })
}
