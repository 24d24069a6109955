/** Orders in a table: a head to sort by, a box to select with, and a number that opens the order. */
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { Order } from '../data/model'
import { useFormat } from '../lib/format'
import { useText } from '../lib/preferences'
import { useStore } from '../store'
import { useWords } from '../words'
import { StatusBadge } from './status-badge'

export type SortKey = 'number' | 'day' | 'customer' | 'total'
export interface Sort {
  key: SortKey
  down: boolean
}

interface Props {
  orders: readonly Order[]
  sort: Sort
  onSort(key: SortKey): void
  selected: ReadonlySet<string>
  onSelect(ids: ReadonlySet<string>): void
  onOpen(order: Order): void
}

const hidden = { number: '', day: 'hidden sm:table-cell', customer: 'hidden md:table-cell', total: '' }

export function OrderTable({ orders, sort, onSort, selected, onSelect, onOpen }: Props) {
  const words = useWords().orders
  const categories = useWords().categories
  const format = useFormat()
  const text = useText()
  const { customers, business } = useStore()
  const names = new Map(customers.map(({ id, name }) => [id, text(name)]))
  const allSelected = orders.length > 0 && orders.every(({ id }) => selected.has(id))

  const toggle = (ids: readonly string[], on: boolean) => {
    const next = new Set(selected)
    for (const id of ids) on ? next.add(id) : next.delete(id)
    onSelect(next)
  }

  const head = (key: SortKey, end = false) => {
    const Arrow = sort.down ? ArrowDown : ArrowUp
    return (
      <th scope="col" aria-sort={sort.key !== key ? 'none' : sort.down ? 'descending' : 'ascending'} className={`p-0 ${hidden[key]}`}>
        <button type="button" onClick={() => onSort(key)} className={`flex min-h-10 w-full items-center gap-1 rounded-lg px-2 font-medium hover:text-ink ${end ? 'justify-end' : ''}`}>
          {words[key]}
          <Arrow aria-hidden className={`size-3.5 ${sort.key === key ? '' : 'invisible'}`} />
        </button>
      </th>
    )
  }

  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{words.table}</caption>
      <thead className="border-b border-line text-start text-muted">
        <tr>
          <th className="w-10 p-0">
            <label className="grid size-10 place-items-center">
              <input type="checkbox" aria-label={words.selectAll} className="size-4 accent-accent" checked={allSelected} onChange={(event) => toggle(orders.map(({ id }) => id), event.target.checked)} />
            </label>
          </th>
          {head('number')}
          {head('day')}
          {head('customer')}
          <th scope="col" className="hidden px-2 text-start font-medium lg:table-cell">{words.category}</th>
          <th scope="col" className="px-2 text-start font-medium">{words.status}</th>
          {head('total', true)}
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <tr key={order.id} className="border-b border-line last:border-0 hover:bg-page">
            <td>
              <label className="grid size-10 place-items-center">
                <input type="checkbox" aria-label={words.select(order.id)} className="size-4 accent-accent" checked={selected.has(order.id)} onChange={(event) => toggle([order.id], event.target.checked)} />
              </label>
            </td>
            <td className="px-2 py-1.5">
              <button type="button" onClick={() => onOpen(order)} className="min-h-8 rounded-md text-start font-semibold text-accent underline-offset-4 hover:underline">
                #{order.id}
              </button>
              <span className="block text-xs text-muted md:hidden">{names.get(order.customerId)}</span>
            </td>
            <td className="hidden px-2 whitespace-nowrap text-muted sm:table-cell">{format.day(order.day)}</td>
            <td className="hidden px-2 md:table-cell">{names.get(order.customerId)}</td>
            <td className="hidden px-2 text-muted lg:table-cell">{categories[order.category]}</td>
            <td className="px-2"><StatusBadge status={order.status} /></td>
            <td className="px-2 text-end font-medium whitespace-nowrap tabular-nums">{format.money(order.total, business.currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
