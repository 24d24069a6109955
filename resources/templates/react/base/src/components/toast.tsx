/** A sentence that comes up for a while, with a way to undo what it tells of. */
import { X } from 'lucide-react'
import { useEffect } from 'react'
import { create } from 'zustand'
import { useCommonWords } from '../lib/common-words'
import { IconButton } from './button'

interface Toast {
  text: string
  undo?: () => void
}

const useToast = create<{ toast?: Toast }>()(() => ({}))

/** Shows a sentence; with `undo`, a button that calls it. */
export function showToast(text: string, undo?: () => void): void {
  useToast.setState({ toast: { text, undo } })
}

const hide = () => useToast.setState({ toast: undefined })

export function Toasts() {
  const words = useCommonWords()
  const toast = useToast((state) => state.toast)
  useEffect(() => {
    if (!toast) return
    const timer = setTimeout(hide, toast.undo ? 8000 : 4000)
    return () => clearTimeout(timer)
  }, [toast])
  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-20 z-40 grid justify-items-center px-4 md:bottom-6">
      <div role="status" className="min-w-0">
        {toast && (
          <div className="pointer-events-auto flex items-center gap-2 rounded-2xl bg-ink py-1.5 ps-4 pe-1.5 text-sm text-page shadow-xl">
            <span>{toast.text}</span>
            {toast.undo && (
              <button
                type="button"
                className="min-h-9 rounded-lg border border-current px-3 font-semibold focus-visible:outline-current"
                onClick={() => {
                  toast.undo?.()
                  hide()
                }}
              >
                {words.undo}
              </button>
            )}
            <IconButton icon={X} label={words.close} onClick={hide} className="size-9! text-current! hover:bg-transparent! focus-visible:outline-current" />
          </div>
        )}
      </div>
    </div>
  )
}
