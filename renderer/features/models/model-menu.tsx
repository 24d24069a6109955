/** The model picker: a menu of all providers, their states in words, and their models. */
import { Plug, RefreshCw } from 'lucide-react'
import type { ReactElement } from 'react'
import type { ModelRef, ProviderStatus } from '#shared/domain/model.ts'
import { formatBytes } from '../../ui/format.ts'
import { Menu, MenuGroup, MenuItem, MenuLine } from '../../ui/menu.tsx'
import { t } from '../../words/index.ts'
import { isChosen, summaryOf } from './model-label.ts'
import './models.css'

export interface ModelMenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement
  /** Undefined while nobody has answered yet. */
  readonly statuses: readonly ProviderStatus[] | undefined
  readonly choice: ModelRef
  readonly onChoose: (choice: ModelRef) => void
  /** Asks every provider again. */
  readonly onRefresh: () => void
  readonly onConnect: () => void
  readonly side?: 'top' | 'bottom'
}

/** Opening it asks the providers again. */
export function ModelMenu({ trigger, statuses, choice, onChoose, onRefresh, onConnect, side = 'top' }: ModelMenuProps) {
  return (
    <Menu
      trigger={trigger}
      side={side}
      wide
      onOpenChange={(open) => {
        if (open) onRefresh()
      }}
    >
      {statuses === undefined && <p className="menu-note">{t('models.asking')}</p>}
      {statuses?.map((status) => (
        <MenuGroup
          key={status.id}
          label={
            <>
              {status.name}
              <span className="grow" />
              <span className="small faint">{status.local ? t('models.onThisMachine') : t('models.network')}</span>
            </>
          }
        >
          {status.models.map((model) => (
            <MenuItem
              key={model.id}
              chosen={isChosen(choice, status, model.id)}
              hint={model.description ?? (model.bytes === undefined ? undefined : formatBytes(model.bytes))}
              onSelect={() => onChoose({ provider: status.id, model: model.id })}
            >
              <bdi>{model.id}</bdi>
            </MenuItem>
          ))}
          {status.state !== 'ready' && (
            <p className="menu-note" dir="auto" data-state={status.state}>
              {summaryOf(status)}
            </p>
          )}
        </MenuGroup>
      ))}
      <MenuLine />
      <MenuItem icon={<Plug size={14} aria-hidden="true" />} onSelect={onConnect}>
        {t('models.connect')}
      </MenuItem>
      <MenuItem icon={<RefreshCw size={14} aria-hidden="true" />} onSelect={onRefresh}>
        {t('models.lookAgain')}
      </MenuItem>
    </Menu>
  )
}
