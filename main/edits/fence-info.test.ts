import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFenceInfo, writeFenceInfo } from './fence-info.ts'

test('a plain path stands as the instructions show it', () => {
  expect(writeFenceInfo('css/app.css')).toBe('css path=css/app.css')
})

test('a path with spaces or marks is read back whole', () => {
  expect(writeFenceInfo('about us.html')).toBe('html path="about us.html"')
  const path = fc.string({ unit: fc.constantFrom(..."ab1 ./{}(),='-_é"), minLength: 1 })
  fc.assert(
    fc.property(path, (text) => {
      fc.pre(text === text.trim())
      expect(readFenceInfo(writeFenceInfo(text)).path).toBe(text)
    }),
  )
})
