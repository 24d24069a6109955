/** Sums up what was said of an app long ago, behind the scenes: by a model that is at hand, never before a prompt. */
import type { ModelRef } from '#shared/domain/model.ts'
import { checkedSummary, summaryPrompt, unsummarised } from '../../context/conversation.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Handler } from '../../pipeline/index.ts'
import type { ModelRequest } from '../../providers/provider.ts'
import type { Store } from '../../store/store.ts'
import { turnsOf } from './turns.ts'

export interface SummaryKeeper {
  /** Looks whether there is something to sum up in the project; begins nothing while a run is live anywhere. */
  look(projectId: string): void
  /** A run begins: what is being summed up is let be, and tried again after it. */
  yield(): void
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>
}

export interface SummaryKeeperParts {
  readonly store: Pick<Store, 'runs' | 'summaries'>
  readonly handler: Handler
  readonly clock: Clock
  /**
   * A small model that may read it: the user's words have been at its place before, or it runs on this machine. Undefined
   * where there is none: then rules tell what was said, and nothing is kept.
   */
  readonly modelFor: (lastAnswered: ModelRef, signal: AbortSignal) => Promise<ModelRef | undefined>
  readonly isBusy: () => boolean
}

/** A request for each old turn would be one too many. */
const leastTurns = 3
const longestAnswer = 4000

export function createSummaryKeeper({ store, handler, clock, modelFor, isBusy }: SummaryKeeperParts): SummaryKeeper {
  let current: { readonly controller: AbortController; readonly ended: Promise<void> } | undefined
  let isStopped = false

  async function sumUp(projectId: string, signal: AbortSignal): Promise<void> {
    const runs = store.runs.listByProject(projectId)
    const turns = turnsOf(runs)
    const known = store.summaries.get(projectId)
    const missing = unsummarised(turns, known)
    const last = runs.at(-1)
    const upTo = missing.at(-1)?.id
    if (missing.length < leastTurns || last === undefined || upTo === undefined) return
    const model = await modelFor(last.answered ?? last.asked, signal)
    if (model === undefined) return
    // Where what it ends with is gone, it is begun anew.
    const before = turns.some(({ id }) => id === known?.upTo) ? known?.text : undefined
    const prompt = summaryPrompt(missing, before)
    const text = checkedSummary(await answerOf(model, prompt, projectId, signal))
    if (text !== undefined) store.summaries.set(projectId, { upTo, text, madeBy: model.model, madeAt: clock.now() })
  }

  async function answerOf(model: ModelRef, prompt: string, projectId: string, signal: AbortSignal): Promise<string> {
    let text = ''
    const requestFor = (asked: ModelRef): ModelRequest => ({
      model: asked.model,
      messages: [{ role: 'user', content: prompt }],
      task: { prompt, kind: 'page', files: new Map() },
      maxOutputTokens: 600,
    })
    const ask = {
      candidates: [model] as const,
      purpose: 'summary' as const,
      priority: 'background' as const,
      projectId,
      requestFor,
      report: () => undefined,
    }
    for await (const event of handler(ask, signal)) {
      if (event.type === 'text-delta') text += event.text
      if (text.length > longestAnswer) break
    }
    return text
  }

  return {
    look(projectId) {
      if (isStopped || current !== undefined || isBusy()) return
      const controller = new AbortController()
      // Nobody waits for it: what failed is tried again after the next run, and rules tell it until then.
      const ended = sumUp(projectId, controller.signal)
        .catch(() => undefined)
        .finally(() => (current = undefined))
      current = { controller, ended }
    },
    yield: () => current?.controller.abort(),
    async stop() {
      isStopped = true
      current?.controller.abort()
      await current?.ended
    },
  }
}
