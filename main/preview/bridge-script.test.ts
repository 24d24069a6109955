import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { bridgeScript } from './bridge-script.ts'
import { bridgeTag } from './bridge-tag.ts'
import { compileBridge } from './compile-bridge.ts'

test('bridge-script.ts is what the bridge compiles to (else run: node main/preview/compile-bridge.ts)', async () => {
  expect(await readFile(new URL('bridge-script.ts', import.meta.url), 'utf8')).toBe(await compileBridge())
})

test('the bridge stays small: every page carries it', () => {
  expect(Buffer.byteLength(bridgeScript)).toBeLessThan(4096)
})

test('the tag is one short line that no path can break out of', () => {
  const tag = bridgeTag({ overlay: 'a', after: 0, path: '</script><!--\u2028.html' })
  expect(tag).not.toMatch(/[\n\u2028]|<!--/)
  expect(tag.match(/<\/script/g)).toHaveLength(1)
})
