/** The table and the request that is open: side by side, or one over the other where it is narrow. */
import { useEffect, useRef } from 'react'
import { client } from '../../client/connection.ts'
import { useQuery } from '../../client/use-query.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { t } from '../../words/index.ts'
import { type Choice, isUnfiltered } from './choice.ts'
import { RequestDetail } from './request-detail.tsx'
import { lengthOf, rowAt, type RequestList } from './request-list.ts'
import { RequestTable } from './request-table.tsx'
import type { TextsChoice } from './request-texts.tsx'
import { useRequestList } from './use-request-list.ts'

export interface RequestsPartProps {
  readonly choice: Choice
  /** Of the request that is open; `newest`: whichever is on top. */
  readonly openId: string | undefined
  readonly texts?: TextsChoice
  readonly projects: readonly { readonly id: string; readonly name: string }[]
  readonly onOpen: (id: string | undefined) => void
}

/** The request that is open need not be among those that the filter takes. */
export function RequestsPart({ choice, openId, texts, projects, onOpen }: RequestsPartProps) {
  const { list, error, see, hold, release, retry } = useRequestList(choice)
  const newest = rowAt(list, 0)?.id
  useEffect(() => {
    if (openId === 'newest' && newest !== undefined) onOpen(newest)
  }, [openId, newest, onOpen])
  const table = useRef<HTMLDivElement>(null)
  const part = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Where there is no room for both, the table that had the keyboard is gone from sight.
    if (openId === undefined || table.current?.checkVisibility({ visibilityProperty: true }) !== false) return
    part.current?.querySelector<HTMLElement>('.request-detail h2')?.focus()
  }, [openId])
  const close = (): void => {
    onOpen(undefined)
    requestAnimationFrame(() => table.current?.querySelector<HTMLElement>('[role=grid]')?.focus())
  }
  return (
    <div className="requests-part" ref={part} data-open={openId !== undefined || undefined}>
      <div className="requests-part-table" ref={table}>
        {list.total === undefined && error !== undefined && <ErrorNote error={error} onRetry={retry} />}
        {list.total === undefined && error === undefined && <Skeleton lines={[100, 100, 100, 100, 100, 100]} />}
        {list.total !== undefined && lengthOf(list) === 0 && list.waiting.length === 0 && (
          <p className="requests-none dim">
            {choice.period === 'last' && isUnfiltered(choice) ? t('metrics.emptyTitle') : t('metrics.nothingHelp')}
          </p>
        )}
        {list.total !== undefined && (lengthOf(list) > 0 || list.waiting.length > 0) && (
          <RequestTable list={list} openId={openId} onOpen={onOpen} see={see} hold={hold} release={release} />
        )}
      </div>
      {openId === undefined || openId === 'newest' ? (
        <p className="request-detail-empty">{t('metrics.detailNone')}</p>
      ) : (
        <Opened
          key={openId}
          id={openId}
          live={isLive(list, openId)}
          texts={texts}
          projects={projects}
          onClose={close}
        />
      )}
    </div>
  )
}

function isLive({ recent, waiting }: RequestList, openId: string): boolean {
  return [...recent, ...waiting].some(({ id, outcome }) => id === openId && outcome === 'live')
}

interface OpenedProps {
  readonly id: string
  readonly live: boolean
  readonly texts: TextsChoice | undefined
  readonly projects: RequestsPartProps['projects']
  readonly onClose: () => void
}

function Opened({ id, live, texts, projects, onClose }: OpenedProps) {
  const { data, error, refetch } = useQuery(`metrics/request/${id}`, (signal) =>
    client.metrics.request({ id }, { signal }),
  )
  const wasLive = useRef(live)
  useEffect(() => {
    if (wasLive.current && !live) refetch()
    wasLive.current = live
  }, [live, refetch])
  const project = projects.find((one) => one.id === data?.projectId)?.name
  return <RequestDetail record={data} project={project} error={error} live={live} texts={texts} onClose={onClose} />
}
