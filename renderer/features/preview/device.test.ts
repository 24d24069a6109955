import { expect, it } from 'vitest'
import { deviceFrame } from './device.ts'

it('shows a phone at its own size, no taller than the pane', () => {
  expect(deviceFrame('phone', { width: 900, height: 600 })).toEqual({ width: 390, height: 600, scale: 1 })
})

it('scales a tablet down into a narrow pane, and lets it use the height that this frees', () => {
  expect(deviceFrame('tablet', { width: 410, height: 500 })).toEqual({ width: 820, height: 1000, scale: 0.5 })
})

it('gives the desktop the room there is', () => {
  expect(deviceFrame('desktop', { width: 410, height: 500 })).toEqual({ width: 410, height: 500, scale: 1 })
})
