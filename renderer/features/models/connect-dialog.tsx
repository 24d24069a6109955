/** "Connect a model": all providers in a dialog, with what each needs to answer. */
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ProviderList, type ProviderListProps } from './provider-list.tsx'

export interface ConnectDialogProps extends ProviderListProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** Stays open while one looks around; what is chosen counts at once. */
export function ConnectDialog({ open, onClose, ...list }: ConnectDialogProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="large"
      title="Models"
      description="Choose what answers your prompts. Starter needs nothing; Ollama runs models on this machine."
      actions={
        <Button look="main" size="large" onClick={onClose}>
          Done
        </Button>
      }
    >
      <ProviderList {...list} />
    </Dialog>
  )
}
