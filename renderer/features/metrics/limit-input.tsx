/** A number that is kept, to be written anew: taken when it is left, or by Enter, which leaves the focus where it is. */
import { useEffect, useRef, useState } from 'react'

export interface LimitInputProps {
  /** As it is kept. */
  readonly value: number
  /** The same, as people write it. */
  readonly written: string
  /** Undefined where the text is no number that can be kept. */
  readonly valueOf: (text: string) => number | undefined
  readonly inputMode: 'numeric' | 'decimal'
  /** For a screen reader, where no label stands around it. */
  readonly label?: string
  readonly onTake: (value: number) => void
}

/** What another window keeps meanwhile shows at once, unless something is being written here. */
export function LimitInput({ value, written, valueOf, inputMode, label, onTake }: LimitInputProps) {
  const [typed, setTyped] = useState<string>()
  const input = useRef<HTMLInputElement>(null)
  /** Told to the caller, and not kept yet: leaving the field after Enter does not tell it again. */
  const told = useRef<number>(undefined)
  const latest = useRef(valueOf)
  useEffect(() => {
    latest.current = valueOf
  })
  useEffect(() => {
    told.current = undefined
    const isWriting = document.activeElement === input.current
    setTyped((text) => (isWriting && text !== undefined && latest.current(text) !== value ? text : undefined))
  }, [value])
  const next = valueOf(typed ?? written)
  const take = (): void => {
    if (typed === undefined || next === undefined || next === (told.current ?? value)) return
    told.current = next
    onTake(next)
  }
  return (
    <input
      ref={input}
      className="input num"
      inputMode={inputMode}
      dir="ltr"
      aria-label={label}
      aria-invalid={next === undefined}
      value={typed ?? written}
      onChange={(event) => setTyped(event.target.value)}
      // One that could not be kept is tried again.
      onFocus={() => (told.current = undefined)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take()
      }}
    />
  )
}
