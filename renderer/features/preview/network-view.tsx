/** The network's list: what the app asked for, and what was refused. */
import { Ban } from 'lucide-react'
import { memo, type ReactNode, useMemo } from 'react'
import { formatBytes } from '../../ui/format.ts'
import { t } from '../../words/index.ts'
import type { NetworkRow } from './app-log.ts'
import { useEndOfList } from './use-end-of-list.ts'

export interface NetworkViewProps {
  readonly rows: readonly NetworkRow[]
  readonly search: string
  /** Only what was refused or failed. */
  readonly problems: boolean
}

/** A table; what was refused says why in words. */
export function NetworkView({ rows, search, problems }: NetworkViewProps): ReactNode {
  const shown = useMemo(() => {
    const wanted = search.trim().toLowerCase()
    return rows.filter(
      ({ url, kind, state }) =>
        (!problems || state !== 'done') && (wanted === '' || `${url} ${kind}`.toLowerCase().includes(wanted)),
    )
  }, [rows, search, problems])
  const list = useEndOfList<HTMLDivElement>(shown)
  if (shown.length === 0) {
    return <p className="panel-empty faint">{t(rows.length === 0 ? 'preview.noRequests' : 'preview.noMatch')}</p>
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached by the keyboard
    <div className="panel-list" tabIndex={0} role="group" aria-label={t('preview.requests')} {...list}>
      <table className="network-table">
        <thead>
          <tr>
            <th scope="col">{t('preview.columnUrl')}</th>
            <th scope="col">{t('preview.columnKind')}</th>
            <th scope="col">{t('preview.columnStatus')}</th>
            <th scope="col">{t('preview.columnSize')}</th>
            <th scope="col">{t('preview.columnTime')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Row = memo(function Row({ row }: { readonly row: NetworkRow }): ReactNode {
  const { url, kind, state, status, bytes, ms, times } = row
  const why = whyOf(row)
  return (
    <tr data-state={state}>
      <td title={url}>
        <span className="network-url">
          {state === 'blocked' && <Ban size={12} aria-hidden="true" />}
          <bdi className="clip mono">{url === '' ? 'index.html' : url}</bdi>
          {times > 1 && <span className="console-times num">{times}</span>}
        </span>
        {why !== undefined && <span className="network-why clip">{why}</span>}
      </td>
      <td className="faint clip">
        <bdi>{kind}</bdi>
      </td>
      <td className="num">{status ?? t(state === 'blocked' ? 'preview.blocked' : 'preview.failed')}</td>
      <td className="num faint">{bytes === undefined ? '' : formatBytes(bytes)}</td>
      <td className="num faint">{ms === undefined ? '' : t('preview.milliseconds', { ms })}</td>
    </tr>
  )
})

function whyOf({ state, kind, status }: NetworkRow): string | undefined {
  if (state === 'blocked') return t(kind === 'navigation' ? 'preview.navigationWhy' : 'preview.blockedWhy')
  return status === 404 ? t('preview.failedWhy') : undefined
}
