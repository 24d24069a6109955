/** Prompts of before: finding the nearly same among 10,000, against reading all of them once. */
import { createPromptIndex } from '../../main/generation/prompt-index.ts'
import type { Benchmark } from '../measure.ts'

const kept = 10_000
const rounds = 200

const things = [
  'timer',
  'tracker',
  'quiz',
  'board',
  'planner',
  'calculator',
  'journal',
  'catalogue',
  'game',
  'converter',
]
const topics = ['habits', 'recipes', 'rivers', 'expenses', 'flights', 'birds', 'chess', 'gardens', 'lessons', 'weather']
const wishes = [
  'dark colours',
  'a search field',
  'keyboard shortcuts',
  'charts by week',
  'Arabic texts',
  'export as CSV',
]

export const similarPrompts: Benchmark = {
  async run({ slowMs }) {
    const prompts = Array.from({ length: kept }, (_, index) => promptOf(index))
    const index = createPromptIndex()
    prompts.forEach((prompt, at) => index.add(String(at), prompt))
    const found: number[] = []
    const read: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const asked = `please make ${promptOf(round * 37)}`
      found.push(timed(() => index.find(asked, 3)) + slowMs)
      read.push(timed(() => prompts.filter((prompt) => prompt.toLowerCase().includes(asked))))
    }
    return [
      { name: 'nearly the same among 10,000 prompts', unit: 'ms', samples: found, limit: 20, counts: 'p95' },
      { name: 'against looking for the very text', unit: 'ms', samples: found, baseline: read },
    ]
  },
}

function promptOf(index: number): string {
  const pick = (list: readonly string[], step: number): string => list[Math.floor(index / step) % list.length] ?? ''
  return `a ${pick(topics, 1)} ${pick(things, 7)} for team ${index % 211} with ${pick(wishes, 3)} and ${pick(wishes, 11)}`
}

function timed(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}
