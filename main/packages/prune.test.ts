import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { prunePackages } from './prune.ts'

const day = 24 * 3_600_000
const now = Date.now()
const limits = { unusedMs: 60 * day, setsBytes: 1000, fetchedBytes: 500 }

let cache: string
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'kiln-prune-'))
  mkdirSync(join(cache, 'staging'))
})
afterEach(() => rmSync(cache, { recursive: true }))

function putSet(key: string, usedDaysAgo: number, bytes: number): void {
  const folder = join(cache, 'sets', key, 'node_modules', 'a')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.js'), 'x'.repeat(bytes))
  const file = join(cache, 'sets', key, 'set.json')
  writeFileSync(file, '')
  utimesSync(file, new Date(now - usedDaysAgo * day), new Date(now - usedDaysAgo * day))
}

const left = (): string[] => readdirSync(join(cache, 'sets')).toSorted()

test('what was not used for long goes, but for what a project names', async () => {
  putSet('old', 61, 10)
  putSet('old-and-named', 400, 10)
  putSet('younger', 59, 10)
  await prunePackages(cache, (key) => key === 'old-and-named', now, limits)
  expect(left()).toEqual(['old-and-named', 'younger'])
  expect(readdirSync(join(cache, 'staging'))).toEqual([])
})

test('of too much, the oldest go until the rest fits; neither what a project names nor what was used today', async () => {
  putSet('today', 0.5, 900)
  putSet('named', 30, 400)
  putSet('oldest', 20, 300)
  putSet('newer', 10, 300)
  await prunePackages(cache, (key) => key === 'named', now, { ...limits, setsBytes: 1600 })
  expect(left()).toEqual(['named', 'newer', 'today'])
  await prunePackages(cache, (key) => key === 'named', now, limits)
  expect(left()).toEqual(['named', 'today'])
})

test('what was fetched goes when it is too much, and a folder that is not there is no trouble', async () => {
  const fetched = join(cache, 'npm', '_cacache')
  mkdirSync(fetched, { recursive: true })
  writeFileSync(join(fetched, 'content'), 'x'.repeat(500))
  await prunePackages(cache, () => false, now, limits)
  expect(existsSync(fetched)).toBe(true)
  await prunePackages(cache, () => false, now, { ...limits, fetchedBytes: 499 })
  expect(existsSync(fetched)).toBe(false)
})
