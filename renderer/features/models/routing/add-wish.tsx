/** Another wish for a rule: whatever of a kind, or one model by name. */
import { Plus } from 'lucide-react'
import type { Preference } from '#shared/domain/routing.ts'
import { Button } from '../../../ui/button.tsx'
import { Menu, MenuGroup, MenuItem, MenuLine } from '../../../ui/menu.tsx'
import { t } from '../../../words/index.ts'
import { wishKey } from './rule-edits.ts'
import { type Statuses, wishInShort, wishWords } from './rule-words.ts'

export interface AddWishProps {
  readonly wishes: readonly Preference[]
  readonly statuses: Statuses
  readonly disabled: boolean
  readonly onAdd: (wish: Preference) => void
  /** Asks for a model by name. */
  readonly onModel: () => void
}

const general: readonly Preference[] = [
  { by: 'favourite' },
  { by: 'class', class: 'fast' },
  { by: 'class', class: 'standard' },
  { by: 'class', class: 'reasoning' },
  { by: 'class', class: 'local' },
  { by: 'searches' },
]

/** What the rule has already is not offered again. */
export function AddWish({ wishes, statuses, disabled, onAdd, onModel }: AddWishProps) {
  const taken = new Set(wishes.map(wishKey))
  const open = general.filter((wish) => !taken.has(wishKey(wish)))
  const providers = (statuses ?? [])
    .filter(({ id, state, models }) => id !== 'starter' && (state === 'ready' || models.length > 0))
    .map(({ id }): Preference => ({ by: 'provider', provider: id }))
    .filter((wish) => !taken.has(wishKey(wish)))
  const item = (wish: Preference, words: string) => (
    <MenuItem key={wishKey(wish)} onSelect={() => onAdd(wish)}>
      {words}
    </MenuItem>
  )
  return (
    <Menu
      trigger={
        <Button look="line" disabled={disabled}>
          <Plus size={14} aria-hidden="true" />
          {t('models.routing.add')}
        </Button>
      }
    >
      <MenuItem onSelect={onModel}>{t('models.routing.oneModel')}</MenuItem>
      {open.length > 0 && <MenuLine />}
      {open.map((wish) => item(wish, wishWords(wish, statuses)))}
      {providers.length > 0 && (
        <MenuGroup label={t('models.routing.ofProvider')}>
          {providers.map((wish) => item(wish, wishInShort(wish, statuses)))}
        </MenuGroup>
      )}
    </Menu>
  )
}
