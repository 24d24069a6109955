/** Copies a text, and says for a moment that it did. */
import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { t } from '../../words/index.ts'

export interface CopyButtonProps {
  /** Read at the click, when it is a function. */
  readonly text: string | (() => string)
  readonly label: string
}

const shownMs = 1500

/** A small icon; its label becomes "Copied". */
export function CopyButton({ text, label }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), shownMs)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : text())
      setCopied(true)
    } catch {
      showToast(t('conversation.notCopied'), { tone: 'bad' })
    }
  }
  return (
    <IconButton size="small" label={copied ? t('ui.copied') : label} onClick={() => void copy()}>
      {copied ? <Check size={14} className="turn-tick" /> : <Copy size={14} />}
    </IconButton>
  )
}
