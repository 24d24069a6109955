import { expect, it } from 'vitest'
import type { Version } from '#shared/domain/project.ts'
import { dayName, daysOf, figuresOf } from './facts-words.ts'

const noon = new Date(2026, 10, 21, 12).getTime()
const hour = 3_600_000
const made = (createdAt: number): Version =>
  ({ id: String(createdAt), projectId: 'p', number: 1, reason: 'run', label: '', createdAt, files: [] }) as const

it('puts versions of one day together, at midnight apart', () => {
  const days = daysOf([made(noon), made(noon - 11 * hour), made(noon - 13 * hour)])
  expect(days.map(({ versions }) => versions.length)).toEqual([2, 1])
  expect(days.map(({ at }) => dayName(at, noon))).toEqual(['Today', 'Yesterday'])
  expect(dayName(noon - 72 * hour, noon)).toBe('Wednesday 18 November')
})

it('tells time and cost of an answer, and nothing of what no model made', () => {
  const counts = { versionId: '1', added: 1, removed: 0 }
  const model = { provider: 'openai', model: 'large' } as const
  expect(figuresOf(counts)).toEqual([])
  expect(figuresOf({ ...counts, model, ms: 41_000, cost: { usd: 0.02 } })).toEqual(['41 s', '$0.020'])
  expect(figuresOf({ ...counts, model: { provider: 'starter', model: '' }, ms: 400 })).toEqual(['0.4 s'])
})
