/** One customer: contact, orders, notes. */
import { Pencil, Trash2 } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useParams } from 'react-router'
import { BackLink } from '../components/back-link'
import { Button, IconButton } from '../components/button'
import { Card } from '../components/card'
import { CustomerForm } from '../components/customer-form'
import { EmptyState } from '../components/empty-state'
import { TextAreaField } from '../components/field'
import { NotFound } from '../components/not-found'
import { OrderList } from '../components/order-list'
import { PageHeader } from '../components/page-header'
import { showToast } from '../components/toast'
import { earned, sum } from '../data/figures'
import type { Customer } from '../data/model'
import { useFormat } from '../lib/format'
import { useText } from '../lib/preferences'
import { useStore } from '../store'
import { useWords } from '../words'

function Notes({ customer }: { customer: Customer }) {
  const words = useWords().customer
  const text = useText()
  const format = useFormat()
  const { addNote, deleteNote, restore } = useStore()
  const [draft, setDraft] = useState('')

  const add = (event: FormEvent) => {
    event.preventDefault()
    if (draft.trim() === '') return
    addNote(customer.id, draft.trim())
    setDraft('')
  }

  const remove = (noteId: string) => {
    const { orders, customers } = useStore.getState()
    deleteNote(customer.id, noteId)
    showToast(words.noteDeleted, () => restore({ orders, customers }))
  }

  return (
    <Card title={words.notes}>
      <form onSubmit={add} className="grid gap-2">
        <TextAreaField label={words.note} value={draft} onChange={(event) => setDraft(event.target.value)} rows={2} maxLength={1000} />
        <Button type="submit" className="justify-self-start" disabled={draft.trim() === ''}>{words.addNote}</Button>
      </form>
      {customer.notes.length === 0 && <p className="mt-4 text-sm text-muted">{words.noNotes}</p>}
      <ul className="mt-4 grid gap-2">
        {customer.notes.map((note) => (
          <li key={note.id} className="flex items-start gap-2 rounded-xl bg-soft p-3 text-sm">
            <div className="min-w-0 flex-1">
              <p dir="auto" className="whitespace-pre-wrap">{text(note.text)}</p>
              <p className="mt-1 text-xs text-muted">{format.ago(note.day)}</p>
            </div>
            <IconButton icon={Trash2} label={words.deleteNote} className="-my-1 hover:bg-surface" onClick={() => remove(note.id)} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

export default function CustomerScreen() {
  const words = useWords().customer
  const text = useText()
  const format = useFormat()
  const { id } = useParams()
  const { customers, orders, business } = useStore()
  const [editing, setEditing] = useState(false)
  const customer = customers.find((other) => other.id === id)
  if (!customer) return <NotFound />

  const own = orders.filter(({ customerId }) => customerId === customer.id)
  const spent = sum(earned(own))
  const facts: (readonly [string, string])[] = [
    [words.spent, format.money(spent, business.currency)],
    [words.count, format.number(own.length)],
    [words.average, format.money(own.length === 0 ? 0 : spent / own.length, business.currency)],
  ]
  const contact: (readonly [string, string, boolean])[] = [
    [words.email, customer.email, true],
    [words.phone, customer.phone, true],
    [words.city, text(customer.city), false],
    [words.since, format.date(customer.since), false],
  ]

  return (
    <>
      <PageHeader title={text(customer.name)} text={text(customer.company)} above={<BackLink to="/customers">{words.back}</BackLink>}>
        <Button onClick={() => setEditing(true)}>
          <Pencil aria-hidden className="size-4" />
          {words.edit}
        </Button>
      </PageHeader>
      <dl className="mb-4 grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4">
        {facts.map(([label, value]) => (
          <div key={label} className="rounded-2xl border border-line bg-surface p-4 max-sm:first:col-span-2">
            <dt className="text-sm text-muted">{label}</dt>
            <dd className="mt-1 text-xl font-bold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="grid gap-4">
          <Card title={words.contact}>
            <dl className="grid gap-3 text-sm">
              {contact.filter(([, value]) => value !== '').map(([label, value, latin]) => (
                <div key={label} className="flex flex-wrap justify-between gap-x-4">
                  <dt className="text-muted">{label}</dt>
                  <dd dir={latin ? 'ltr' : undefined} className="min-w-0">{value}</dd>
                </div>
              ))}
            </dl>
          </Card>
          <Notes customer={customer} />
        </div>
        <Card title={words.history}>
          {own.length === 0 ? <EmptyState icon="receipt" title={words.noOrders} /> : <OrderList orders={own.slice(0, 12)} named={false} />}
        </Card>
      </div>
      {editing && <CustomerForm customer={customer} onClose={() => setEditing(false)} />}
    </>
  )
}
