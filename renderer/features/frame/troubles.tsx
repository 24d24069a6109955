/** What did not go well behind the scenes: a quiet mark in the status bar that opens the list. */
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { t } from '../../words/index.ts'

export interface TroublesProps {
  /** One sentence each. */
  readonly troubles: readonly string[]
}

/** Nothing while all is well. */
export function Troubles({ troubles }: TroublesProps) {
  const [open, setOpen] = useState(false)
  if (troubles.length === 0) return null
  return (
    <>
      <button type="button" className="status-model status-troubles" onClick={() => setOpen(true)}>
        <TriangleAlert size={12} aria-hidden="true" />
        {t('frame.troubles', { count: troubles.length })}
      </button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('frame.troublesTitle')}
        description={t('frame.troublesHelp')}
        actions={
          <Button look="main" size="large" onClick={() => setOpen(false)}>
            {t('ui.close')}
          </Button>
        }
      >
        <ul className="troubles">
          {troubles.map((trouble) => (
            <li key={trouble} dir="auto">
              {trouble}
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  )
}
