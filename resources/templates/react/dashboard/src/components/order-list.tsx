/** A few orders, one a line. */
import type { Order } from '../data/model'
import { useFormat } from '../lib/format'
import { useText } from '../lib/preferences'
import { useStore } from '../store'
import { StatusBadge } from './status-badge'

export function OrderList({ orders, named = true }: { orders: readonly Order[]; named?: boolean }) {
  const format = useFormat()
  const text = useText()
  const { customers, business } = useStore()
  return (
    <ul className="divide-y divide-line">
      {orders.map((order) => {
        const customer = customers.find(({ id }) => id === order.customerId)
        return (
          <li key={order.id} className="flex items-center gap-3 py-2.5 text-sm first:pt-0 last:pb-0">
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{named && customer ? text(customer.name) : `#${order.id}`}</p>
              <p className="text-xs text-muted">{format.ago(order.day)}</p>
            </div>
            <StatusBadge status={order.status} />
            <p className="min-w-20 text-end font-medium tabular-nums">{format.money(order.total, business.currency)}</p>
          </li>
        )
      })}
    </ul>
  )
}
