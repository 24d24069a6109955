import { describe, expect, test } from 'vitest'
import { bridgePlace } from './bridge-place.ts'

const place = (text: string, whole = false): number | undefined => bridgePlace(Buffer.from(text), whole)

describe('where the bridge goes', () => {
  test.each([
    ['right after the doctype', '<!DOCTYPE html>\n<html>', 15],
    ['after a comment and a doctype', '<!-- made --> <!doctype html><p>', 29],
    ['at the start where there is no doctype', '<html><p>', 0],
    ['at the start of text', 'hello', 0],
    ['after a byte order mark', '\ufeff<p>', 3],
    ['at the start where a comment is followed by no doctype', '<!-- x --><p>', 0],
  ])('%s', (_, text, expected) => expect(place(text)).toBe(expected))

  test('a doctype in pieces is waited for, byte by byte', () => {
    const text = ' <!-- a --><!doctype html>'
    for (let end = 0; end < text.length; end++) expect(place(text.slice(0, end))).toBeUndefined()
    expect(place(text)).toBe(text.length)
  })

  test('a document that ends, or goes on, inside its beginning still gets one', () => {
    expect(place('<!doc', true)).toBe(0)
    expect(place('', true)).toBe(0)
    expect(place(`<!-- ${'x'.repeat(5000)}`)).toBe(0)
  })
})
