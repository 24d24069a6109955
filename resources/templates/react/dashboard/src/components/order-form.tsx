/** A dialog that adds an order, changes it or deletes it. */
import { useState, type FormEvent } from 'react'
import { categories, statuses, type Category, type Order, type Status } from '../data/model'
import { daysAgo } from '../lib/format'
import { useText } from '../lib/preferences'
import { useStore } from '../store'
import { useWords } from '../words'
import { Dialog, DialogActions } from './dialog'
import { SelectField, TextField } from './field'
import { showToast } from './toast'

export function OrderForm({ order, onClose }: { order?: Order; onClose(): void }) {
  const words = useWords()
  const text = useText()
  const store = useStore()
  const [customerId, setCustomerId] = useState(order?.customerId ?? store.customers[0]?.id ?? '')
  const [day, setDay] = useState(order?.day ?? daysAgo(0))
  const [category, setCategory] = useState<Category>(order?.category ?? 'furniture')
  const [status, setStatus] = useState<Status>(order?.status ?? 'new')
  const [total, setTotal] = useState(order ? String(order.total) : '')
  const [tried, setTried] = useState(false)
  const badTotal = !(Number(total) > 0)
  const badDay = day === '' || day > daysAgo(0)

  const save = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (badTotal || badDay) return
    store.saveOrder({ id: order?.id, customerId, day, category, status, total: Math.round(Number(total) * 100) / 100 })
    onClose()
  }

  const remove = () => {
    if (!order) return
    const { orders, customers } = useStore.getState()
    store.deleteOrder(order.id)
    onClose()
    showToast(words.orders.deleted(order.id), () => store.restore({ orders, customers }))
  }

  return (
    <Dialog title={order ? words.orders.edit(order.id) : words.orders.add} onClose={onClose}>
      <form onSubmit={save} noValidate className="grid gap-4 sm:grid-cols-2">
        <SelectField className="sm:col-span-2" label={words.orders.customer} value={customerId} onChange={(event) => setCustomerId(event.target.value)} options={store.customers.map(({ id, name }) => [id, text(name)] as const)} />
        <TextField label={words.orders.total} type="number" inputMode="decimal" min="0" step="0.01" value={total} onChange={(event) => setTotal(event.target.value)} error={tried && badTotal ? words.orders.badTotal : undefined} />
        <TextField label={words.orders.day} type="date" max={daysAgo(0)} value={day} onChange={(event) => setDay(event.target.value)} error={tried && badDay ? words.orders.badDay : undefined} />
        <SelectField label={words.orders.category} value={category} onChange={(event) => setCategory(event.target.value as Category)} options={categories.map((key) => [key, words.categories[key]] as const)} />
        <SelectField label={words.orders.status} value={status} onChange={(event) => setStatus(event.target.value as Status)} options={statuses.map((key) => [key, words.statuses[key]] as const)} />
        <div className="sm:col-span-2">
          <DialogActions onClose={onClose} onDelete={order ? remove : undefined} />
        </div>
      </form>
    </Dialog>
  )
}
