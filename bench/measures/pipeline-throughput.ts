/**
 * 20,000 pieces through the whole pipeline against the bare adapter, taking turns. What came at the same moment the
 * pipeline gives as one piece: it is the text that counts.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { closeConnections } from '../../main/providers/http.ts'
import { adapterOf, garbageCollector, pieceLength, readThrough, startAnswerServer } from '../answers.ts'
import { burn, type Benchmark } from '../measure.ts'
import { openPipeline } from '../pipeline-parts.ts'
import type { Samples } from '../stats.ts'

const pieces = 20_000
const rounds = 30
const warmUp = 10
/** Longer than an answer waits before it is kept. */
const settleMs = 220

export const pipelineThroughput: Benchmark = {
  async run({ slowMs }) {
    const server = await startAnswerServer()
    const collect = garbageCollector()
    const results: Samples[] = []
    for (const format of ['openai-compatible', 'anthropic', 'ollama'] as const) {
      const provider = adapterOf(format, server.baseUrl(format, pieces))
      const whole = await openPipeline(provider)
      const ours: Cost[] = []
      const bare: Cost[] = []
      const bareCost = (): Promise<Cost> => timed(() => readThrough(provider))
      const ourCost = (round: number): Promise<Cost> =>
        timed(async () => {
          burn(slowMs)
          return whole.read(`round ${round}`)
        })
      for (let round = -warmUp; round < rounds; round += 1) {
        const bareFirst = round % 2 === 0
        const before = bareFirst ? await bareCost() : undefined
        collect()
        const our = await ourCost(round)
        // What is kept of an answer is written later, when nothing waits: neither reader pays for it.
        await pause(settleMs)
        collect()
        const alone = before ?? (await bareCost())
        collect()
        if (round < 0) continue
        ours.push(our)
        bare.push(alone)
      }
      await whole.close()
      const name = `${format}: 20,000 pieces, pipeline against bare`
      const times = (costs: readonly Cost[]): number[] => costs.map(({ ms }) => ms)
      results.push(
        { name, unit: 'ms', samples: times(ours), baseline: times(bare), limit: 1 / 0.9 },
        // What else the machine does falls on the time, and hardly on this.
        { name: `${name}, mean CPU`, unit: 'ms', samples: [meanCpu(ours)], baseline: [meanCpu(bare)] },
      )
    }
    await closeConnections()
    await server.stop()
    return results
  },
}

interface Cost {
  readonly ms: number
  /** Of all threads. */
  readonly cpuMs: number
}

async function timed(work: () => Promise<number>): Promise<Cost> {
  const began = performance.now()
  const before = process.cpuUsage()
  const count = await work()
  const { user, system } = process.cpuUsage(before)
  if (count !== pieces * pieceLength) throw new Error(`${count} of ${pieces * pieceLength} characters came.`)
  return { ms: performance.now() - began, cpuMs: (user + system) / 1000 }
}

/** The system counts it too coarsely for the median of single answers. */
function meanCpu(costs: readonly Cost[]): number {
  return costs.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / costs.length
}
