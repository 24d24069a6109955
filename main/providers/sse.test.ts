import { expect, test } from 'vitest'
import { createSseParser } from './sse.ts'
import { bytes, splits } from './test-parsing.ts'

function read(pieces: readonly Uint8Array[]): string[] {
  const seen: string[] = []
  const parser = createSseParser({
    event: (data, type) => seen.push(`event ${type}|${data}`),
    stray: (line) => seen.push(`stray ${line}`),
  })
  for (const piece of pieces) parser.push(piece)
  parser.end()
  return seen
}

const all = (text: string) => read([bytes(text)])

test('an event ends at a blank line, and its data lines are joined', () => {
  expect(all('data: a\ndata:b\n\ndata:  c\n\n')).toEqual(['event |a\nb', 'event | c'])
})

test('the last event counts without a blank line, and without a line end', () => {
  expect(all('data: a\n\ndata: b')).toEqual(['event |a', 'event |b'])
  expect(all('data: a\n\ndata: b\n')).toEqual(['event |a', 'event |b'])
})

test.each(['\n', '\r\n', '\r'])('line ends may be %j', (end) => {
  const text = ['event: error', 'data: x', '', 'data: y', '', ''].join(end)
  expect(all(text)).toEqual(['event error|x', 'event |y'])
})

test('comments, ids, retries and events without data are passed over', () => {
  expect(all(': ping\nid: 1\nretry: 5\nevent: ping\n\nid\n\ndata: a\n\n')).toEqual(['event |a'])
})

test('the type holds for one event only', () => {
  expect(all('event: error\ndata: a\n\ndata: b\n\n')).toEqual(['event error|a', 'event |b'])
})

test('a leading byte order mark is not part of the first field', () => {
  expect(all('\u{feff}data: a\n\n')).toEqual(['event |a'])
})

test('lines that are not SSE are reported, not dropped', () => {
  expect(all('error: {"m":1}\n<html>\n{"a":1}\ndatabase: x\n')).toEqual([
    'stray error: {"m":1}',
    'stray <html>',
    'stray {"a":1}',
    'stray database: x',
  ])
})

test.each(['data', 'dat', 'ev', 'e'])('a body that ends in the middle of a field (%s) is told as cut', (rest) => {
  const cuts: string[] = []
  const parser = createSseParser({
    event() {},
    stray: (line) => cuts.push(`stray ${line}`),
    cut: (line) => cuts.push(line),
  })
  parser.push(bytes(`data: a\n\n${rest}`))
  parser.end()
  expect(cuts).toEqual([rest])
})

test.each([
  'data: Grüße 👩‍💻\r\n\r\nevent: error\rdata: a\r\rerror: {"x":"é"}\n: c\n\ndata: last',
  '\u{feff}data: a\n\r\ndata: b\r\n\n\r\ndata\n\n{"bare":\n"json"}\n',
])('any split of the bytes gives the same: %j', (text) => {
  const body = bytes(text)
  const expected = read([body])
  for (const pieces of splits(body)) expect(read(pieces)).toEqual(expected)
})

test('one line of 8 MiB in small pieces is linear, and whole', () => {
  const long = 'x'.repeat(8 * 1024 * 1024)
  const body = bytes(`data: ${long}\n\n`)
  const pieces = Array.from({ length: Math.ceil(body.length / 1024) }, (_, at) =>
    body.subarray(at * 1024, (at + 1) * 1024),
  )
  expect(read(pieces)[0]?.length).toBe('event |'.length + long.length)
})
