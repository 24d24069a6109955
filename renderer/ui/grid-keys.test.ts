/** Arrow keys in lists and grids. */
import { describe, expect, test } from 'vitest'
import { type GridShape, placeAfterKey } from './grid-keys.ts'

const list: GridShape = { count: 5, columns: 1, pageRows: 3, rightToLeft: false }
/** 0 1 2 / 3 4 5 / 6 7 */
const grid: GridShape = { count: 8, columns: 3, pageRows: 2, rightToLeft: false }

describe('a list', () => {
  test.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 4, 4],
    ['ArrowUp', 0, 0],
    ['End', 1, 4],
    ['Home', 3, 0],
    ['PageDown', 3, 4],
    ['PageUp', 4, 1],
    ['ArrowRight', 1, undefined],
    ['a', 1, undefined],
  ])('%s from %i leads to %o', (key, at, to) => expect(placeAfterKey(key, at, list)).toBe(to))
})

describe('a grid', () => {
  test.each([
    ['ArrowRight', 2, 3],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 1, 4],
    ['ArrowDown', 5, 7],
    ['ArrowDown', 6, 6],
    ['ArrowUp', 7, 4],
    ['PageDown', 0, 6],
  ])('%s from %i leads to %o', (key, at, to) => expect(placeAfterKey(key, at, grid)).toBe(to))

  test('left is forward where lines begin at the right', () => {
    expect(placeAfterKey('ArrowLeft', 0, { ...grid, rightToLeft: true })).toBe(1)
    expect(placeAfterKey('ArrowRight', 1, { ...grid, rightToLeft: true })).toBe(0)
  })
})
