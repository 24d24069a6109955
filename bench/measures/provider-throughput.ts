/** 20,000 pieces through each adapter, against the same bytes only split into events and parsed as JSON; and against the AI SDK. */
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { streamText } from 'ai'
import { closeConnections } from '../../main/providers/http.ts'
import {
  adapterOf,
  formats,
  garbageCollector,
  pieceLength,
  rawParser,
  rawReader,
  readThrough,
  startAnswerServer,
} from '../answers.ts'
import { burn, type BenchContext, type Benchmark } from '../measure.ts'
import { percentile, type Samples } from '../stats.ts'

const pieces = 20_000
const rounds = 10
const warmUp = 3
const sdkRounds = 5

export const providerThroughput: Benchmark = {
  async run(context) {
    const server = await startAnswerServer()
    const results: Samples[] = []
    for (const format of formats) {
      const baseUrl = server.baseUrl(format, pieces)
      const provider = adapterOf(format, baseUrl)
      const raw = rawReader(baseUrl)
      const ours: number[] = []
      const parsed: number[] = []
      for (let round = -warmUp; round < rounds; round += 1) {
        const parser = rawParser(format)
        const parsedMs = await timed(() => raw.read(parser.push))
        if (parser.seen < pieces) throw new Error(`The raw reader saw ${parser.seen} events.`)
        const oursMs = await timed(() => readAll(readThrough(provider), context))
        if (round < 0) continue
        ours.push(oursMs)
        parsed.push(parsedMs)
      }
      const perSecond = Math.round((pieces / percentile(ours, 0.5)) * 1000)
      context.note(`${format}: ${perSecond.toLocaleString('en')} pieces a second`)
      const perSecondLimit = format === 'ollama' ? 300_000 : 500_000
      results.push(
        {
          name: `${format}: 20,000 pieces against a raw parse`,
          unit: 'ms',
          samples: ours,
          baseline: parsed,
          limit: 3,
        },
        { name: `${format}: 20,000 pieces`, unit: 'ms', samples: ours, limit: (pieces / perSecondLimit) * 1000 },
      )
      await raw.close()
    }
    results.push(await againstSdk(server.baseUrl('openai-compatible', pieces), context))
    await closeConnections()
    await server.stop()
    return results
  },
}

/** At least 15 times as fast. */
async function againstSdk(baseURL: string, context: BenchContext): Promise<Samples> {
  const provider = adapterOf('openai-compatible', baseURL)
  const model = createOpenAICompatible({ name: 'bench', baseURL, apiKey: 'bench-key' })('bench')
  const ours: number[] = []
  const theirs: number[] = []

  async function readSdk(): Promise<number> {
    let characters = 0
    for await (const text of streamText({ model, prompt: 'Make a page.' }).textStream) characters += text.length
    return characters
  }

  const collect = garbageCollector()
  for (let round = -1; round < sdkRounds; round += 1) {
    collect()
    const theirMs = await timed(() => readAll(readSdk(), { ...context, slowMs: 0 }))
    collect()
    const oursMs = await timed(() => readAll(readThrough(provider), context))
    if (round < 0) continue
    theirs.push(theirMs)
    ours.push(oursMs)
  }
  return {
    name: "20,000 pieces against the AI SDK's streamText",
    unit: 'ms',
    samples: ours,
    baseline: theirs,
    limit: 1 / 15,
  }
}

async function readAll(seen: Promise<number>, { slowMs }: BenchContext): Promise<void> {
  const count = await seen
  if (count !== pieces * pieceLength) throw new Error(`${count} of ${pieces * pieceLength} characters came.`)
  burn(slowMs)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
