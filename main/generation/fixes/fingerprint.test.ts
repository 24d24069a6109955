/** When two errors are the same one, and which are none of the app's own. */
import { expect, test } from 'vitest'
import { fingerprint, isOutside } from './fingerprint.ts'

const error = (message: string, file: string | undefined = 'src/home.tsx', stack = '') =>
  ({ kind: 'error', message, stack, ...(file === undefined ? {} : { file }) }) as const

test.each([
  ['Cannot read item 3 of 12', 'Cannot read item 4 of 7'],
  ['Uncaught TypeError: a is not a function', 'TypeError: a is not a function'],
  ['Uncaught (in promise) Error: no  data', 'Error: no data'],
  ['Error: http://a.localhost:4747/x broke', 'Error: http://b.localhost:5000/y broke'],
  ['Minified error 0x1f', 'Minified error 0xa0'],
])('the same error: %j and %j', (one, other) => {
  expect(fingerprint(error(one))).toBe(fingerprint(error(other)))
})

test('another file, another message, or a build in place of a run is another error', () => {
  const ids = [
    error('a is not defined'),
    error('b is not defined'),
    error('a is not defined', 'src/cart.tsx'),
    { ...error('a is not defined'), kind: 'build' as const },
  ].map(fingerprint)
  expect(new Set(ids).size).toBe(4)
  expect(fingerprint({ ...error('a is not defined'), kind: 'boundary' })).toBe(ids[0])
})

test.each([
  error('TypeError: Failed to fetch'),
  error('NetworkError when attempting to fetch resource.'),
  error('Request failed with status code 404'),
  error('Script error.', ''),
  error("SecurityError: Failed to read the 'localStorage' property"),
  error('ResizeObserver loop completed with undelivered notifications.'),
  { kind: 'error' as const, message: 'x is not defined', stack: 'at a (chrome-extension://abc/content.js:1:2)' },
  { kind: 'error' as const, message: 'x is not defined', stack: 'at a (https://cdn.example/lib.js:1:2)' },
])('is none of the app: $message', (problem) => {
  expect(isOutside(problem)).toBe(true)
})

test.each([
  error('x is not defined'),
  error("Cannot read properties of undefined (reading 'map')"),
  { kind: 'build' as const, message: 'Could not resolve "./network"', file: 'src/a.ts' },
  { kind: 'error' as const, message: 'x is not defined', stack: 'at a (http://abc.localhost:4747/app.js:1:2)' },
])('is the app’s own: $message', (problem) => {
  expect(isOutside(problem)).toBe(false)
})
