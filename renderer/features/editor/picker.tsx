/** A list to choose from by typing: a file to go to, a folder to move into. */
import { Dialog as Base } from '@base-ui/react/dialog'
import { Command } from 'cmdk'
import { type ReactNode, useRef } from 'react'
import { t } from '../../words/index.ts'
import '../../ui/dialog.css'
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
  /** After a choice, when the list is gone: the focus can go elsewhere. Without it, it goes back to where it was. */
  readonly onPicked?: () => void
}

export function Picker({ open, title, items, onPick, onClose, onPicked }: PickerProps): ReactNode {
  const picked = useRef(false)
  return (
    <Base.Root
      open={open}
      onOpenChangeComplete={(isOpen) => {
        if (!isOpen && picked.current) onPicked?.()
        picked.current = false
      }}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="veil" />
        <Base.Popup
          className="palette"
          aria-label={title}
          finalFocus={() => !(picked.current && onPicked !== undefined)}
        >
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
                    picked.current = true
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
