import type { StudioOrder } from '#shared/contract/bridge-event.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFrameLink, type FrameLink } from './frame-link.ts'

const origin = 'http://app.localhost:1'
const page = { type: 'page', path: '', back: false, forward: false, fresh: true } as const

let posted: { order: StudioOrder; to: string }[]
let frame: { src: string; contentWindow: { postMessage(order: StudioOrder, to: string): void } }
let link: FrameLink

beforeEach(() => {
  vi.useFakeTimers()
  posted = []
  frame = { src: '', contentWindow: { postMessage: (order, to) => posted.push({ order, to }) } }
  link = createFrameLink()
  link.attach(frame as unknown as HTMLIFrameElement, origin)
})
afterEach(() => vi.useRealTimers())

describe('loading the app again', () => {
  it('asks the app, at its own origin alone, and leaves the frame when it answers', () => {
    link.hear(page)
    const orElse = vi.fn<() => void>()
    link.reload(orElse)
    link.hear({ type: 'leaving' })
    vi.runAllTimers()
    expect(posted).toEqual([{ order: { source: 'kiln-studio', type: 'reload' }, to: origin }])
    expect(orElse).not.toHaveBeenCalled()
  })

  it('does it another way when the app does not answer', () => {
    const orElse = vi.fn<() => void>()
    link.hear(page)
    link.reload(orElse)
    expect(orElse).not.toHaveBeenCalled()
    vi.runAllTimers()
    expect(orElse).toHaveBeenCalledTimes(1)
  })

  it('lets a page that is on its way come first, and asks that one', () => {
    const orElse = vi.fn<() => void>()
    link.reload(orElse)
    expect([orElse.mock.calls.length, posted.length]).toEqual([0, 0])
    link.hear(page)
    expect(posted.map(({ order }) => order.type)).toEqual(['reload'])
    link.hear({ type: 'leaving' })
    vi.runAllTimers()
    expect(orElse).not.toHaveBeenCalled()
  })

  it('waits for one that leads itself elsewhere, and not for its goodbye', () => {
    const orElse = vi.fn<() => void>()
    link.hear(page)
    link.visit('http://app.localhost:1/')
    link.reload(orElse)
    link.hear({ type: 'leaving' })
    expect(posted).toEqual([])
    link.hear(page)
    expect(posted).toHaveLength(1)
    expect(orElse).not.toHaveBeenCalled()
  })

  it('does it another way when the page does not come, or has no bridge', () => {
    const orElse = vi.fn<() => void>()
    link.reload(orElse)
    vi.runAllTimers()
    expect(orElse).toHaveBeenCalledTimes(1)
    link.visit('http://app.localhost:1/')
    link.reload(orElse)
    link.loaded()
    expect(orElse).toHaveBeenCalledTimes(2)
    vi.runAllTimers()
    expect([orElse.mock.calls.length, posted.length]).toEqual([2, 0])
  })
})

describe('a picture', () => {
  const order = { area: 'viewport', ratio: 1, format: 'image/png' } as const

  it('is taken from the answer to this question, and only when it is one', async () => {
    const asked = link.capture(order, new AbortController().signal)
    const { order: sent } = posted[0] ?? {}
    const id = sent?.type === 'capture' ? sent.id : ''
    link.hear({ type: 'captured', id: 'another', image: new ArrayBuffer(64) })
    link.hear({ type: 'captured', id, image: new TextEncoder().encode('<script>'.repeat(9)).buffer })
    await expect(asked).rejects.toThrow('no picture')
  })

  it('fails with what the app said, or when it is no longer wanted', async () => {
    const asked = link.capture(order, new AbortController().signal)
    const sent = posted[0]?.order
    link.hear({ type: 'captured', id: sent?.type === 'capture' ? sent.id : '', error: 'The app has no size.' })
    await expect(asked).rejects.toThrow('The app has no size.')
    const leave = new AbortController()
    const left = link.capture(order, leave.signal)
    leave.abort()
    await expect(left).rejects.toThrow()
  })
})
