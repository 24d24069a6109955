/** What all requests of a run used and cost together. */
import type { RunCost } from '#shared/domain/cost.ts'
import type { Usage } from '#shared/domain/model.ts'

export interface Spent {
  readonly usage: Usage
  /** Absent where that of any is not known. */
  readonly cost?: RunCost | undefined
}

export interface Spending {
  /** One more request; what it is given is what this one has used up to now. It returns the sum over all of them. */
  request(): (spent: Spent) => Spent
}

export function createSpending(): Spending {
  const requests: Spent[] = []
  let count = 0
  return {
    request() {
      const index = count
      count += 1
      return (spent) => {
        requests[index] = spent
        // One that has not used anything yet leaves a hole.
        return requests.filter((one) => one !== undefined).reduce((a, b) => add(a, b))
      }
    },
  }
}

function add(a: Spent, b: Spent): Spent {
  return { usage: addUsage(a.usage, b.usage), cost: addCost(a.cost, b.cost) }
}

function addUsage(a: Usage, b: Usage): Usage {
  const sum = (name: 'cached' | 'cacheWritten' | 'reasoning'): Partial<Usage> =>
    a[name] === undefined && b[name] === undefined ? {} : { [name]: (a[name] ?? 0) + (b[name] ?? 0) }
  return {
    input: a.input + b.input,
    output: a.output + b.output,
    ...sum('cached'),
    ...sum('cacheWritten'),
    ...sum('reasoning'),
    estimated: a.estimated || b.estimated,
  }
}

/** Why there was nothing to pay is only said where it holds for all. */
function addCost(a: RunCost | undefined, b: RunCost | undefined): RunCost | undefined {
  if (a === undefined || b === undefined) return undefined
  const price = a.price ?? b.price
  return {
    usd: a.usd + b.usd,
    ...(price === undefined ? {} : { price }),
    ...(a.nothing !== undefined && a.nothing === b.nothing ? { nothing: a.nothing } : {}),
  }
}
