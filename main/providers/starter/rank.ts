/** Which template fits a prompt: the sum of the weights of the keywords that stand in it, and nothing else. */
import type { Template } from './catalogue.ts'
import { findPhrase, plain, type Word } from './words.ts'

export interface Ranked {
  readonly template: Template
  readonly score: number
  /** The keywords that were found, as they were typed. */
  readonly because: readonly string[]
  /** Indexes of the words that they take. */
  readonly took: ReadonlySet<number>
}

/** The score from which a template is taken; below it the template is only offered. */
export const enough = 3

/** All templates, best first; templates with the same score keep the catalogue's order. */
export function rank(words: readonly Word[], catalogue: readonly Template[]): readonly Ranked[] {
  return catalogue
    .map((template) => {
      let score = 0
      const because: string[] = []
      const took = new Set<number>()
      // Longer phrases first: "to do list" must not be counted again as "list".
      const keywords = Object.entries(template.manifest.keywords).sort(([a], [b]) => b.length - a.length)
      for (const [keyword, weight] of keywords) {
        const at = findPhrase(words, plain(keyword))
        if (at === undefined || at.some((index) => took.has(index))) continue
        score += weight
        because.push(at.map((index) => words[index]?.raw ?? '').join(' '))
        for (const index of at) took.add(index)
      }
      return { template, score, because, took }
    })
    .sort((a, b) => b.score - a.score)
}
