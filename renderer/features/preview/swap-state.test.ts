import { describe, expect, it } from 'vitest'
import { isUpdateReady, noSwap, type SwapFact, swapReducer, type SwapState } from './swap-state.ts'

const after = (...facts: SwapFact[]): SwapState => facts.reduce(swapReducer, noSwap)
const build = (good: number, inPlace = false): SwapFact => ({ type: 'build', good, inPlace })
const mounted = (id: number, error?: string): SwapFact => ({ type: 'mounted', id, error })
const busy: SwapFact = { type: 'busy', id: 1, busy: true }
const idle: SwapFact = { type: 'busy', id: 1, busy: false }
const moved: SwapFact = { type: 'moved', path: 'settings' }

describe('a new build', () => {
  it('is shown at once when it is the first', () => {
    expect(after(build(3))).toMatchObject({ shown: { id: 1, build: 3, path: '' }, spare: undefined })
  })

  it('loads unseen where the app is, and is shown when it stands; the one before stays below until it is painted', () => {
    const loading = after(build(1), moved, build(2))
    expect(loading).toMatchObject({ shown: { build: 1 }, spare: { id: 2, build: 2, path: 'settings' } })
    const swapped = swapReducer(loading, mounted(2))
    expect(swapped).toMatchObject({ shown: { id: 2, build: 2 }, spare: undefined, leaving: { id: 1 } })
    expect(swapReducer(swapped, { type: 'painted' }).leaving).toBeUndefined()
  })

  it('that comes while another one loads follows it: builds in a row never keep the app from moving on', () => {
    const two = after(build(1), build(2), build(3))
    expect(two.spare).toMatchObject({ id: 2, build: 2 })
    expect(swapReducer(two, mounted(2))).toMatchObject({ shown: { build: 2 }, spare: { id: 3, build: 3 } })
    expect([mounted(2), mounted(3)].reduce(swapReducer, two)).toMatchObject({ shown: { id: 3 }, leaving: { id: 2 } })
  })

  it('takes the frame that was made ready for it', () => {
    const calm: SwapFact = { type: 'calm' }
    const ready = after(build(1), calm, calm, moved)
    expect(ready).toMatchObject({ shown: { id: 1 }, spare: { id: 2, stage: 'warm' } })
    expect(swapReducer(ready, build(2)).spare).toEqual({ id: 2, build: 2, path: 'settings', stage: 'loading' })
    expect([build(2), mounted(2)].reduce(swapReducer, ready)).toMatchObject({ shown: { id: 2, build: 2 } })
  })

  it('whose frame never comes to stand is shown as it is', () => {
    expect(after(build(1), build(2), { type: 'lost', id: 2 })).toMatchObject({
      shown: { id: 3, build: 2 },
      spare: undefined,
    })
  })

  it('whose frame never comes to stand takes nothing from somebody who types', () => {
    const lost = after(build(1), build(2), busy, { type: 'lost', id: 2 })
    expect(lost).toMatchObject({ shown: { id: 1, build: 1 }, spare: undefined })
    expect(isUpdateReady(lost)).toBe(true)
    expect(swapReducer(lost, idle)).toMatchObject({ shown: { id: 1 }, spare: { id: 3, build: 2, stage: 'loading' } })
  })

  it('that the app before it could not take, while the next one loaded, is asked of the next one', () => {
    const stale: SwapFact = { type: 'updated', build: 3, stale: true }
    const loading = after(build(1), build(2), build(3, true), stale)
    expect(swapReducer(loading, mounted(2))).toMatchObject({ shown: { id: 2, build: 2 }, spare: undefined })
    expect(swapReducer(loading, mounted(2, 'no'))).toMatchObject({ shown: { id: 1 }, spare: { id: 3, build: 3 } })
  })

  it('that breaks as it starts leaves the app, until the next one or until it is wanted all the same', () => {
    const broken = after(build(1), build(2), mounted(2, 'no'))
    expect(broken).toMatchObject({ shown: { id: 1 }, spare: undefined, broke: { build: 2, error: 'no' } })
    expect(swapReducer(broken, build(3))).toMatchObject({ shown: { id: 1 }, spare: { build: 3 } })
    expect(swapReducer(broken, { type: 'take' })).toMatchObject({ shown: { id: 3, build: 2 }, broke: undefined })
  })

  it('of screens that the app does not run changes nothing; one that it runs is loaded', () => {
    const taken = after(build(1), build(2, true), { type: 'updated', build: 2, stale: false })
    expect(taken).toMatchObject({ shown: { id: 1, build: 2 }, spare: undefined })
    expect(after(build(1), build(2, true), { type: 'updated', build: 2, stale: true }).spare).toMatchObject({
      build: 2,
    })
  })
})

describe('while somebody types in the app', () => {
  const waiting = after(build(1), busy, build(2))

  it('nothing is loaded beside it, and the update is said to be ready', () => {
    expect(waiting).toMatchObject({ shown: { id: 1 }, spare: undefined })
    expect(isUpdateReady(waiting)).toBe(true)
  })

  it('the update comes when they are done, or when they want it', () => {
    expect(swapReducer(waiting, idle).spare).toMatchObject({ build: 2 })
    const wanted = swapReducer(waiting, { type: 'take' })
    expect(swapReducer(wanted, mounted(2))).toMatchObject({ shown: { id: 2 }, wanted: false })
  })

  it('one that stands already waits, and is loaded anew when the app has gone elsewhere meanwhile', () => {
    const stands = after(build(1), build(2), busy, mounted(2))
    expect(stands).toMatchObject({ shown: { id: 1 }, spare: { id: 2, stage: 'standing' } })
    expect(swapReducer(stands, idle).shown?.id).toBe(2)
    expect([moved, idle].reduce(swapReducer, stands)).toMatchObject({
      shown: { id: 1 },
      spare: { id: 3, path: 'settings' },
    })
  })
})

describe('somebody who begins to type at the very moment of a swap', () => {
  const swapped = after(build(1), build(2), mounted(2))

  it('goes on in the app in which they began; the next one stands by until they are done', () => {
    const kept = swapReducer(swapped, busy)
    expect(kept).toMatchObject({ shown: { id: 1, build: 1 }, spare: { id: 2, stage: 'standing' }, leaving: undefined })
    expect(isUpdateReady(kept)).toBe(true)
    expect(swapReducer(kept, idle)).toMatchObject({ shown: { id: 2, build: 2 }, leaving: { id: 1 } })
  })

  it('is not followed into an app that is gone, nor does an older update stand by for a newer one', () => {
    const painted = swapReducer(swapped, { type: 'painted' })
    expect(swapReducer(painted, busy)).toBe(painted)
    const newer = [build(3), busy, idle].reduce(swapReducer, swapped)
    expect(newer).toMatchObject({ shown: { id: 1 }, spare: { build: 3, stage: 'loading' } })
  })
})

describe('an app that is stopped', () => {
  const stopped = after(build(1), { type: 'stop' })

  it('has no frame, and gets a new one when it is started or when another build may have mended it', () => {
    expect(stopped.shown).toBeUndefined()
    expect(swapReducer(stopped, { type: 'start' }).shown).toMatchObject({ id: 2, build: 1 })
    expect(swapReducer(stopped, build(2)).shown).toMatchObject({ id: 2, build: 2 })
  })
})
