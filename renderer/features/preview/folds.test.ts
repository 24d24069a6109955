import { expect, it } from 'vitest'
import { foldsAt } from './folds.ts'

it('folds what is needed least first, and never anything before the pane’s width is known', () => {
  const order = [2_000, 700, 450, 410, 390, 350, 330, 300, 260].map((width) => {
    const { any: _, ...parts } = foldsAt(width)
    return Object.values(parts).filter(Boolean).length
  })
  expect(order).toEqual(order.toSorted((left, right) => left - right))
  expect(order[0]).toBe(0)
  expect(order.at(-1)).toBe(7)
  expect(foldsAt(0)).toMatchObject({ words: true, picture: false, any: false })
})
