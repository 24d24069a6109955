/** A list to choose from by typing: a file to go to, a folder to move into. */
import { Dialog as Base } from '@base-ui/react/dialog'
import { Command } from 'cmdk'
import type { ReactNode } from 'react'
import { t } from '../../words/index.ts'
import '../../ui/command-palette.css'

export interface PickerItem {
  readonly value: string
  readonly label: string
  /** Faint, behind it. */
  readonly hint?: string
  readonly icon?: ReactNode
}

export interface PickerProps {
  readonly open: boolean
  readonly title: string
  readonly items: readonly PickerItem[]
  readonly onPick: (value: string) => void
  readonly onClose: () => void
}

/** Closes before it tells the choice, so that the focus goes where the choice puts it. */
export function Picker({ open, title, items, onPick, onClose }: PickerProps): ReactNode {
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="veil" />
        <Base.Popup className="palette" aria-label={title} finalFocus={false}>
          <Command label={title} loop>
            <Command.Input className="palette-input" placeholder={title} autoFocus />
            <Command.List className="palette-list" label={title}>
              <Command.Empty className="palette-empty">{t('ui.nothingFound')}</Command.Empty>
              {items.map(({ value, label, hint, icon }) => (
                <Command.Item
                  key={value}
                  value={`/${value}`}
                  keywords={[label]}
                  className="palette-item"
                  onSelect={() => {
                    onClose()
                    onPick(value)
                  }}
                >
                  {icon}
                  <bdi dir="ltr">{label}</bdi>
                  <bdi dir="ltr" className="clip grow faint small">
                    {hint}
                  </bdi>
                </Command.Item>
              ))}
            </Command.List>
          </Command>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
