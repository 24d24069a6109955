/** The arrows at a text's ends go through the prompts that were sent. */
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react'
import { type Recalled, recall } from './history.ts'

/** Returns whether a key was one of these; the caret is at the text's end afterwards. */
export function useHistory(
  field: RefObject<HTMLTextAreaElement | null>,
  history: readonly string[],
  text: string,
  onText: (text: string) => void,
): (event: KeyboardEvent<HTMLTextAreaElement>) => boolean {
  const recalled = useRef<Recalled>(undefined)
  const caretAtEnd = useRef(false)

  useLayoutEffect(() => {
    if (!caretAtEnd.current) return
    caretAtEnd.current = false
    field.current?.setSelectionRange(text.length, text.length)
  }, [text, field])

  return (event) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return false
    if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return false
    const { selectionStart, selectionEnd } = event.currentTarget
    const back = event.key === 'ArrowUp'
    const isAtEnd = selectionStart === text.length
    // Just recalled: the caret is at the end, and the way goes on from there.
    const goesOn = recalled.current !== undefined && history[recalled.current.index] === text && isAtEnd
    if (selectionStart !== selectionEnd || !(goesOn || (back ? selectionStart === 0 : isAtEnd))) return false
    const next = recall(history, recalled.current, text, back ? 'back' : 'forward')
    if (next === undefined) return false
    recalled.current = next.at
    caretAtEnd.current = true
    onText(next.text)
    return true
  }
}
