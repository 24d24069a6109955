/** Verdicts on targets in words, for those who read them outside of the window. */
import type { TargetName, TargetVerdict } from '#shared/domain/metrics.ts'

interface Words {
  readonly what: string
  readonly unit: 'time' | 'share'
  readonly bound: 'at most' | 'at least'
  /** What is counted. */
  readonly of: string
}

const words: Readonly<Record<TargetName, Words>> = {
  'first-token-p95': { what: 'first token, P95', unit: 'time', bound: 'at most', of: 'answers' },
  'total-p50': { what: 'whole answer, P50', unit: 'time', bound: 'at most', of: 'answers' },
  'total-p95': { what: 'whole answer, P95', unit: 'time', bound: 'at most', of: 'answers' },
  'cancel-p95': { what: 'stopping, P95', unit: 'time', bound: 'at most', of: 'stops' },
  errors: { what: 'errors', unit: 'share', bound: 'at most', of: 'requests' },
  'cache-hits': { what: 'answers from the cache', unit: 'share', bound: 'at least', of: 'requests' },
  'rate-limits': { what: 'rate limits met', unit: 'share', bound: 'at most', of: 'requests' },
  'generation-mean': { what: 'a run, on average', unit: 'time', bound: 'at most', of: 'runs' },
  completion: { what: 'runs completed', unit: 'share', bound: 'at least', of: 'runs' },
}

const verdicts = { passing: 'passing', failing: 'failing', 'too-few': 'too few' } as const

/** As in `standard models: errors 0.4% (of 250 requests), at most 1%: passing`. */
export function targetWords({ name, modelClass, limit, value, verdict, of }: TargetVerdict): string {
  const { what, unit, bound, of: counted } = words[name]
  const lead = `${modelClass} models: ${what}`
  if (value === undefined) return `${lead}, ${bound} ${inUnit(limit, unit)}: too few ${counted} to tell (${of})`
  const now = `${inUnit(value, unit)} (of ${of} ${counted})`
  return `${lead} ${now}, ${bound} ${inUnit(limit, unit)}: ${verdicts[verdict]}`
}

function inUnit(value: number, unit: 'time' | 'share'): string {
  return unit === 'time' ? timeWords(value) : shareWords(value)
}

/** Milliseconds as people read them: `240 ms`, `1.5 s`. */
export function timeWords(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${Number((ms / 1000).toFixed(2))} s`
}

/** A share from 0 to 1 as `12.5%`. */
export function shareWords(share: number): string {
  return `${Number((share * 100).toFixed(1))}%`
}
