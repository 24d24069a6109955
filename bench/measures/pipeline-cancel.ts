/** From an abort in the middle of an answer, through the whole pipeline, to the provider's closed socket; in the core, with no window. */
import { closeConnections } from '../../main/providers/http.ts'
import { adapterOf } from '../answers.ts'
import { startLiveProvider } from '../live-provider.ts'
import { burn, type Benchmark } from '../measure.ts'
import { openPipeline } from '../pipeline-parts.ts'

const rounds = 100

export const pipelineCancel: Benchmark = {
  async run({ slowMs }) {
    const provider = await startLiveProvider()
    const whole = await openPipeline(adapterOf('openai-compatible', provider.baseUrl))
    const samples: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const stop = new AbortController()
      const asked = provider.nextAnswer()
      let aborted = 0
      const read = whole.read(`a page to stop, ${round}`, onText, stop.signal).catch(() => {})
      function onText(): void {
        if (aborted > 0) return
        aborted = Date.now()
        burn(slowMs)
        stop.abort()
      }
      const answer = await asked
      answer.send('<h1>')
      samples.push((await answer.closed) - aborted)
      await read
    }
    await whole.close()
    await closeConnections()
    await provider.close()
    return [{ name: 'abort to closed socket, in the core', unit: 'ms', samples, limit: 20, counts: 'p95' }]
  },
}
