import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createZoom, nextStep } from './zoom.ts'

let folder: string
beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'kiln-zoom-'))))
afterEach(() => rm(folder, { recursive: true }))

test('goes from half to double the size in steps, and stops at both ends', () => {
  let percent = 100
  const seen = []
  for (let count = 0; count < 8; count += 1) seen.push((percent = nextStep(percent, 'in')))
  expect(seen).toEqual([110, 125, 150, 175, 200, 200, 200, 200])
  for (let count = 0; count < 20; count += 1) percent = nextStep(percent, 'out')
  expect(percent).toBe(50)
  expect(nextStep(percent, 'reset')).toBe(100)
})

test('is remembered, and a damaged memory is none', async () => {
  await createZoom(folder).change(undefined, 'in')
  expect(createZoom(folder).percent()).toBe(110)
  await writeFile(path.join(folder, 'zoom.json'), '{"percent":1000}')
  expect(createZoom(folder).percent()).toBe(100)
})
