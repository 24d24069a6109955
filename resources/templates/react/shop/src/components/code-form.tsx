/** Takes a discount code, or shows the one that holds. */
import { X } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useStore } from '../store'
import { useWords } from '../words'
import { Button } from './button'
import { TextField } from './field'

export function CodeForm() {
  const words = useWords().cart
  const { code, useCode: takeCode, clearCode } = useStore()
  const [typed, setTyped] = useState('')
  const [bad, setBad] = useState(false)

  if (code !== '') {
    return (
      <Button className="mt-4" onClick={clearCode}>
        {words.dropCode(code)}
        <X aria-hidden className="size-4" />
      </Button>
    )
  }

  const apply = (event: FormEvent) => {
    event.preventDefault()
    setBad(!takeCode(typed))
  }

  return (
    <form onSubmit={apply} noValidate className="mt-4 flex items-start gap-2">
      <TextField
        className="flex-1"
        label={words.code}
        hint={words.codeHint}
        error={bad ? words.badCode : undefined}
        value={typed}
        autoComplete="off"
        autoCapitalize="characters"
        onChange={(event) => (setTyped(event.target.value), setBad(false))}
      />
      <Button type="submit" className="mt-6.5">{words.apply}</Button>
    </form>
  )
}
