import { beforeEach, expect, test } from 'vitest'
import { useContextStore, wishesOf } from './context-store.ts'

const { pin, add, remove, sent, reset } = useContextStore.getState()
const choice = () => useContextStore.getState().choiceOf('p')
const wishes = () => wishesOf(choice(), undefined)

beforeEach(() => reset('p'))

test('after a prompt was sent, only pins stay', () => {
  pin('p', 'a.ts')
  add('p', 'b.ts')
  remove('p', 'c.ts')
  expect(wishes()).toMatchObject({ add: ['a.ts', 'b.ts'], remove: ['c.ts'] })
  sent('p')
  expect(wishes()).toMatchObject({ add: ['a.ts'], remove: [] })
})

test('the last word on a file counts', () => {
  pin('p', 'a.ts')
  remove('p', 'a.ts')
  expect(wishes()).toMatchObject({ add: [], remove: ['a.ts'] })
  add('p', 'a.ts')
  expect(wishes()).toMatchObject({ add: ['a.ts'], remove: [] })
  remove('p', 'a.ts')
  pin('p', 'a.ts')
  expect(wishes()).toMatchObject({ add: ['a.ts'], remove: [] })
  pin('p', 'a.ts')
  expect(wishes()).toMatchObject({ add: [], remove: [] })
})

test('each project has its own, and nothing chosen is the same object each time', () => {
  add('p', 'a.ts')
  expect(useContextStore.getState().choiceOf('q')).toBe(useContextStore.getState().choiceOf('q'))
  expect(wishesOf(useContextStore.getState().choiceOf('q'), 'x.ts')).toEqual({
    add: [],
    remove: [],
    picked: [],
    open: ['x.ts'],
  })
})
