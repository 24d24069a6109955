import type { BridgeEvent } from '#shared/contract/bridge-event.ts'
import { describe, expect, it } from 'vitest'
import { appReducer, type AppState, noApp } from './use-app-state.ts'

const fresh: BridgeEvent = { type: 'page', path: 'about.html#top', back: true, forward: false, fresh: true }
const error: BridgeEvent = {
  type: 'error',
  message: 'Uncaught no',
  stack: '',
  rejection: false,
  file: '',
  line: 1,
  column: 1,
}
const ready: BridgeEvent = { type: 'ready', path: '', title: '' }

const after = (...events: [BridgeEvent, number][]): AppState =>
  events.reduce((state, [event, at]) => appReducer(state, { type: 'event', event, at }), noApp)

describe('the app in the frame', () => {
  it('is broken by the first error that nothing caught while it started', () => {
    const second = { ...error, message: 'later' }
    expect(after([fresh, 1_000], [error, 1_200], [second, 1_300]).broken?.message).toBe('Uncaught no')
  })

  it('is not broken by an error of its use, nor by a promise', () => {
    expect(after([fresh, 1_000], [error, 60_000]).broken).toBeUndefined()
    expect(after([fresh, 1_000], [{ ...error, rejection: true }, 1_100]).broken).toBeUndefined()
  })

  it('begins anew with each document, and what was painted stays on the screen meanwhile', () => {
    const state = after([fresh, 1_000], [error, 1_100], [ready, 1_200], [fresh, 9_000])
    expect(state).toMatchObject({ broken: undefined, ready: false, painted: true })
    expect(state.place).toEqual({ path: 'about.html', back: true, forward: false })
  })

  it('does not change while it only logs', () => {
    const state = after([fresh, 1_000], [ready, 1_100])
    const log: BridgeEvent = { type: 'console', level: 'log', text: 'x', file: '', line: 1, column: 1 }
    expect(appReducer(state, { type: 'event', event: log, at: 1_200 })).toBe(state)
  })
})
