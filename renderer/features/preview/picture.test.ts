import { describe, expect, it } from 'vitest'
import { isPicture, pictureName } from './picture.ts'

function png(width: number, height: number, length = 64): ArrayBuffer {
  const bytes = new Uint8Array(length)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const view = new DataView(bytes.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return bytes.buffer
}

describe('what an app sends as its picture', () => {
  it('is taken for one by its own beginning', () => {
    expect(isPicture(png(393, 852), 'image/png')).toBe(true)
    const webp = new TextEncoder().encode('RIFF....WEBPVP8 ....................').buffer
    expect(isPicture(webp, 'image/webp')).toBe(true)
    expect(isPicture(webp, 'image/png')).toBe(false)
  })

  it.each([
    ['a page', new TextEncoder().encode('<!doctype html><script>alert(1)</script>').buffer],
    ['nothing', new ArrayBuffer(0)],
    ['a picture without a size', png(0, 852)],
    ['one that would fill the memory', png(2_000_000_000, 10)],
    ['too many bytes', png(10, 10, 40_000_001)],
  ])('%s is none', (_, bytes) => expect(isPicture(bytes, 'image/png')).toBe(false))
})

it('a picture is named by project, device and time, whatever the project is called', () => {
  const at = new Date(2026, 10, 21, 9, 5, 7)
  expect(pictureName('Focus/Flow: 2', 'iPhone 15', at)).toBe('focus-flow-2-iphone-15-2026-11-21-090507.png')
  expect(pictureName('قائمة المهام', '', at)).toBe('قائمة-المهام-2026-11-21-090507.png')
  expect(pictureName('../..', '', at)).toBe('app-2026-11-21-090507.png')
})
