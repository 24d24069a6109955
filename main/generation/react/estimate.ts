/** What a React app will probably take, before it is begun: requests, tokens, money, time. Pure. */
import { priceOfTokens } from '#shared/domain/cost.ts'
import type { Price } from '#shared/domain/model.ts'
import { estimateTokens } from '../prompts.ts'
import { planByRules } from './plan-by-rules.ts'
import type { ReactTemplate } from './template.ts'

export interface ReactEstimateInput {
  readonly prompt: string
  readonly template: Pick<ReactTemplate, 'icons' | 'components' | 'kit'>
  /** Absent: not known, and no cost is told. Of a free or local model: zeros. */
  readonly price?: Price
  /** As this machine has measured the model; absent: no time is told. */
  readonly tokensPerSecond?: number
  /** From a request to its first token, in milliseconds, as measured. */
  readonly firstTokenMs?: number
  /** How many screens are written at a time. */
  readonly parallel: number
}

export interface ReactEstimate {
  readonly screens: number
  readonly requests: number
  readonly inputTokens: number
  /** Of the largest request: it has to fit into the model's window. */
  readonly mostInputTokens: number
  readonly outputTokens: number
  readonly costUsd?: number
  readonly ms?: number
}

/** In tokens, as the answers of usual models are: what a request adds to the template's kit and the prompt, and its answer. */
const sizes = {
  plan: { instructions: 800, answer: 1000 },
  base: { instructions: 1600, answer: 3200 },
  screen: { instructions: 2200, answer: 1700 },
} as const

/** Of ten screens, about one is written twice. */
const repairs = 0.1

/** As many screens as the rules would plan: a model may decide otherwise, so all of it is only about right. */
export function estimateReactRun(input: ReactEstimateInput): ReactEstimate {
  const { prompt, template, price, tokensPerSecond, firstTokenMs = 0, parallel } = input
  const screens = planByRules(prompt, template).screens.length
  const kit = estimateTokens(template.kit)
  const said = estimateTokens(prompt)
  const others = screens - 1
  const tries = others * (1 + repairs)
  const requests = [
    { input: sizes.plan.instructions + said, output: sizes.plan.answer, count: 1, atOnce: 1 },
    { input: sizes.base.instructions + kit + said + sizes.plan.answer, output: sizes.base.answer, count: 1, atOnce: 1 },
    {
      input: sizes.screen.instructions + kit + said + sizes.plan.answer,
      output: sizes.screen.answer,
      count: tries,
      atOnce: Math.max(1, Math.min(parallel, others)),
    },
  ]
  const sum = (of: (request: (typeof requests)[number]) => number): number =>
    requests.reduce((total, request) => total + of(request), 0)
  const costUsd =
    price === undefined
      ? undefined
      : sum(({ input: sent, output, count }) => count * priceOfTokens(price, { input: sent, output }))
  const ms =
    tokensPerSecond === undefined || tokensPerSecond <= 0
      ? undefined
      : sum(({ output, count, atOnce }) => (count / atOnce) * (firstTokenMs + (output / tokensPerSecond) * 1000))
  return {
    screens,
    requests: 2 + Math.round(tries),
    inputTokens: Math.round(sum(({ input: sent, count }) => sent * count)),
    mostInputTokens: Math.round(Math.max(...requests.map(({ input: sent }) => sent))),
    outputTokens: Math.round(sum(({ output, count }) => output * count)),
    ...(costUsd === undefined ? {} : { costUsd }),
    ...(ms === undefined ? {} : { ms: Math.round(ms) }),
  }
}
