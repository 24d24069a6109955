/** How something ended, as a small sign beside its word: colour is never alone. */
import { Check, CircleDashed, LoaderCircle, Square, X, Zap } from 'lucide-react'

const marks = { ok: Check, bad: X, info: Zap, faint: Square, live: LoaderCircle, few: CircleDashed }

/** Hidden from screen readers: the word says it. */
export function OutcomeMark({ tone }: { readonly tone: keyof typeof marks }) {
  const Mark = marks[tone]
  return <Mark size={12} aria-hidden="true" />
}
