import { parse, parseFragment } from 'parse5'
import { expect, test } from 'vitest'
import { hueIn } from './app-hue.ts'
import { drawPlaceholder, isPlaceholder } from './placeholder.ts'

const slot = { slug: 'sea', description: 'The sea', shape: { width: 960, height: 640 } }

test('the same words give the same picture, others another one', () => {
  expect(drawPlaceholder(slot)).toBe(drawPlaceholder({ ...slot }))
  expect(drawPlaceholder(slot)).not.toBe(drawPlaceholder({ ...slot, slug: 'lake' }))
  expect(drawPlaceholder(slot, 20)).not.toBe(drawPlaceholder(slot, 200))
})

test('it is of the size that is wanted, small, and known again', () => {
  const text = drawPlaceholder(slot, 190)
  expect(text).toContain('width="960" height="640" viewBox="0 0 960 640"')
  expect(text.length).toBeLessThan(2_000)
  expect(isPlaceholder(text)).toBe(true)
  expect(isPlaceholder('<svg xmlns="http://www.w3.org/2000/svg"></svg>')).toBe(false)
})

test('no words can add anything to it', () => {
  const description = '</title><script>alert(1)</script>" onload="x" & \u0000\uFFFE\uD800'
  const text = drawPlaceholder({ ...slot, description })
  expect(text).not.toContain('<script')
  for (const sign of ['\u0000', '\uFFFE']) expect(text).not.toContain(sign)
  expect(text).toContain('&lt;/title&gt;')
  expect(JSON.stringify(parseFragment(text), ['childNodes', 'nodeName'])).not.toContain('script')
  expect(parse(text)).toBeDefined()
})

test('every motif holds only finite numbers', () => {
  for (const words of ['portrait of a man', 'city street', 'green hills', 'a bowl of soup', 'a chair', 'joy', 'قهوة']) {
    const text = drawPlaceholder({ slug: 'x', description: words, shape: { width: 320, height: 900 } })
    expect(text).not.toMatch(/NaN|undefined|Infinity/)
  }
})

test("reads the app's colour from its styles", () => {
  expect(hueIn(':root { --accent: light-dark(#036f6b, #47d6cf); }')).toBe(178)
  expect(hueIn('--primary: #f00')).toBe(0)
  expect(hueIn('--accent: #777; color: red')).toBeUndefined()
  expect(hueIn('body { color: #f00 }')).toBeUndefined()
})
