/** Who may begin, and when. */
import { expect, test } from 'vitest'
import { createMountQueue } from './mount-queue.ts'

function three() {
  const begun: string[] = []
  const queue = createMountQueue(2)
  const [a, b, c] = ['a', 'b', 'c'].map((name) => queue.enter(() => begun.push(name)))
  if (a === undefined || b === undefined || c === undefined) throw new Error('three entered')
  return { begun, queue, a, b, c }
}

test('as many as there is room for begin at once, the next when one is done', () => {
  const { begun, b } = three()
  expect(begun).toEqual(['a', 'b'])
  b.done()
  expect(begun).toEqual(['a', 'b', 'c'])
})

test('being done twice makes room once', () => {
  const { begun, queue, a } = three()
  queue.enter(() => begun.push('d'))
  a.done()
  a.done()
  expect(begun).toEqual(['a', 'b', 'c'])
})

test('one that leaves before its turn is passed over', () => {
  const { begun, queue, a, c } = three()
  queue.enter(() => begun.push('d'))
  c.done()
  a.done()
  expect(begun).toEqual(['a', 'b', 'd'])
})
