/** Files dragged from outside over an element: whether they are there now, and what was dropped. */
import { type RefObject, useEffect, useRef, useState } from 'react'
import { filesOfDrop, type LooseFile } from './dropped-files.ts'

/** True while files are over it. Without `onDrop` nothing is taken. */
export function useDrop(
  element: RefObject<HTMLElement | null>,
  onDrop: ((files: Promise<readonly LooseFile[]>) => void) | undefined,
): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(onDrop)
  useEffect(() => {
    latest.current = onDrop
  })
  useEffect(() => {
    const target = element.current
    if (target === null) return undefined
    const leave = new AbortController()
    const { signal } = leave
    // Each child that is entered is entered once and left once.
    let depth = 0
    const holdsFiles = (event: DragEvent): event is DragEvent & { dataTransfer: DataTransfer } =>
      latest.current !== undefined && event.dataTransfer?.types.includes('Files') === true
    const enter = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      depth += 1
      setOver(true)
    }
    const out = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      depth -= 1
      if (depth <= 0) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      depth = 0
      setOver(false)
      if (!holdsFiles(event)) return
      event.preventDefault()
      latest.current?.(filesOfDrop(event.dataTransfer, signal))
    }
    const move = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
    }
    target.addEventListener('dragenter', enter, { signal })
    target.addEventListener('dragleave', out, { signal })
    target.addEventListener('dragover', move, { signal })
    target.addEventListener('drop', drop, { signal })
    return () => leave.abort()
  }, [element])
  return over
}
