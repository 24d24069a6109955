/** Asks once what is asked twice at the same time. */
import type { Middleware } from './handler.ts'
import type { KeyOf } from './keys.ts'
import { shareAnswer, type SharedAnswer } from './shared-answer.ts'

export interface Dedupe {
  readonly middleware: Middleware
  /** How many requests read along with another. */
  joined(): number
}

export function createDedupe(keyOf: KeyOf): Dedupe {
  const underWay = new Map<string, SharedAnswer>()

  const middleware: Middleware = (next) => (ask, signal) => {
    const key = keyOf(ask)
    if (key === undefined) return next(ask, signal)
    // "Ask again" is for an answer of one's own.
    if (ask.fresh === true) {
      return { [Symbol.asyncIterator]: () => shareAnswer(next, ask, () => {}).join(ask, signal) }
    }
    // The same question with other models to fall back to may end in another answer.
    const name = `${key} ${JSON.stringify(ask.candidates)}`
    return {
      [Symbol.asyncIterator]() {
        const known = underWay.get(name)
        if (known !== undefined) {
          ask.report({ type: 'cache', outcome: 'joined' })
          return known.join(ask, signal)
        }
        const answer = shareAnswer(next, ask, () => underWay.delete(name))
        underWay.set(name, answer)
        return answer.join(ask, signal)
      },
    }
  }

  return {
    middleware,
    joined: () => [...underWay.values()].reduce((sum, answer) => sum + answer.readers() - 1, 0),
  }
}
