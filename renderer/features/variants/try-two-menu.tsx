/** What stands beside "Send": another way to send the same. */
import { ChevronDown, Columns2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { t } from '../../words/index.ts'
import { tryTwoShortcut } from './commands.tsx'
import './try-two.css'

export function TryTwoMenu({ onTryTwo }: { readonly onTryTwo: () => void }): ReactNode {
  return (
    <Menu
      side="top"
      align="end"
      trigger={
        <IconButton className="send-more" label={t('variants.more')} side="top" data-testid="send-more">
          <ChevronDown size={14} aria-hidden="true" />
        </IconButton>
      }
    >
      <MenuItem icon={<Columns2 size={16} aria-hidden="true" />} shortcut={tryTwoShortcut} onSelect={onTryTwo}>
        {t('variants.tryTwo')}
      </MenuItem>
    </Menu>
  )
}
