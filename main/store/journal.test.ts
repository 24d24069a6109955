import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { RunEvent } from '#shared/contract/run-event.ts'
import { openDatabase } from './database.ts'
import { openStore, type Store } from './store.ts'

let folder: string
let store: Store

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kiln-journal-'))
  store = openStore(folder)
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

function delta(seq: number, runId = 'r'): RunEvent {
  return { runId, seq, at: seq, type: 'text-delta', text: `piece ${seq} مرحبا` }
}

/** What another process would see: only commits. */
function committed(runId = 'r'): number {
  const database = openDatabase(path.join(folder, 'kiln.db'), 'NORMAL')
  const row = database.prepare('SELECT count(*) AS count FROM run_events WHERE run_id = ?').get(runId) as {
    count: number
  }
  database.close()
  return row.count
}

test('events are read back in order, as they were, after any number', () => {
  store.journal.append([delta(0), delta(1)])
  store.journal.append([delta(2)])
  expect(store.journal.read('r', -1)).toEqual([delta(0), delta(1), delta(2)])
  expect(store.journal.read('r', 1)).toEqual([delta(2)])
  expect(store.journal.lastSeq('r')).toBe(2)
  expect(store.journal.lastSeq('other')).toBe(-1)
})

test('events are committed by themselves, in batches, and by a flush at once', async () => {
  store.journal.append([delta(0)])
  expect(committed()).toBe(0)
  await vi.waitFor(() => expect(committed()).toBe(1), { timeout: 5_000 })
  store.journal.append([delta(1)])
  store.journal.flush()
  expect(committed()).toBe(2)
})

test('closing commits what was waiting; a reopened journal goes on where it was', () => {
  store.journal.append([delta(0), delta(1)])
  store.close()
  store = openStore(folder)
  expect(store.journal.lastSeq('r')).toBe(1)
  store.journal.append([delta(2)])
  expect(store.journal.lastSeq('r')).toBe(2)
})

test('a gap, a repetition and a start that is not 0 are refused, and spoil nothing', () => {
  store.journal.append([delta(0)])
  expect(() => store.journal.append([delta(2)])).toThrow(/no gaps/)
  expect(() => store.journal.append([delta(0)])).toThrow(/no gaps/)
  expect(() => store.journal.append([delta(1, 'new')])).toThrow(/no gaps/)
  store.journal.append([delta(1)])
  expect(store.journal.read('r', -1).map(({ seq }) => seq)).toEqual([0, 1])
})

test('a batch that cannot be committed is told, kept, and committed when it can be again', async () => {
  const seen: string[] = []
  store.journal.onTrouble((error) => seen.push(error.kind))
  const blocker = openDatabase(path.join(folder, 'kiln.db'), 'NORMAL')
  // A trigger stands for a disk that refuses: the commit fails without waiting for a lock.
  blocker.exec("CREATE TRIGGER refuse BEFORE INSERT ON run_events BEGIN SELECT RAISE(ABORT, 'no space'); END")
  store.journal.append([delta(0)])
  await vi.waitFor(() => expect(seen).not.toEqual([]), { timeout: 5_000 })
  expect(() => store.journal.flush()).toThrow(/no space/)
  blocker.exec('DROP TRIGGER refuse')
  blocker.close()
  store.journal.flush()
  expect(committed()).toBe(1)
})

test('a removed run is forgotten, also what was still waiting', () => {
  store.journal.append([delta(0)])
  store.journal.flush()
  store.journal.append([delta(1), delta(0, 'kept')])
  store.journal.remove('r')
  expect(store.journal.read('r', -1)).toEqual([])
  expect(store.journal.read('kept', -1)).toEqual([delta(0, 'kept')])
})
