/** Targets in words: what is aimed at, whether it is met, and what to do. Pure. */
import type { TargetName, TargetVerdict } from '#shared/domain/metrics.ts'
import { t } from '../../words/index.ts'
import { formatLong, formatShare } from './figures.ts'

const shares: ReadonlySet<TargetName> = new Set<TargetName>(['errors', 'cache-hits', 'rate-limits', 'completion'])
const floors: ReadonlySet<TargetName> = new Set<TargetName>(['cache-hits', 'completion'])

/** Main gives no verdict on fewer. */
const needed = 20

/** True where the value is a share from 0 to 1; else it is a time. */
export function isShare(name: TargetName): boolean {
  return shares.has(name)
}

/** A target's value or limit in its own unit. */
export function targetValue(name: TargetName, value: number): string {
  return isShare(name) ? formatShare(value) : formatLong(value)
}

/** "within 1.5 s", "over 6.0 s", "too few: 3 of 20". */
export function verdictText({ name, limit, verdict, of }: TargetVerdict): string {
  if (verdict === 'too-few') return t('metrics.verdict.tooFew', { of, needed })
  const words = floors.has(name)
    ? ({ passing: 'over', failing: 'notOver' } as const)
    : ({ passing: 'under', failing: 'notUnder' } as const)
  return t(`metrics.verdict.${words[verdict]}`, { limit: targetValue(name, limit) })
}

/** Of all classes of models, the one that says most: what fails before what passes before what is too little to tell. */
export function tellingVerdict(verdicts: readonly TargetVerdict[], name: TargetName): TargetVerdict | undefined {
  const own = verdicts.filter((one) => one.name === name)
  const rank = { failing: 0, passing: 1, 'too-few': 2 }
  return own.toSorted((a, b) => rank[a.verdict] - rank[b.verdict] || b.of - a.of)[0]
}

/** True when more than one class has verdicts, so that each must be named. */
export function needsClass(verdicts: readonly TargetVerdict[]): boolean {
  return new Set(verdicts.map(({ modelClass }) => modelClass)).size > 1
}

/** With the class behind it, where there are several. */
export function withClass(text: string, { modelClass }: TargetVerdict, named: boolean): string {
  return named ? t('metrics.ofClass', { text, modelClass: t(`metrics.classes.${modelClass}`) }) : text
}

/** The sign beside a verdict. */
export function toneOf({ verdict }: TargetVerdict): 'ok' | 'bad' | 'few' {
  return ({ passing: 'ok', failing: 'bad', 'too-few': 'few' } as const)[verdict]
}

/** So small a share of a difference is none. */
const sameWithin = 0.02

/** How it went since the period before; undefined where that is not known. */
export function trendOf({ name, value, before }: TargetVerdict): 'better' | 'worse' | 'same' | undefined {
  if (value === undefined || before === undefined) return undefined
  if (Math.abs(value - before) <= sameWithin * Math.max(Math.abs(value), Math.abs(before))) return 'same'
  return value > before === floors.has(name) ? 'better' : 'worse'
}
