/** Which template fits a prompt: the sum of the weights of the keywords that stand in it, and nothing else. */
import type { Template } from './catalogue.ts'
import { findPhrase, plain, type Word } from './words.ts'

/** What can be ranked: a page, or a React app. */
interface Ranking {
  readonly manifest: { readonly keywords: Readonly<Record<string, number>> }
}

export interface Ranked<T extends Ranking = Template> {
  readonly template: T
  readonly score: number
  /** True when a keyword was found that may stand alone: hints add up to no more than an offer. */
  readonly fits: boolean
  /** The keywords that were found, as they were typed. */
  readonly because: readonly string[]
  /** Indexes of the words that they take. */
  readonly took: ReadonlySet<number>
}

/** The weight from which a keyword may stand alone; below it, it only hints. */
const strong = 3

/** All templates, best first: those that fit, then by score; ties keep the catalogue's order. */
export function rank<T extends Ranking>(words: readonly Word[], catalogue: readonly T[]): readonly Ranked<T>[] {
  return catalogue
    .map((template) => {
      let score = 0
      let fits = false
      const because: string[] = []
      const took = new Set<number>()
      // Longer phrases first: "to do list" must not be counted again as "list".
      const keywords = Object.entries(template.manifest.keywords).sort(([a], [b]) => b.length - a.length)
      for (const [keyword, weight] of keywords) {
        const at = findPhrase(words, plain(keyword))
        if (at === undefined || at.some((index) => took.has(index))) continue
        score += weight
        fits ||= weight >= strong
        because.push(at.map((index) => words[index]?.raw ?? '').join(' '))
        for (const index of at) took.add(index)
      }
      return { template, score, fits, because, took }
    })
    .sort((a, b) => Number(b.fits) - Number(a.fits) || b.score - a.score)
}
