import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { BridgeEvent, StudioOrder } from '#shared/contract/bridge-event.ts'
import { createFrameLink } from './frame-link.ts'
import { createSpareEar, type SpareEar } from './spare-ear.ts'

const page: BridgeEvent = { type: 'page', path: '', back: false, forward: false, fresh: true }
const place: Extract<BridgeEvent, { type: 'place' }> = {
  type: 'place',
  places: [{ at: '', left: 0, top: 40 }],
  screens: ['a.js'],
}
const requests: BridgeEvent = { type: 'requests', list: [] }

let told: StudioOrder[]
let asked: StudioOrder[]
let ear: SpareEar

/** `seen`: the app that is seen hears what it is asked. */
function begin(seen: boolean): void {
  asked = []
  told = []
  ear = createSpareEar({ ...createFrameLink(), order: (order) => (asked.push(order), seen) })
  ear.open((order) => told.push(order))
}

beforeEach(() => begin(true))

describe('a hidden frame', () => {
  test('is told to stand where the seen one is, as soon as it is there and that is known', () => {
    ear.begin()
    ear.hear(page)
    expect(told).toEqual([])
    ear.place(place)
    expect(asked).toEqual([{ type: 'place' }])
    expect(told).toEqual([{ type: 'stand', places: place.places, screens: place.screens }])
  })

  test('that waits begins at once, and stands when it is known where', () => {
    ear.hear(page)
    ear.hear(requests)
    ear.begin({ build: 3, path: 'settings' })
    expect(told).toEqual([{ type: 'begin', build: 3, path: 'settings' }])
    ear.place(place)
    expect(told.map(({ type }) => type)).toEqual(['begin', 'stand'])
  })

  test('that loads itself anew is told once more', () => {
    ear.hear(page)
    ear.begin({ build: 3, path: '' })
    ear.place(place)
    ear.hear(page)
    expect(told.map(({ type }) => type)).toEqual(['begin', 'stand', 'stand'])
  })

  test('does not wait for one that says nothing', () => {
    vi.useFakeTimers()
    ear.hear(page)
    ear.begin()
    vi.runAllTimers()
    vi.useRealTimers()
    expect(told).toEqual([{ type: 'stand', places: [], screens: [] }])
  })

  test('is heard when it is shown: all that it said since it began', () => {
    ear.hear(page)
    ear.hear(requests)
    ear.begin({ build: 3, path: '' })
    ear.hear({ type: 'mounted' })
    expect(ear.take()).toEqual([page])
    expect(ear.take()).toEqual([])
  })

  test('says what broke in it, also where no error was told of', () => {
    ear.hear(page)
    expect(ear.broken('app.js did not load')).toMatchObject({ type: 'error', message: 'app.js did not load', line: 0 })
    const error: BridgeEvent = {
      type: 'error',
      message: 'no',
      stack: '',
      rejection: false,
      file: 'a.tsx',
      line: 2,
      column: 1,
    }
    ear.hear(error)
    expect(ear.broken('no')).toEqual(error)
  })
})
