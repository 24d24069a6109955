/** What the table shows while requests come: nothing twice, nothing lost, nothing moved while it is held. */
import { expect, test } from 'vitest'
import type { RequestRow } from '#shared/domain/metrics.ts'
import {
  emptyList,
  lengthOf,
  missingPages,
  pageLoaded,
  pageSize,
  received,
  released,
  reloaded,
  rowAt,
} from './request-list.ts'

function row(id: string, startedAt: number, outcome: RequestRow['outcome'] = 'done'): RequestRow {
  const asked = { provider: 'scripted', model: 'scripted' } as const
  return { id, startedAt, purpose: 'app', asked, cache: 'miss', outcome, attempts: 1, queueMs: 0, totalMs: 5 }
}

const loaded = reloaded(emptyList(100), 100, [row('b', 20), row('a', 10)], 2)
const ids = (list: typeof loaded): (string | undefined)[] =>
  Array.from({ length: lengthOf(list) }, (_, index) => rowAt(list, index)?.id)

test('new requests wait until they are let in, newest on top', () => {
  const waiting = received(loaded, [row('c', 110, 'live'), row('d', 120, 'live')])
  expect(ids(waiting)).toEqual(['b', 'a'])
  expect(waiting.waiting).toHaveLength(2)
  expect(ids(released(waiting))).toEqual(['d', 'c', 'b', 'a'])
})

test('a request that ends changes where it stands', () => {
  const live = released(received(loaded, [row('c', 110, 'live')]))
  const ended = received(live, [row('c', 110, 'failed'), row('a', 10, 'cancelled')])
  expect(ended.waiting).toEqual([])
  expect(ids(ended)).toEqual(['c', 'b', 'a'])
  expect(rowAt(ended, 0)?.outcome).toBe('failed')
  expect(rowAt(ended, 2)?.outcome).toBe('cancelled')
})

test('what has been read anew is not on top any more, and what is not yet kept stays there', () => {
  const live = released(received(loaded, [row('c', 110), row('d', 120), row('e', 90, 'live')]))
  const anew = reloaded(live, 130, [row('c', 110), row('b', 20), row('a', 10)], 3)
  expect(ids(anew)).toEqual(['d', 'e', 'c', 'b', 'a'])
})

test('pages are read where they are in sight, under the rows on top', () => {
  const many = reloaded(
    emptyList(0),
    0,
    Array.from({ length: pageSize }, (_, at) => row(`r${at}`, 9999 - at)),
    1000,
  )
  expect(missingPages(many, 0, 20)).toEqual([])
  expect(missingPages(many, pageSize - 5, pageSize + 5)).toEqual([1])
  const shifted = released(received(many, [row('new', 10_000)]))
  expect(missingPages(shifted, pageSize - 20, pageSize)).toEqual([])
  expect(rowAt(shifted, 1)?.id).toBe('r0')
  expect(rowAt(shifted, pageSize + 1)).toBeUndefined()
  expect(rowAt(pageLoaded(shifted, 1, [row('next', 5)], 1000), pageSize + 1)?.id).toBe('next')
})
