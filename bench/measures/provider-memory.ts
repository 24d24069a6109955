/** Memory over one answer of 50 MB: what is held does not grow with what has come. */
import { closeConnections } from '../../main/providers/http.ts'
import { adapterOf, formats, garbageCollector, readThrough, startAnswerServer } from '../answers.ts'
import type { Benchmark } from '../measure.ts'
import type { Samples } from '../stats.ts'

const answerBytes = 50 * 1024 * 1024
/** Of the shortest event of these formats: 50 MB are reached in each. */
const eventBytes = 115
const looks = 20
const warmLooks = 2
const limitMb = 4

export const providerMemory: Benchmark = {
  async run({ slowMs }) {
    const collect = garbageCollector()
    const heldMb = (): number => {
      collect()
      const { heapUsed, external } = process.memoryUsage()
      return (heapUsed + external) / 1024 / 1024
    }
    const server = await startAnswerServer()
    const results: Samples[] = []
    const pieces = Math.ceil(answerBytes / eventBytes)
    for (const format of formats) {
      const provider = adapterOf(format, server.baseUrl(format, pieces))
      await readThrough(adapterOf(format, server.baseUrl(format, 1000)))
      const ballast: string[] = []
      const samples: number[] = []
      let seen = 0
      await readThrough(provider, () => {
        seen += 1
        if (slowMs > 0) ballast.push(`${seen} is kept`.repeat(slowMs))
        if (seen % Math.floor(pieces / looks) === 0) samples.push(heldMb())
      })
      // The first looks find code being compiled and buffers being filled.
      const grown = samples.slice(warmLooks).map((held) => held - (samples[warmLooks - 1] ?? 0))
      results.push({ name: `${format}: growth over 50 MB`, unit: 'MB', samples: grown, limit: limitMb, counts: 'p95' })
    }
    await closeConnections()
    await server.stop()
    return results
  },
}
