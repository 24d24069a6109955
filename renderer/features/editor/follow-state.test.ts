import { describe, expect, it } from 'vitest'
import { afterScroll, followFromStart, type ScrollFact } from './follow-state.ts'

const scroll = (top: number, contentHeight: number, ours = false): ScrollFact => ({
  top,
  viewHeight: 400,
  contentHeight,
  ours,
})

describe('following the end', () => {
  it('goes on while the editor moves itself and while the text grows', () => {
    const moved = afterScroll(followFromStart, scroll(600, 1_000, true))
    expect(afterScroll(moved, scroll(600, 1_400)).following).toBe(true)
  })

  it('stops when the user scrolls up, and stays so while the text grows', () => {
    const moved = afterScroll(followFromStart, scroll(600, 1_000, true))
    const away = afterScroll(moved, scroll(300, 1_000))
    expect(away.following).toBe(false)
    expect(afterScroll(away, scroll(300, 2_000)).following).toBe(false)
  })

  it('does not start again on the way down before the end is reached', () => {
    const away = { following: false, top: 100 }
    const nearer = afterScroll(away, scroll(300, 1_000))
    expect(nearer.following).toBe(false)
    expect(afterScroll(nearer, scroll(600, 1_000)).following).toBe(true)
  })

  it('survives a short text that cannot scroll', () => {
    expect(afterScroll(followFromStart, scroll(0, 120)).following).toBe(true)
  })
})
