/** The model picker in a window of its own, over what one is doing. */
import { Dialog as Base } from '@base-ui/react/dialog'
import { useEffect } from 'react'
import { useNow } from '../../../ui/use-now.ts'
import { t } from '../../../words/index.ts'
import { PickerPanel, type PickerPanelProps } from './picker-panel.tsx'

export interface ModelPickerProps extends Omit<PickerPanelProps, 'now' | 'takesFocus'> {
  readonly open: boolean
  readonly onClose: () => void
  /** Reads anew what is known of the providers, without asking them for their lists. */
  readonly onOpen: () => void
}

const minute = 60_000

/** Closes when something was chosen; the focus goes back to where it was. */
export function ModelPicker({ open, onClose, onOpen, ...panel }: ModelPickerProps) {
  const now = useNow(open, minute)
  const { onChoose, onConnect, onRules } = panel
  useEffect(() => {
    if (open) onOpen()
  }, [open, onOpen])
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="veil" />
        <Base.Popup className="picker-window" aria-label={t('models.picker.title')} initialFocus={false}>
          <PickerPanel
            {...panel}
            now={now}
            takesFocus
            onChoose={(choice) => {
              onClose()
              onChoose(choice)
            }}
            onConnect={(provider, then) => {
              onClose()
              onConnect(provider, then)
            }}
            onRules={
              onRules === undefined
                ? undefined
                : () => {
                    onClose()
                    onRules()
                  }
            }
          />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
