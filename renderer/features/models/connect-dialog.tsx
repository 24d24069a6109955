/** "Connect a model": all providers in a dialog, with what each needs to answer. */
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { t } from '../../words/index.ts'
import { ProviderList, type ProviderListProps } from './providers/provider-list.tsx'

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
      title={t('models.title')}
      description={t('models.description')}
      actions={
        <Button look="main" size="large" onClick={onClose}>
          {t('models.done')}
        </Button>
      }
    >
      <ProviderList {...list} />
    </Dialog>
  )
}
