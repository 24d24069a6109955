import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { bridgeScript } from './bridge-script.ts'
import { bridgeTag } from './bridge-tag.ts'
import { captureScript } from './capture-script.ts'
import { compileBridge, compileBuiltBridge, compileCapture, compilePick } from './compile-bridge.ts'

test('bridge-script.ts is what the bridge compiles to (else run: node main/preview/compile-bridge.ts)', async () => {
  expect(await readFile(new URL('bridge-script.ts', import.meta.url), 'utf8')).toBe(await compileBridge())
})

test('built-bridge-script.ts is what its source compiles to', async () => {
  expect(await readFile(new URL('built-bridge-script.ts', import.meta.url), 'utf8')).toBe(await compileBuiltBridge())
})

test('capture-script.ts is what its source compiles to, and gets the library from beside it', async () => {
  expect(await readFile(new URL('capture-script.ts', import.meta.url), 'utf8')).toBe(await compileCapture())
  expect(captureScript).toContain('from"./snapdom.js"')
})

test('pick-script.ts is what its sources compile to', async () => {
  expect(await readFile(new URL('pick-script.ts', import.meta.url), 'utf8')).toBe(compilePick())
})

test('the bridge stays small: every page carries it', () => {
  expect(Buffer.byteLength(bridgeScript)).toBeLessThan(8192)
})

test('the tag is one short line that no path can break out of', () => {
  const tag = bridgeTag({ overlay: 'a', after: 0, path: '</script><!--\u2028.html' }, 3)
  expect(tag).not.toMatch(/[\n\u2028]|<!--/)
  expect(tag.match(/<\/script/g)).toHaveLength(1)
})
