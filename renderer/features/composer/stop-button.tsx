/** Ends the run that is live. */
import { Square } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { t } from '../../words/index.ts'

/** Small beside another button; always at the very end, where the send button is otherwise. */
export function StopButton({
  compact,
  stopping,
  onStop,
}: {
  readonly compact: boolean
  readonly stopping: boolean
  readonly onStop: () => void
}) {
  const label = stopping ? t('composer.stopping') : t('composer.stop')
  const icon = stopping ? null : <Square size={10} fill="currentColor" aria-hidden="true" />
  if (compact) {
    return (
      <IconButton look="bad" side="top" label={label} shortcut="Escape" busy={stopping} onClick={onStop}>
        {icon}
      </IconButton>
    )
  }
  return (
    <Button look="bad" shortcut="Escape" onClick={onStop} busy={stopping}>
      {icon}
      {label}
    </Button>
  )
}
