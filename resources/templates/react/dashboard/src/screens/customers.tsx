/** Everybody who buys, by what they have spent. */
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { Button } from '../components/button'
import { CustomerForm } from '../components/customer-form'
import { EmptyState } from '../components/empty-state'
import { PageHeader } from '../components/page-header'
import { SearchBox } from '../components/search-box'
import { Segmented } from '../components/segmented'
import { earned, sum } from '../data/figures'
import { useFormat } from '../lib/format'
import { useText } from '../lib/preferences'
import { useStore } from '../store'
import { useWords } from '../words'

type By = 'spent' | 'name' | 'recent'

const initials = (name: string) => name.split(/\s+/).slice(0, 2).map((word) => [...word][0]).join('\u200c')

export default function Customers() {
  const words = useWords().customers
  const text = useText()
  const format = useFormat()
  const { customers, orders, business } = useStore()
  const [query, setQuery] = useState('')
  const [by, setBy] = useState<By>('spent')
  const [adding, setAdding] = useState(false)

  const wanted = query.trim().toLowerCase()
  const rows = customers
    .map((customer) => {
      const own = orders.filter(({ customerId }) => customerId === customer.id)
      return { customer, name: text(customer.name), count: own.length, spent: sum(earned(own)), last: own[0]?.day }
    })
    .filter(({ customer, name }) => [name, text(customer.company), text(customer.city), customer.email].join(' ').toLowerCase().includes(wanted))
    .sort((one, other) => {
      if (by === 'name') return one.name.localeCompare(other.name)
      return by === 'spent' ? other.spent - one.spent : (other.last ?? '').localeCompare(one.last ?? '')
    })

  return (
    <>
      <PageHeader title={words.title} text={words.count(rows.length)}>
        <Button tone="strong" onClick={() => setAdding(true)}>
          <Plus aria-hidden className="size-4" />
          {words.add}
        </Button>
      </PageHeader>
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <SearchBox className="min-w-48 flex-1" label={words.search} value={query} onChange={setQuery} />
        <Segmented label={words.sort} value={by} onChange={setBy} options={(['spent', 'name', 'recent'] as const).map((key) => [key, words.sorts[key]] as const)} />
      </div>
      {rows.length === 0 ? (
        <EmptyState icon="users" title={words.none} text={words.noneHint} />
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
          {rows.map(({ customer, name, count, spent, last }) => (
            <li key={customer.id}>
              <Link to={`/customers/${customer.id}`} className="flex h-full gap-3 rounded-2xl border border-line bg-surface p-4 transition hover:border-edge">
                <span aria-hidden className="grid size-11 shrink-0 place-items-center rounded-full bg-soft font-semibold text-accent">{initials(name)}</span>
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-semibold">{name}</span>
                  <span className="block truncate text-sm text-muted">{[text(customer.company), text(customer.city)].filter(Boolean).join(' · ')}</span>
                  <span className="mt-2 block text-xs text-muted">{last ? words.last(format.ago(last)) : words.never}</span>
                </span>
                <span className="text-end">
                  <span className="block font-semibold tabular-nums">{format.money(spent, business.currency, false)}</span>
                  <span className="block text-xs text-muted">{words.orders(count)}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {adding && <CustomerForm onClose={() => setAdding(false)} />}
    </>
  )
}
