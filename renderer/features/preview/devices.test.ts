import { describe, expect, it } from 'vitest'
import { firstChoice, placedIn, sideWithin, sizeOf, withKind, withSize } from './devices.ts'

const room = { width: 410, height: 500 }
const phone = withKind(firstChoice, 'phone')

describe('the frame of a device', () => {
  it('has the room there is until a device is chosen', () => {
    expect(placedIn(firstChoice, room)).toEqual({ ...room, scale: 1 })
  })

  it('has the device’s own size, shown so small that all of it is seen, and never larger than it is', () => {
    expect(placedIn(withKind(firstChoice, 'tablet'), room)).toEqual({ width: 820, height: 1180, scale: 500 / 1180 })
    expect(placedIn(phone, { width: 2000, height: 2000 }).scale).toBe(1)
  })

  it('changes its sides when it is turned', () => {
    expect(sizeOf({ ...phone, turned: true })).toEqual({ width: 852, height: 393 })
  })

  it('is shown at the zoom that was asked for, whatever the room; and keeps its scale while it is dragged', () => {
    expect(placedIn({ ...phone, zoom: 75 }, room).scale).toBe(0.75)
    expect(placedIn({ ...phone, zoom: 'fit' }, room, 0.4).scale).toBe(0.4)
  })

  it('is seen even before the pane has a size', () => {
    expect(placedIn(phone, { width: 0, height: 0 }).scale).toBe(1)
  })
})

describe('choosing', () => {
  it('a size of one’s own begins from how the device is held, within bounds', () => {
    const turned = { ...phone, turned: true }
    const wider = withSize(turned, { width: 900.4, height: 12 })
    expect(sizeOf(wider)).toEqual({ width: 900, height: 160 })
    expect(wider.turned).toBe(false)
  })

  it('a kind keeps the device of that kind that is already there', () => {
    const pixel = { ...firstChoice, device: 'pixel-8', turned: true }
    expect(withKind(pixel, 'phone')).toBe(pixel)
    expect(withKind(pixel, 'tablet')).toMatchObject({ device: 'ipad-air', turned: false })
  })

  it('what is no number is the smallest size', () => {
    expect(sideWithin(Number('x'))).toBe(160)
    expect(sideWithin(99_999)).toBe(3_840)
  })
})
