/** Where it goes and how it is paid; checked before it is sent. */
import { useRef, useState, type FormEvent } from 'react'
import { Navigate, useNavigate } from 'react-router'
import { BackLink } from '../components/back-link'
import { Button } from '../components/button'
import { Card } from '../components/card'
import { TextAreaField, TextField } from '../components/field'
import { PageHeader } from '../components/page-header'
import { Price } from '../components/price'
import { Summary } from '../components/summary'
import { showToast } from '../components/toast'
import { costsOf, deliveryFee } from '../data/costs'
import { deliveries, type Delivery } from '../data/model'
import { useStore } from '../store'
import { useWords } from '../words'

const blank = { name: '', email: '', street: '', postcode: '', city: '', note: '' }
type Fields = typeof blank

/** The fields that are wrong, in the order in which they stand. */
function check(fields: Fields, pickup: boolean): (keyof Fields)[] {
  const rules: [keyof Fields, boolean][] = [
    ['name', fields.name.trim() !== ''],
    ['email', /^\S+@\S+\.\S+$/.test(fields.email.trim())],
    ['street', pickup || fields.street.trim() !== ''],
    ['postcode', pickup || /^[\p{L}\p{N} -]{3,10}$/u.test(fields.postcode.trim())],
    ['city', pickup || fields.city.trim() !== ''],
  ]
  return rules.filter(([, holds]) => !holds).map(([key]) => key)
}

const option = 'flex min-h-12 cursor-pointer items-center gap-3 rounded-xl border border-edge px-3 py-2 text-sm has-checked:border-accent has-checked:bg-soft'

export default function Checkout() {
  const words = useWords()
  const navigate = useNavigate()
  const { cart, code, order } = useStore()
  const form = useRef<HTMLFormElement>(null)
  const [fields, setFields] = useState(blank)
  const [delivery, setDelivery] = useState<Delivery>('standard')
  const [payment, setPayment] = useState<'cash' | 'transfer'>('cash')
  const [tried, setTried] = useState(false)
  const [placed, setPlaced] = useState(false)
  if (cart.length === 0 && !placed) return <Navigate to="/cart" replace />

  const pickup = delivery === 'pickup'
  const wrong = tried ? check(fields, pickup) : []
  const { items, discount } = costsOf(cart, delivery, code)
  const messages: Partial<Record<keyof Fields, string>> = {
    name: words.checkout.needName,
    email: words.checkout.needEmail,
    street: words.checkout.needStreet,
    postcode: words.checkout.needPostcode,
    city: words.checkout.needCity,
  }

  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const [first] = check(fields, pickup)
    if (first) {
      form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus()
      return
    }
    setPlaced(true)
    const id = order({ name: fields.name.trim(), city: pickup ? '' : fields.city.trim(), delivery })
    showToast(words.checkout.placed(id))
    navigate('/orders')
  }

  const field = (key: Exclude<keyof Fields, 'note'>, autoComplete: string, className?: string) => (
    <TextField
      name={key}
      className={className}
      label={words.checkout[key]}
      type={key === 'email' ? 'email' : undefined}
      autoComplete={autoComplete}
      value={fields[key]}
      onChange={(event) => setFields({ ...fields, [key]: event.target.value })}
      error={wrong.includes(key) ? messages[key] : undefined}
    />
  )

  return (
    <>
      <PageHeader title={words.checkout.title} above={<BackLink to="/cart">{words.checkout.back}</BackLink>} />
      <form ref={form} onSubmit={send} noValidate className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-4">
          <Card title={words.checkout.contact}>
            <div className="grid gap-4 sm:grid-cols-2">
              {field('name', 'name')}
              {field('email', 'email')}
            </div>
          </Card>
          <Card title={words.checkout.delivery}>
            <div role="radiogroup" aria-label={words.checkout.delivery} className="grid gap-2">
              {deliveries.map((key) => {
                const fee = deliveryFee(key, items - discount)
                return (
                  <label key={key} className={option}>
                    <input type="radio" name="delivery" checked={delivery === key} onChange={() => setDelivery(key)} className="size-4 accent-accent" />
                    <span className="flex-1">{words.deliveries[key]}</span>
                    {fee === 0 ? words.cart.free : <Price value={fee} />}
                  </label>
                )
              })}
            </div>
          </Card>
          {!pickup && (
            <Card title={words.checkout.address}>
              <div className="grid gap-4 sm:grid-cols-2">
                {field('street', 'street-address', 'sm:col-span-2')}
                {field('postcode', 'postal-code')}
                {field('city', 'address-level2')}
              </div>
            </Card>
          )}
          <Card title={words.checkout.payment}>
            <div role="radiogroup" aria-label={words.checkout.payment} className="mb-4 grid gap-2 sm:grid-cols-2">
              {(['cash', 'transfer'] as const).map((key) => (
                <label key={key} className={option}>
                  <input type="radio" name="payment" checked={payment === key} onChange={() => setPayment(key)} className="size-4 accent-accent" />
                  {words.checkout.payments[key]}
                </label>
              ))}
            </div>
            <TextAreaField label={words.checkout.note} value={fields.note} maxLength={500} rows={2} onChange={(event) => setFields({ ...fields, note: event.target.value })} />
          </Card>
        </div>
        <Summary delivery={delivery}>
          <Button type="submit" tone="strong" className="mt-4 w-full">{words.checkout.order}</Button>
          <p role="status" className="mt-2 text-sm text-danger">{wrong.length > 0 && words.checkout.wrong(wrong.length)}</p>
        </Summary>
      </form>
    </>
  )
}
