import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureFolder } from './folders.ts'

let base: string
beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'kiln-folders-'))
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

test('makes a folder with those above it, once, also through a link', () => {
  symlinkSync(base, path.join(base, 'link'), 'junction')
  const folder = path.join(base, 'link', 'a', 'b')
  ensureFolder(folder)
  ensureFolder(folder)
  expect(statSync(path.join(base, 'a', 'b')).isDirectory()).toBe(true)
})

test('says why when a file is in the way', () => {
  const file = path.join(base, 'file')
  writeFileSync(file, '')
  expect(() => ensureFolder(file)).toThrow(/EEXIST/)
  expect(() => ensureFolder(path.join(file, 'x', 'y'))).toThrow(/ENOTDIR|ENOENT/)
})

test.runIf(process.platform === 'linux')('gives up where the system makes no folders at all', () => {
  expect(() => ensureFolder('/proc/kiln/data')).toThrow(/ENOENT|EACCES|EPERM/)
})
