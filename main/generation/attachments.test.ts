import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore, type Store } from '../store/store.ts'
import { type Attachments, createAttachments, largestImage, largestText } from './attachments.ts'

let folder: string
let store: Store
let attachments: Attachments
let now = 0

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kiln-attachments-'))
  store = openStore(folder)
  now = 1_000_000
  attachments = createAttachments(store, { now: () => now })
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

const png = Buffer.from('89504e470d0a1a0a0000', 'hex')

test.each([
  [png, 'image', 'image/png'],
  [Buffer.from('ffd8ffe000104a464946', 'hex'), 'image', 'image/jpeg'],
  [Buffer.from('GIF89a\0\0', 'latin1'), 'image', 'image/gif'],
  [Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1'), 'image', 'image/webp'],
  [Buffer.from('مرحبا، world'), 'text', 'text/plain'],
])('the bytes say what it is, whatever the name (%#)', (bytes, kind, mediaType) => {
  const added = attachments.add({ name: 'anything.exe', bytes })
  expect(added).toMatchObject({ kind, mediaType, bytes: bytes.length })
  expect(attachments.read(added.id)).toMatchObject({ name: 'anything.exe', content: bytes })
})

test.each([
  [Buffer.from('MZ\x90\0\x03', 'latin1'), /neither an image/],
  [Buffer.from([0xff, 0xfe, 0x41]), /neither an image/],
  [Buffer.alloc(0), /neither an image/],
  [Buffer.concat([png, Buffer.alloc(largestImage)]), /at most 4 MiB/],
  [Buffer.alloc(largestText + 1, 'a'), /at most 256 KiB/],
])('what it cannot take it refuses (%#)', (bytes, why) => {
  expect(() => attachments.add({ name: 'photo.png', bytes })).toThrow(why)
})

test('a name can neither lead elsewhere nor end the block that it stands in', () => {
  expect(attachments.add({ name: '../../etc/a`b\n"c".txt', bytes: png }).name).toBe('a b c .txt')
  expect(attachments.add({ name: '', bytes: png }).name).toBe('file')
})

test('a prompt takes each once and ten at most, and says when one is lost', () => {
  const ids = Array.from({ length: 11 }, (_, n) => attachments.add({ name: `${n}.txt`, bytes: Buffer.from(`${n}`) }).id)
  expect(attachments.of([...ids.slice(0, 10), ...ids.slice(0, 3)]).map(({ id }) => id)).toEqual(ids.slice(0, 10))
  expect(() => attachments.of(ids)).toThrow(/At most 10/)
  expect(() => attachments.of(['gone'])).toThrow(/attach it again/)
})

test('what a window may still hold is kept for a day', () => {
  const { id } = attachments.add({ name: 'a.png', bytes: png })
  now += 23 * 60 * 60 * 1000
  attachments.tidy()
  expect(attachments.read(id).content).toEqual(png)
  now += 2 * 60 * 60 * 1000
  attachments.tidy()
  expect(() => attachments.read(id)).toThrow(/not there/)
})
