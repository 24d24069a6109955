/** What the cart costs, line by line. */
import type { ReactNode } from 'react'
import { costsOf, freeFrom } from '../data/costs'
import { currency, type Delivery } from '../data/model'
import { useFormat } from '../lib/format'
import { useStore } from '../store'
import { useWords } from '../words'
import { Card } from './card'
import { Price } from './price'

export function Summary({ delivery, children }: { delivery: Delivery; children?: ReactNode }) {
  const words = useWords().cart
  const format = useFormat()
  const { cart, code } = useStore()
  const costs = costsOf(cart, delivery, code)
  const missing = freeFrom - (costs.items - costs.discount)
  const lines: (readonly [string, ReactNode])[] = [
    [words.items, <Price value={costs.items} />],
    ...(costs.discount > 0 ? [[`${words.discount} (${code})`, <Price value={-costs.discount} />] as const] : []),
    [words.delivery, costs.delivery === 0 ? words.free : <Price value={costs.delivery} />],
  ]
  return (
    <Card title={words.summary} className="lg:sticky lg:top-8">
      <dl className="grid gap-2 text-sm">
        {lines.map(([label, value]) => (
          <div key={label} className="flex justify-between gap-3">
            <dt className="text-muted">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div className="mt-2 flex justify-between gap-3 border-t border-line pt-3 text-base font-bold">
          <dt>{words.total}</dt>
          <dd><Price value={costs.total} /></dd>
        </div>
      </dl>
      {delivery === 'standard' && missing > 0 && (
        <p className="mt-3 rounded-xl bg-soft px-3 py-2 text-sm">{words.untilFree(format.money(missing, currency, missing % 1 !== 0))}</p>
      )}
      {children}
    </Card>
  )
}
