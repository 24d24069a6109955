/** What the whole pipeline adds to the time to the first token: against the bare adapter, taking turns, at 1 and at 50 streams. */
import { setTimeout as pause } from 'node:timers/promises'
import { closeConnections } from '../../main/providers/http.ts'
import { adapterOf, readThrough, startAnswerServer } from '../answers.ts'
import { burn, type Benchmark } from '../measure.ts'
import { openPipeline } from '../pipeline-parts.ts'
import type { Samples } from '../stats.ts'

const pieces = 20
const settleMs = 5

export const pipelineFirstToken: Benchmark = {
  async run({ slowMs }) {
    const server = await startAnswerServer()
    const provider = adapterOf('openai-compatible', server.baseUrl('openai-compatible', pieces))
    const whole = await openPipeline(provider)
    const results: Samples[] = []
    let prompt = 0

    const bare = (onText: () => void): Promise<number> => readThrough(provider, onText)
    const ours = (onText: () => void): Promise<number> => {
      burn(slowMs)
      return whole.read(`a page with the number ${(prompt += 1)}`, onText)
    }

    // Warm when the engine has compiled what it will, the last of it after some 10,600 requests: it does so on threads of its
    // own, and where there are two processors, the requests of that moment wait for them. All streams of a round are late
    // together: in a hundred rounds, p99 would be the worst of them.
    for (const [streams, rounds, warmUp] of [
      [1, 300, 50],
      [50, 400, 250],
    ] as const) {
      const added: number[] = []
      for (let round = -warmUp; round < rounds; round += 1) {
        // Whoever comes second finds the machine warmer.
        const bareFirst = round % 2 === 0
        const before = bareFirst ? await firstTokens(streams, bare) : []
        const our = await firstTokens(streams, ours)
        // What is kept and recorded of an answer is written when nothing waits: neither reader pays for it.
        await pause(settleMs)
        whole.flush()
        const alone = bareFirst ? before : await firstTokens(streams, bare)
        if (round >= 0) added.push(...our.map((ms, rank) => ms - (alone[rank] ?? 0)))
      }
      const name = `added to the first token, ${streams === 1 ? '1 stream' : `${streams} streams`}`
      results.push(
        { name: `${name}`, unit: 'ms', samples: added, limit: 1 },
        { name: `${name}, p99`, unit: 'ms', samples: added, limit: 5, counts: 'p99' },
      )
    }
    await whole.close()
    await closeConnections()
    await server.stop()
    return results
  },
}

/** Of so many streams at once, the fastest first; each from when it was asked for. */
async function firstTokens(streams: number, read: (onText: () => void) => Promise<number>): Promise<number[]> {
  const times = await Promise.all(
    Array.from({ length: streams }, async () => {
      const began = performance.now()
      let first = 0
      await read(() => void (first ||= performance.now() - began))
      return first
    }),
  )
  return times.toSorted((a, b) => a - b)
}
