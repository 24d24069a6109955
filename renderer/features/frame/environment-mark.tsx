/** What the environment says in the place of settings: a quiet mark in the status bar, and the list behind it. */
import { SquareTerminal } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { t } from '../../words/index.ts'

export interface EnvironmentMarkProps {
  readonly variables: readonly { readonly name: string; readonly value: string }[]
}

/** Nothing while no variable acts. */
export function EnvironmentMark({ variables }: EnvironmentMarkProps) {
  const [open, setOpen] = useState(false)
  if (variables.length === 0) return null
  return (
    <>
      <button type="button" className="status-model status-environment" onClick={() => setOpen(true)}>
        <SquareTerminal size={12} aria-hidden="true" />
        {t('frame.environment', { count: variables.length })}
      </button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('frame.environmentTitle')}
        description={t('frame.environmentHelp')}
        actions={
          <Button look="main" size="large" onClick={() => setOpen(false)}>
            {t('ui.close')}
          </Button>
        }
      >
        <ul className="troubles">
          {variables.map(({ name, value }) => (
            <li key={name} className="mono" dir="ltr">
              {name}={value}
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  )
}
