/** From asking to the last piece of a kept answer of 20 KB: the request built and hashed, read from disk, checked, replayed. */
import { setTimeout as pause } from 'node:timers/promises'
import { closeConnections } from '../../main/providers/http.ts'
import { adapterOf, startAnswerServer } from '../answers.ts'
import { burn, type Benchmark } from '../measure.ts'
import { openPipeline } from '../pipeline-parts.ts'

const pieces = 5 * 1024
const rounds = 200
const entries = 100

export const pipelineCache: Benchmark = {
  async run({ slowMs }) {
    const server = await startAnswerServer()
    const whole = await openPipeline(adapterOf('openai-compatible', server.baseUrl('openai-compatible', pieces)))
    for (let entry = 0; entry < entries; entry += 1) await whole.read(`a page with the number ${entry}`)
    whole.pipeline.flush()
    await closeConnections()
    await server.stop()
    const samples: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now()
      burn(slowMs)
      await whole.read(`a page with the number ${round % entries}`)
      samples.push(performance.now() - began)
      await pause(1)
    }
    await whole.close()
    return [{ name: 'kept answer of 20 KB, whole', unit: 'ms', samples, limit: 50, counts: 'p95' }]
  },
}
