/**
 * The table's rows: pages that main has, and over them what began or ended since. What is new waits while somebody reads
 * or points, so that nothing moves. Pure.
 */
import type { RequestRow } from '#shared/domain/metrics.ts'

export const pageSize = 200

/** A browser lays out no taller list. */
export const mostListed = 1_000_000

export interface RequestList {
  /** Pages are of requests that began before this moment: their places stay the same. */
  readonly anchor: number
  /** On top, newest first: not yet among the pages. */
  readonly recent: readonly RequestRow[]
  /** To be put on top when nothing is held; newest first. */
  readonly waiting: readonly RequestRow[]
  readonly pages: ReadonlyMap<number, readonly RequestRow[]>
  /** Of the pages; undefined until the first is there. */
  readonly total: number | undefined
}

/** Nothing read yet. */
export function emptyList(now: number): RequestList {
  return { anchor: now, recent: [], waiting: [], pages: new Map(), total: undefined }
}

/** All rows, the ones on top included. */
export function lengthOf({ recent, total }: RequestList): number {
  return Math.min(mostListed, recent.length + (total ?? 0))
}

/** Undefined: its page is not there. */
export function rowAt({ recent, pages }: RequestList, index: number): RequestRow | undefined {
  if (index < recent.length) return recent[index]
  const place = index - recent.length
  return pages.get(Math.floor(place / pageSize))?.[place % pageSize]
}

/** The pages that rows from `first` to `last` lie on, and which are not there. */
export function missingPages({ recent, pages, total }: RequestList, first: number, last: number): readonly number[] {
  if (total === undefined) return [0]
  const from = Math.max(0, first - recent.length)
  const upTo = Math.min(total - 1, last - recent.length)
  const missing: number[] = []
  for (let page = Math.floor(from / pageSize); page <= Math.floor(upTo / pageSize); page += 1) {
    if (!pages.has(page)) missing.push(page)
  }
  return missing
}

/** Requests began or ended: known ones change in place, others wait. */
export function received(list: RequestList, rows: readonly RequestRow[]): RequestList {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const renew = (row: RequestRow): RequestRow => {
    const newer = byId.get(row.id)
    if (newer === undefined) return row
    byId.delete(row.id)
    return newer
  }
  const recent = list.recent.map(renew)
  const waiting = list.waiting.map(renew)
  const pages = [...list.pages].map(
    ([page, own]) => [page, own.some(({ id }) => byId.has(id)) ? own.map(renew) : own] as const,
  )
  const fresh = [...byId.values()].sort((a, b) => b.startedAt - a.startedAt)
  return { ...list, recent, waiting: [...fresh, ...waiting], pages: new Map(pages) }
}

/** Puts what waits on top. */
export function released(list: RequestList): RequestList {
  return list.waiting.length === 0 ? list : { ...list, recent: [...list.waiting, ...list.recent], waiting: [] }
}

/** A page of the present anchor has come. */
export function pageLoaded(list: RequestList, page: number, rows: readonly RequestRow[], total: number): RequestList {
  return { ...list, pages: new Map(list.pages).set(page, rows), total }
}

/** The first page has been read anew: what it holds is not on top any more, and the other pages are to be read again. */
export function reloaded(list: RequestList, anchor: number, rows: readonly RequestRow[], total: number): RequestList {
  const ids = new Set(rows.map(({ id }) => id))
  const isLeft = ({ id, outcome, startedAt }: RequestRow): boolean =>
    !ids.has(id) && (outcome === 'live' || startedAt > (rows[0]?.startedAt ?? 0))
  return {
    anchor,
    recent: list.recent.filter(isLeft),
    waiting: list.waiting.filter(isLeft),
    pages: new Map([[0, rows]]),
    total,
  }
}
