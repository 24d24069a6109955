import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPartialJson } from './partial-json.ts'

function read(...pieces: readonly string[]) {
  const json = createPartialJson()
  for (const piece of pieces) json.push(piece)
  return { value: json.value(), whole: json.whole() }
}

test('gives what is decided, and nothing that may yet change', () => {
  expect(read('{"name": "Fo').value).toEqual({})
  expect(read('{"name": "Fo"').value).toEqual({ name: 'Fo' })
  expect(read('{"name": "Fo", "pal').value).toEqual({ name: 'Fo' })
  expect(read('{"name": "Fo", "palette":').value).toEqual({ name: 'Fo' })
  expect(read('{"count": 12').value).toEqual({})
  expect(read('{"count": 12,').value).toEqual({ count: 12 })
  expect(read('{"screens": [{"id": "home"}, {"id": "or').value).toEqual({ screens: [{ id: 'home' }, {}] })
})

test('leaves out what stands around the object', () => {
  expect(read('Here it is:\n```json\n{"a": "}"}\n``` {"b": 1}')).toEqual({ value: { a: '}' }, whole: true })
  expect(read('I cannot do that.')).toEqual({ value: undefined, whole: false })
})

test('forgives a comma too much', () => {
  expect(read('{"a": [1, 2,], }').value).toEqual({ a: [1, 2] })
})

test('any JSON, cut anywhere, is read as it is', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.array(fc.nat(400)),
      fc.boolean(),
      (object, cuts, spaced) => {
        // A prototype cannot be told from a key in what the parser gives.
        if (JSON.stringify(object).includes('__proto__')) return
        const text = JSON.stringify(object, null, spaced ? 2 : undefined)
        const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].toSorted((a, b) => a - b)
        const pieces = [...places, text.length].map((end, index) => text.slice(places[index - 1] ?? 0, end))
        expect(read(...pieces)).toEqual({ value: JSON.parse(text), whole: true })
      },
    ),
  )
})

test('the beginning of a JSON gives the same, however it is cut', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), fc.nat(), (object, end, cut) => {
      const text = JSON.stringify(object)
      const beginning = text.slice(0, end % (text.length + 1))
      const at = cut % (beginning.length + 1)
      const whole = read(beginning)
      expect(read(beginning.slice(0, at), beginning.slice(at))).toEqual(whole)
      expect(read(...beginning)).toEqual(whole)
    }),
  )
})
