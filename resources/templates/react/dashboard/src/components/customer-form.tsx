/** A dialog that adds a customer or changes one. */
import { useState, type FormEvent } from 'react'
import type { Customer } from '../data/model'
import { useText } from '../lib/preferences'
import { useStore } from '../store'
import { useWords } from '../words'
import { Dialog, DialogActions } from './dialog'
import { TextField } from './field'

export function CustomerForm({ customer, onClose }: { customer?: Customer; onClose(): void }) {
  const words = useWords().customer
  const text = useText()
  const saveCustomer = useStore((state) => state.saveCustomer)
  const [tried, setTried] = useState(false)
  const [fields, setFields] = useState({
    name: customer ? text(customer.name) : '',
    company: customer ? text(customer.company) : '',
    email: customer?.email ?? '',
    phone: customer?.phone ?? '',
    city: customer ? text(customer.city) : '',
  })
  const errors = {
    name: fields.name.trim() === '' ? words.needName : undefined,
    email: /^\S+@\S+\.\S+$/.test(fields.email.trim()) ? undefined : words.needEmail,
  }

  const save = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (errors.name || errors.email) return
    saveCustomer({ id: customer?.id, ...fields })
    onClose()
  }

  const field = (key: keyof typeof fields, type?: string) => (
    <TextField
      label={words[key]}
      type={type}
      value={fields[key]}
      autoComplete="off"
      onChange={(event) => setFields({ ...fields, [key]: event.target.value })}
      error={tried && (key === 'name' || key === 'email') ? errors[key] : undefined}
    />
  )

  return (
    <Dialog title={customer ? words.editTitle : words.addTitle} onClose={onClose}>
      <form onSubmit={save} noValidate className="grid gap-4 sm:grid-cols-2">
        {field('name')}
        {field('company')}
        {field('email', 'email')}
        {field('phone', 'tel')}
        {field('city')}
        <div className="sm:col-span-2">
          <DialogActions onClose={onClose} />
        </div>
      </form>
    </Dialog>
  )
}
