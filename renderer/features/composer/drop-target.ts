/** Handlers for whatever takes files that are dragged onto it. */
import type { DragEvent } from 'react'

/** Takes files; what else is dragged is the field's own. */
export function dropTarget(onFiles: (files: readonly File[]) => void, setDropping: (dropping: boolean) => void) {
  const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files')
  return {
    onDragEnter(event: DragEvent) {
      if (holdsFiles(event)) setDropping(true)
    },
    onDragOver(event: DragEvent) {
      if (!holdsFiles(event)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy' as const
      setDropping(true)
    },
    onDragLeave(event: DragEvent<HTMLElement>) {
      const to = event.relatedTarget
      if (!(to instanceof Node) || !event.currentTarget.contains(to)) setDropping(false)
    },
    onDrop(event: DragEvent) {
      setDropping(false)
      if (!holdsFiles(event)) return
      event.preventDefault()
      onFiles([...event.dataTransfer.files])
    },
  }
}

/** A file that is dropped beside all that takes files would take the place of the whole page. Returns its undo. */
export function refuseStrayFiles(): () => void {
  const leave = new AbortController()
  const refuse = (event: globalThis.DragEvent): void => {
    if (event.defaultPrevented || event.dataTransfer?.types.includes('Files') !== true) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'none'
  }
  window.addEventListener('dragover', refuse, { signal: leave.signal })
  window.addEventListener('drop', refuse, { signal: leave.signal })
  return () => leave.abort()
}
