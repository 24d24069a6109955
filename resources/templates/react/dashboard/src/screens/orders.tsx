/** Find, add, change and export orders. */
import { ChevronLeft, ChevronRight, Download, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../components/button'
import { Card } from '../components/card'
import { EmptyState } from '../components/empty-state'
import { OrderForm } from '../components/order-form'
import { OrderTable, type Sort, type SortKey } from '../components/order-table'
import { PageHeader } from '../components/page-header'
import { SearchBox } from '../components/search-box'
import { showToast } from '../components/toast'
import { downloadCsv } from '../data/csv'
import { statuses, type Order, type Status } from '../data/model'
import { useText } from '../lib/preferences'
import { useStore } from '../store'
import { useWords } from '../words'

const pageSize = 12

export default function Orders() {
  const words = useWords()
  const text = useText()
  const { orders, customers, setStatus, restore } = useStore()
  const [query, setQuery] = useState('')
  const [status, setFilter] = useState<Status | ''>('')
  const [sort, setSort] = useState<Sort>({ key: 'number', down: true })
  const [page, setPage] = useState(0)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [form, setForm] = useState<Order | 'new'>()

  const nameOf = (order: Order) => text(customers.find(({ id }) => id === order.customerId)?.name ?? '')
  const compare: Record<SortKey, (one: Order, other: Order) => number> = {
    number: (one, other) => Number(one.id) - Number(other.id),
    day: (one, other) => one.day.localeCompare(other.day),
    customer: (one, other) => nameOf(one).localeCompare(nameOf(other)),
    total: (one, other) => one.total - other.total,
  }
  const wanted = query.trim().toLowerCase().replace(/^#/, '')
  const found = orders
    .filter((order) => (status === '' || order.status === status) && `${order.id} ${nameOf(order)} ${words.categories[order.category]}`.toLowerCase().includes(wanted))
    .sort((one, other) => compare[sort.key](one, other) * (sort.down ? -1 : 1))
  const pages = Math.max(1, Math.ceil(found.length / pageSize))
  const shown = Math.min(page, pages - 1)
  const here = found.slice(shown * pageSize, (shown + 1) * pageSize)
  const chosen = new Set(found.filter(({ id }) => selected.has(id)).map(({ id }) => id))

  const mark = (next: Status) => {
    setStatus(chosen, next)
    setSelected(new Set())
    showToast(words.orders.marked(chosen.size, words.statuses[next]), () => restore({ orders, customers }))
  }

  const exportAll = () => {
    const { number, day, customer, category, status: state, total } = words.orders
    const rows = found.map((order) => [order.id, order.day, nameOf(order), words.categories[order.category], words.statuses[order.status], order.total])
    downloadCsv('orders.csv', [[number, day, customer, category, state, total], ...rows])
  }

  return (
    <>
      <PageHeader title={words.orders.title} text={words.orders.count(found.length)}>
        <Button onClick={exportAll} disabled={found.length === 0}>
          <Download aria-hidden className="size-4" />
          {words.orders.export}
        </Button>
        <Button tone="strong" onClick={() => setForm('new')}>
          <Plus aria-hidden className="size-4" />
          {words.orders.add}
        </Button>
      </PageHeader>

      <div className="mb-4 flex flex-wrap gap-2">
        <SearchBox className="min-w-40 flex-1" label={words.orders.search} value={query} onChange={(value) => (setQuery(value), setPage(0))} />
        <select
          aria-label={words.orders.status}
          value={status}
          onChange={(event) => (setFilter(event.target.value as Status | ''), setPage(0))}
          className="min-h-10 rounded-xl border border-edge bg-surface px-3 text-sm"
        >
          <option value="">{words.orders.anyStatus}</option>
          {statuses.map((key) => (
            <option key={key} value={key}>{words.statuses[key]}</option>
          ))}
        </select>
      </div>

      {chosen.size > 0 && (
        <div className="mb-4 flex flex-wrap items-center gap-2 rounded-2xl border border-line bg-soft p-2 ps-4 text-sm">
          <p role="status" className="me-auto font-medium">{words.orders.selected(chosen.size)}</p>
          {statuses.slice(1).map((key) => (
            <Button key={key} onClick={() => mark(key)}>{words.orders.mark(words.statuses[key])}</Button>
          ))}
          <Button tone="quiet" onClick={() => setSelected(new Set())}>{words.orders.clear}</Button>
        </div>
      )}

      {here.length === 0 ? (
        <EmptyState icon="search" title={words.orders.none} text={words.orders.noneHint}>
          <Button onClick={() => (setQuery(''), setFilter(''))}>{words.orders.showAll}</Button>
        </EmptyState>
      ) : (
        <Card className="p-1! sm:p-2!">
          <OrderTable
            orders={here}
            sort={sort}
            onSort={(key) => setSort({ key, down: sort.key === key ? !sort.down : key !== 'customer' })}
            selected={selected}
            onSelect={setSelected}
            onOpen={setForm}
          />
        </Card>
      )}

      {pages > 1 && (
        <div className="mt-4 flex items-center justify-center gap-2 text-sm text-muted">
          <IconButton icon={ChevronLeft} label={words.orders.previous} className="[&_svg]:rtl:-scale-x-100" disabled={shown === 0} onClick={() => setPage(shown - 1)} />
          <p role="status">{words.orders.page(shown + 1, pages)}</p>
          <IconButton icon={ChevronRight} label={words.orders.next} className="[&_svg]:rtl:-scale-x-100" disabled={shown === pages - 1} onClick={() => setPage(shown + 1)} />
        </div>
      )}

      {form && <OrderForm order={form === 'new' ? undefined : form} onClose={() => setForm(undefined)} />}
    </>
  )
}
