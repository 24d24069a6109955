/** Numbers and times as people read them. */
import { describe, expect, it } from 'vitest'
import { formatAgo, formatBytes, formatDollars, formatDuration } from './format.ts'

describe('format', () => {
  it('durations never read "60 s" or "10.0 s"', () => {
    expect([40, 9_940, 9_960, 59_600, 185_000].map(formatDuration)).toEqual([
      '0.0 s',
      '9.9 s',
      '10 s',
      '1 min 0 s',
      '3 min 5 s',
    ])
  })

  it('times long ago are dates', () => {
    const now = Date.parse('2026-11-21T12:00:00Z')
    const ago = (milliseconds: number): string => formatAgo(now - milliseconds, now)
    expect([ago(5_000), ago(300_000), ago(7_200_000), ago(90_000_000)]).toEqual([
      'just now',
      '5 min ago',
      '2 h ago',
      'yesterday',
    ])
    expect(ago(30 * 86_400_000)).toBe('22 Oct')
    expect(ago(400 * 86_400_000)).toBe('17 Oct 2025')
  })

  it('money has two figures that count, and never reads as nothing where it is something', () => {
    expect([0, 0.00003, 0.0031, 0.0088, 0.02, 0.1, 1.239, 12].map(formatDollars)).toEqual([
      '$0.00',
      '<$0.0001',
      '$0.0031',
      '$0.0088',
      '$0.020',
      '$0.10',
      '$1.24',
      '$12.00',
    ])
  })

  it('sizes use the units of file managers', () => {
    expect([0, 812_000_000, 4_700_000_000].map(formatBytes)).toEqual(['0 B', '812 MB', '4.7 GB'])
  })
})
