/** What a change to a React app of some fifty files sends, next to sending all of it: tokens, and the time of choosing. */
import type { ContextWishes } from '#shared/domain/context.ts'
import { createAppIndexer } from '../../main/context/app-index.ts'
import { selectContext } from '../../main/context/select.ts'
import { createTokenCounters } from '../../main/context/tokens.ts'
import { messagesFor } from '../../main/generation/prompts.ts'
import { readApp, typicalChanges } from '../context-changes.ts'
import { burn, type Benchmark } from '../measure.ts'

const model = { provider: 'openai', model: 'gpt-6.1-terra' } as const
const none: ContextWishes = { add: [], remove: [], picked: [], open: [] }
const colourChanges = 1
const rounds = 20

export const context: Benchmark = {
  async run({ slowMs, note }) {
    const files = await readApp()
    const counters = createTokenCounters()
    await counters.prepare(model, files.values())
    const count = counters.of(model)
    const began = performance.now()
    const index = await createAppIndexer().indexOf(files)
    const first = performance.now() - began
    const shares: number[] = []
    const choosing: number[] = []
    for (const { prompt, needs } of typicalChanges) {
      const sum = (messages: ReturnType<typeof messagesFor>): number =>
        messages.reduce((tokens, { content }) => tokens + count(content), 0)
      const task = { prompt, kind: 'react' as const, files }
      const question = { prompt, index, files, wishes: none, recent: [], count, budget: 16_000, limit: 200_000 }
      const selection = selectContext(question)
      const all = selectContext({ ...question, wishes: { ...none, add: [...files.keys()] } })
      const sent = sum(messagesFor(task, { images: [], texts: [], context: { selection, conversation: '' } }))
      const whole = sum(messagesFor(task, { images: [], texts: [], context: { selection: all, conversation: '' } }))
      const missing = needs.filter((path) => !selection.files.some((file) => file.whole && file.path === path))
      if (missing.length > 0) throw new Error(`“${prompt}” does not send ${missing.join(', ')}`)
      shares.push((100 * sent) / whole)
      note(
        `${String(sent).padStart(6)} of ${whole} tokens, ${((100 * sent) / whole).toFixed(1).padStart(5)} %  ${prompt}`,
      )
      for (let round = 0; round < rounds; round++) {
        const from = performance.now()
        selectContext(question)
        burn(slowMs)
        choosing.push(performance.now() - from)
      }
    }
    return [
      { name: `Context sent, ${shares.length} changes, ${files.size} files`, unit: '%', samples: shares, limit: 45 },
      { name: 'Context sent, a change of colour', unit: '%', samples: shares.slice(0, colourChanges), limit: 15 },
      { name: 'Choosing the context', unit: 'ms', samples: choosing, limit: 25 },
      { name: 'Outlining the app, nothing warm', unit: 'ms', samples: [first + slowMs], limit: 2500 },
    ]
  },
}
