import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore, type Store } from './store.ts'

let folder: string
let store: Store

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kiln-edit-tables-'))
  store = openStore(folder)
})

afterEach(async () => {
  store.close()
  await rm(folder, { recursive: true, force: true })
})

const model = { provider: 'ollama', model: 'small' } as const

test('the ledger sums up by model, and what is long ago weighs less', () => {
  expect(store.editLedger.get(model)).toBeUndefined()
  store.editLedger.add(model, { applied: 3, repaired: 1, failed: 0 }, 1)
  store.editLedger.add(model, { applied: 1, repaired: 0, failed: 2 }, 2)
  expect(store.editLedger.get(model)).toEqual({ applied: 4, repaired: 1, failed: 2 })
  expect(store.editLedger.get({ ...model, model: 'large' })).toBeUndefined()
  store.editLedger.add(model, { applied: 0, repaired: 0, failed: 200 }, 3)
  store.editLedger.add(model, { applied: 10, repaired: 0, failed: 0 }, 4)
  expect(store.editLedger.get(model)).toEqual({ applied: 12, repaired: 0.5, failed: 101 })
})

test('locks are kept by project, and go with it', () => {
  const project = { name: 'A', kind: 'page', createdAt: 1, updatedAt: 1 } as const
  store.projects.insert({ ...project, id: 'a', folder: '/a' })
  store.projects.insert({ ...project, id: 'b', folder: '/b' })
  store.lockedFiles.lock('a', 'b.css')
  store.lockedFiles.lock('a', 'a.css')
  store.lockedFiles.lock('a', 'a.css')
  store.lockedFiles.lock('gone', 'a.css')
  expect(store.lockedFiles.list('a')).toEqual(['a.css', 'b.css'])
  expect(store.lockedFiles.list('b')).toEqual([])
  store.lockedFiles.unlock('a', 'a.css')
  expect(store.lockedFiles.list('a')).toEqual(['b.css'])
  store.projects.remove('a')
  expect(store.lockedFiles.list('a')).toEqual([])
})
