/** Asks once what is asked twice at the same time. */
import type { EventReader } from '../providers/provider.ts'
import type { Ask, Middleware } from './handler.ts'
import { shareAnswer, type SharedAnswer } from './shared-answer.ts'

export interface Dedupe {
  readonly middleware: Middleware
  /** How many requests read along with another. */
  joined(): number
}

interface UnderWay {
  readonly name: string
  readonly ask: Ask
  readonly answer: SharedAnswer
}

export function createDedupe(): Dedupe {
  // A list: a Map that lives long keeps what was in it, in its outgrown tables; docs/performance.md.
  let underWay: readonly UnderWay[] = []

  /** Models differ in what they can be sent: the same for the first may be something else for one that answers instead. */
  function isSameForAll(a: Ask, b: Ask): boolean {
    return a.candidates.slice(1).every((model) => a.keyFor?.(model) === b.keyFor?.(model))
  }

  const middleware: Middleware = (next) => (ask, signal) => {
    const key = ask.keyFor?.(ask.candidates[0])
    if (key === undefined) return next(ask, signal)
    const alone = (): EventReader => shareAnswer(next, ask, () => {}).join(ask, signal)
    // "Ask again" is for an answer of one's own.
    if (ask.fresh === true) return { [Symbol.asyncIterator]: alone }
    // The same question with other models to fall back to may end in another answer.
    const name = `${key} ${JSON.stringify(ask.candidates)}`
    return {
      [Symbol.asyncIterator]() {
        const known = underWay.find((each) => each.name === name)
        if (known !== undefined && !isSameForAll(known.ask, ask)) return alone()
        if (known !== undefined) {
          ask.report({ type: 'cache', outcome: 'joined' })
          return known.answer.join(ask, signal)
        }
        const answer = shareAnswer(next, ask, () => {
          underWay = underWay.filter((each) => each.answer !== answer)
        })
        underWay = [...underWay, { name, ask, answer }]
        return answer.join(ask, signal)
      },
    }
  }

  return {
    middleware,
    joined: () => underWay.reduce((sum, { answer }) => sum + answer.readers() - 1, 0),
  }
}
