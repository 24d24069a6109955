/** What each adapter adds to the time to the first token: against the same bytes read by undici alone, taking turns. */
import { closeConnections } from '../../main/providers/http.ts'
import { adapterOf, formats, rawReader, readThrough, startAnswerServer } from '../answers.ts'
import { burn, type Benchmark } from '../measure.ts'
import type { Samples } from '../stats.ts'

const rounds = 300
const warmUp = 50

export const providerFirstToken: Benchmark = {
  async run({ slowMs }) {
    const server = await startAnswerServer()
    const results: Samples[] = []
    for (const format of formats) {
      const baseUrl = server.baseUrl(format, 20)
      const provider = adapterOf(format, baseUrl)
      const raw = rawReader(baseUrl)

      async function rawMs(): Promise<number> {
        const began = performance.now()
        let first = 0
        await raw.read(() => void (first ||= performance.now() - began))
        return first
      }

      async function adapterMs(): Promise<number> {
        const began = performance.now()
        let first = 0
        burn(slowMs)
        await readThrough(provider, () => void (first ||= performance.now() - began))
        return first
      }

      const added: number[] = []
      for (let round = -warmUp; round < rounds; round += 1) {
        // Whoever comes second finds the machine warmer.
        const rawFirst = round % 2 === 0
        const before = rawFirst ? await rawMs() : 0
        const adapter = await adapterMs()
        const alone = rawFirst ? before : await rawMs()
        if (round >= 0) added.push(adapter - alone)
      }
      results.push(
        { name: `${format}: added to the first token`, unit: 'ms', samples: added, limit: 0.5 },
        { name: `${format}: added to the first token, p99`, unit: 'ms', samples: added, limit: 3, counts: 'p99' },
      )
      await raw.close()
    }
    await closeConnections()
    await server.stop()
    return results
  },
}
