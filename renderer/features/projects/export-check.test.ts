/** What counts against an exported app. */
import type { BridgeEvent } from '#shared/contract/bridge-event.ts'
import { expect, test } from 'vitest'
import { afterEvent, noFindings, onlyNamed } from './export-check.ts'

const after = (...events: readonly BridgeEvent[]) => events.reduce(afterEvent, noFindings)

test('a page that only becomes ready has tried nothing', () => {
  expect(after({ type: 'ready', path: '', title: 'Fine' })).toEqual({ ready: true, tried: [], errors: [] })
})

test('what was refused and what did not load are listed once', () => {
  const blocked = { type: 'blocked', directive: 'img-src', url: 'https://far.example/a.png' } as const
  const findings = after(blocked, blocked, { type: 'load-failed', tag: 'script', url: 'app.js' })
  expect(findings.tried).toEqual(['https://far.example/a.png', 'app.js'])
})

test('a link that is followed is no loading', () => {
  expect(after({ type: 'blocked', directive: 'navigation', url: 'https://far.example/' }).tried).toEqual([])
})

test('errors are kept, each once', () => {
  const error = {
    type: 'error',
    message: 'x is not defined',
    stack: '',
    rejection: false,
    file: '',
    line: 1,
    column: 1,
  } as const
  expect(after(error, error).errors).toEqual(['x is not defined'])
})

test('an address that was tried is not also named', () => {
  expect(onlyNamed(['https://a/', 'https://b/', 'https://b/'], ['https://a/'])).toEqual(['https://b/'])
})
