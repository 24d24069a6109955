/** The table's rows, read page by page as they come into sight, and kept up with what happens. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { type AppError, toAppError } from '#shared/domain/error.ts'
import type { RequestRow } from '#shared/domain/metrics.ts'
import { client } from '../../client/connection.ts'
import { type Choice, filterOf, keyOf, takes } from './choice.ts'
import {
  emptyList,
  missingPages,
  pageLoaded,
  pageSize,
  received,
  released,
  reloaded,
  type RequestList,
} from './request-list.ts'
import { onRequests } from './watch-requests.ts'

export interface RequestRows {
  readonly list: RequestList
  readonly error: AppError | undefined
  /** Rows from `first` to `last` are in sight, or nearly. */
  readonly see: (first: number, last: number) => void
  /** While true, nothing is put on top. */
  readonly hold: (held: boolean) => void
  /** Puts on top what waits. */
  readonly release: () => void
  readonly retry: () => void
}

/** Begins anew with every other choice. */
export function useRequestList(choice: Choice): RequestRows {
  const key = keyOf(choice)
  const [list, setList] = useState(() => emptyList(Date.now()))
  const [error, setError] = useState<AppError>()
  const source = useRef<ListSource>(undefined)
  const held = useRef(false)
  useEffect(() => {
    const made = listSource(choice, () => held.current, setList, setError)
    source.current = made
    return made.stop
    // The key stands for the choice.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key])
  return {
    list,
    error,
    see: useCallback((first, last) => source.current?.see(first, last), []),
    hold: useCallback((next) => {
      held.current = next
      if (!next) source.current?.release()
    }, []),
    release: useCallback(() => source.current?.release(), []),
    retry: useCallback(() => source.current?.reload(), []),
  }
}

interface ListSource {
  see(first: number, last: number): void
  release(): void
  reload(): void
  stop(): void
}

function listSource(
  choice: Choice,
  isHeld: () => boolean,
  show: (list: RequestList) => void,
  fail: (error: AppError | undefined) => void,
): ListSource {
  const leave = new AbortController()
  const reading = new Set<number>()
  let list = emptyList(Date.now())
  const change = (next: RequestList): void => {
    list = next
    show(next)
  }
  const read = async (anchor: number, page: number): Promise<{ rows: RequestRow[]; total: number }> => {
    const filter = filterOf(choice, anchor)
    // The first page is the newest; the others must not move when newer requests come.
    const still = page === 0 ? filter : { ...filter, to: anchor }
    return client.metrics.requests(
      { filter: still, offset: page * pageSize, limit: pageSize },
      { signal: leave.signal },
    )
  }
  const guarded = async (page: number, work: () => Promise<void>): Promise<void> => {
    if (reading.has(page)) return
    reading.add(page)
    try {
      await work()
      if (!leave.signal.aborted) fail(undefined)
    } catch (thrown) {
      if (!leave.signal.aborted) fail(toAppError(thrown))
    } finally {
      reading.delete(page)
    }
  }
  const reload = (): void =>
    void guarded(0, async () => {
      const anchor = Date.now()
      const { rows, total } = await read(anchor, 0)
      if (!leave.signal.aborted) change(reloaded(list, anchor, rows, total))
    })
  const more = (page: number): void =>
    void guarded(page, async () => {
      const { anchor } = list
      const { rows, total } = await read(anchor, page)
      if (!leave.signal.aborted && list.anchor === anchor) change(pageLoaded(list, page, rows, total))
    })
  const release = (): void => {
    if (list.waiting.length === 0) return
    change(released(list))
    reload()
  }
  change(list)
  fail(undefined)
  reload()
  const unwatch = onRequests((rows) => {
    change(
      received(
        list,
        rows.filter((row) => takes(choice, row)),
      ),
    )
    if (!isHeld()) release()
  })
  return {
    see: (first, last) => {
      if (list.total !== undefined) for (const page of missingPages(list, first, last)) more(page)
    },
    release,
    reload,
    stop: () => {
      unwatch()
      leave.abort()
    },
  }
}
