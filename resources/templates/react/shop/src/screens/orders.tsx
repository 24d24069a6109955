/** What was bought, and where it is. */
import { Badge, type BadgeTone } from '../components/badge'
import { Button, ButtonLink } from '../components/button'
import { Card } from '../components/card'
import { EmptyState } from '../components/empty-state'
import { PageHeader } from '../components/page-header'
import { Price } from '../components/price'
import { ProductArt } from '../components/product-art'
import { showToast } from '../components/toast'
import type { Order } from '../data/model'
import { productById } from '../data/products'
import { daysAgo, useFormat } from '../lib/format'
import { useText } from '../lib/preferences'
import { useStore } from '../store'
import { useWords } from '../words'

type State = 'placed' | 'sent' | 'delivered' | 'cancelled'

const tones: Record<State, BadgeTone> = { placed: 'accent', sent: 'warn', delivered: 'good', cancelled: 'danger' }

/** An order goes out on the day after, and arrives on the fifth. */
function stateOf(order: Order): State {
  if (order.cancelled) return 'cancelled'
  if (order.day >= daysAgo(0)) return 'placed'
  return order.day > daysAgo(5) ? 'sent' : 'delivered'
}

function OrderCard({ order }: { order: Order }) {
  const words = useWords()
  const format = useFormat()
  const text = useText()
  const { add, setCancelled } = useStore()
  const state = stateOf(order)

  const cancel = () => {
    setCancelled(order.id, true)
    showToast(words.orders.cancelled(order.id), () => setCancelled(order.id, false))
  }
  const buyAgain = () => {
    for (const line of order.lines) add(line.productId, line.colour, line.count)
    showToast(words.orders.inCart)
  }

  return (
    <Card title={words.orders.order(order.id)} actions={<Badge tone={tones[state]}>{words.orders.states[state]}</Badge>}>
      <p className="-mt-3 mb-4 text-sm text-muted">{[format.date(order.day), words.deliveries[order.delivery], order.city].filter(Boolean).join(' · ')}</p>
      <ul className="grid gap-2">
        {order.lines.map((line) => {
          const product = productById(line.productId)
          if (!product) return null
          return (
            <li key={`${line.productId} ${line.colour}`} className="flex items-center gap-3 text-sm">
              <ProductArt art={product.art} colour={line.colour} className="size-12 shrink-0 rounded-lg" />
              <span className="min-w-0 flex-1">{words.orders.times(line.count, text(product.name), words.colours[line.colour])}</span>
              <Price value={product.price * line.count} />
            </li>
          )
        })}
      </ul>
      <div className="mt-4 flex flex-wrap items-center gap-2 border-t border-line pt-4">
        <p className="me-auto font-bold">
          {words.cart.total} <Price value={order.total} />
        </p>
        {state === 'placed' && <Button tone="danger" onClick={cancel}>{words.orders.cancel}</Button>}
        <Button onClick={buyAgain}>{words.orders.again}</Button>
      </div>
    </Card>
  )
}

export default function Orders() {
  const words = useWords().orders
  const orders = useStore((state) => state.orders)
  return (
    <div className="max-w-3xl">
      <PageHeader title={words.title} />
      {orders.length === 0 ? (
        <EmptyState icon="package" title={words.none} text={words.hint}>
          <ButtonLink to="/" tone="strong">{words.go}</ButtonLink>
        </EmptyState>
      ) : (
        <div className="grid gap-4">
          {orders.map((order) => (
            <OrderCard key={order.id} order={order} />
          ))}
        </div>
      )}
    </div>
  )
}
