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
  name: 'pipeline-throughput',
  async run({ slowMs }) {
    const server = await startAnswerServer()
    const collect = garbageCollector()
    const results: Samples[] = []
    for (const format of ['openai-compatible', 'anthropic', 'ollama'] as const) {
      const provider = adapterOf(format, server.baseUrl(format, pieces))
      const whole = await openPipeline(provider)
      const ours: number[] = []
      const bare: number[] = []
      const bareMs = (): Promise<number> => timed(() => readThrough(provider))
      const ourMs = (round: number): Promise<number> =>
        timed(async () => {
          burn(slowMs)
          return whole.read(`round ${round}`)
        })
      for (let round = -warmUp; round < rounds; round += 1) {
        const bareFirst = round % 2 === 0
        const before = bareFirst ? await bareMs() : 0
        collect()
        const our = await ourMs(round)
        // What is kept of an answer is written later, when nothing waits: neither reader pays for it.
        await pause(settleMs)
        collect()
        const alone = bareFirst ? before : await bareMs()
        collect()
        if (round < 0) continue
        ours.push(our)
        bare.push(alone)
      }
      await whole.close()
      const name = `${format}: 20,000 pieces, pipeline against bare`
      results.push({ name, unit: 'ms', samples: ours, baseline: bare, limit: 1 / 0.9 })
    }
    await closeConnections()
    await server.stop()
    return results
  },
}

async function timed(work: () => Promise<number>): Promise<number> {
  const began = performance.now()
  const count = await work()
  if (count !== pieces * pieceLength) throw new Error(`${count} of ${pieces * pieceLength} characters came.`)
  return performance.now() - began
}
