/** What 1,000 requests leave in memory: answers of 4 KB each, with the cache, the metrics and the decisions as they are. */
import { setTimeout as pause } from 'node:timers/promises'
import { closeConnections } from '../../main/providers/http.ts'
import { adapterOf, garbageCollector, startAnswerServer } from '../answers.ts'
import type { Benchmark } from '../measure.ts'
import { openPipeline } from '../pipeline-parts.ts'

const pieces = 1024
const warmUp = 300
const requests = 1000
const atOnce = 10
const limitMb = 5
/** Longer than the metrics wait before they write. */
const settleMs = 700

export const pipelineHeap: Benchmark = {
  async run({ slowMs }) {
    const collect = garbageCollector()
    const server = await startAnswerServer()
    const whole = await openPipeline(adapterOf('openai-compatible', server.baseUrl('openai-compatible', pieces)))
    const ballast: string[] = []
    let prompt = 0

    async function ask(count: number): Promise<void> {
      for (let done = 0; done < count; done += atOnce) {
        await Promise.all(Array.from({ length: atOnce }, () => whole.read(`a page with the number ${(prompt += 1)}`)))
        if (slowMs > 0) ballast.push(`${prompt} is kept`.repeat(slowMs * 1000))
      }
    }

    async function heapMb(): Promise<number> {
      await pause(settleMs)
      collect()
      return process.memoryUsage().heapUsed / 1024 / 1024
    }

    await ask(warmUp)
    const before = await heapMb()
    await ask(requests)
    const grown = (await heapMb()) - before
    await whole.close()
    await closeConnections()
    await server.stop()
    return [{ name: 'heap grown by 1,000 requests', unit: 'MB', samples: [grown], limit: limitMb }]
  },
}
