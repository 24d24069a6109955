/** The whole path's CPU in main: pipeline, parser, gate, log and fold for answers of 20 and 120 KB in 4-character pieces. */
import { emptyRunView, foldRunEvent } from '../../shared/contract/run-view.ts'
import { performRun, type RunTarget } from '../../main/generation/perform-run.ts'
import { createRunLog } from '../../main/generation/run-log.ts'
import type { ModelEvent } from '../../main/providers/provider.ts'
import { burn, type Benchmark } from '../measure.ts'

const rounds = 15

export const pathCpu: Benchmark = {
  async run({ slowMs }) {
    const small = answerOf(20 * 1024)
    const large = answerOf(120 * 1024)
    const smallSamples: number[] = []
    const largeSamples: number[] = []
    for (let round = -2; round < rounds; round++) {
      const [smallMs, largeMs] = [await cpuOf(small, 0), await cpuOf(large, slowMs)]
      if (round < 0) continue
      smallSamples.push(smallMs)
      largeSamples.push(largeMs)
    }
    return [
      { name: 'path CPU, 120 KB against 20 KB', unit: 'ms', samples: largeSamples, baseline: smallSamples, limit: 7 },
      { name: 'path CPU, 120 KB', unit: 'ms', samples: largeSamples, limit: 500 },
    ]
  },
}

function answerOf(characters: number): readonly ModelEvent[] {
  const lines: string[] = []
  for (let size = 0; size < characters; size += 48)
    lines.push(`  <p class="row-${lines.length}">some text of a page</p>`)
  const text = `Here it is.\n\n\`\`\`html path=index.html\n${lines.join('\n').slice(0, characters)}\n\`\`\`\n`
  const events: ModelEvent[] = []
  for (let at = 0; at < text.length; at += 4) events.push({ type: 'text-delta', text: text.slice(at, at + 4) })
  events.push({ type: 'finish', reason: 'stop', usage: { input: 1, output: events.length, estimated: false } })
  return events
}

const target: RunTarget = {
  fileStart() {},
  fileDelta() {},
  async fileEnd() {},
  fileDrop() {},
  async finish() {
    return {}
  },
}

/** User and system CPU of this process, in ms. */
async function cpuOf(answer: readonly ModelEvent[], slowMs: number): Promise<number> {
  const before = process.cpuUsage()
  let view = emptyRunView
  const log = createRunLog('bench', { now: Date.now }, (batch) => {
    view = batch.reduce(foldRunEvent, view)
  })
  await performRun(
    {
      prompt: 'bench',
      kind: 'page',
      model: { provider: 'scripted', model: 'bench' },
      files: new Map(),
      contextTokens: 8192,
    },
    async function* () {
      yield* answer
    },
    target,
    log.emit,
    new AbortController().signal,
  )
  if (view.outcome !== 'done') throw new Error('The answer did not come through.')
  burn(slowMs)
  const used = process.cpuUsage(before)
  return (used.user + used.system) / 1000
}
