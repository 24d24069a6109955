/** The rules of "Auto" as one can see and change them: for each kind of prompt, what is wished for, in order. */
import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import type { ModelRef, ProviderStatus } from '#shared/domain/model.ts'
import type { Preference, PromptKind } from '#shared/domain/routing.ts'
import type { Settings } from '#shared/domain/settings.ts'
import { Button } from '../../../ui/button.tsx'
import { Tag } from '../../../ui/chip.tsx'
import { t } from '../../../words/index.ts'
import { ModelPicker } from '../picker/model-picker.tsx'
import { AddWish } from './add-wish.tsx'
import { added, isOwn, promptKinds, wishesOf, withWishes } from './rule-edits.ts'
import { wishInShort } from './rule-words.ts'
import { WishList } from './wish-list.tsx'
import '../models.css'
import './routing.css'

export interface RoutingRulesProps {
  readonly settings: Pick<Settings, 'routing' | 'favourites' | 'reasoning' | 'model'>
  readonly statuses: readonly ProviderStatus[] | undefined
  readonly offline: boolean
  /** Providers are being asked. */
  readonly busy: boolean
  readonly onRules: (rules: Settings['routing']) => void
  readonly onFavourites: (favourites: readonly ModelRef[]) => void
  readonly onReasoning: (level: Settings['reasoning']) => void
  readonly onRefresh: () => void
}

/** One is unfolded at a time; every change counts at once. */
export function RoutingRules(props: RoutingRulesProps) {
  const { settings, statuses, offline, busy, onRules, onFavourites, onReasoning, onRefresh } = props
  const { routing } = settings
  const [open, setOpen] = useState<PromptKind>()
  const [picking, setPicking] = useState<PromptKind>()
  const change = (kind: PromptKind, wishes: readonly Preference[]): void =>
    onRules([...withWishes(routing, kind, wishes)])
  return (
    <div className="routing-rules">
      <div className="provider-rows">
        {promptKinds.map((kind) => (
          <Rule
            key={kind}
            {...props}
            kind={kind}
            open={open === kind}
            onToggle={() => setOpen(open === kind ? undefined : kind)}
            onWishes={(wishes) => change(kind, wishes)}
            onModel={() => setPicking(kind)}
          />
        ))}
      </div>
      {routing.length > 0 && (
        <div>
          <Button look="line" disabled={offline} onClick={() => onRules([])}>
            {t('models.routing.resetAll')}
          </Button>
        </div>
      )}
      <ModelPicker
        open={picking !== undefined}
        onClose={() => setPicking(undefined)}
        onOpen={noop}
        statuses={statuses}
        choice={settings.model}
        auto={false}
        modelsOnly
        favourites={settings.favourites}
        reasoning={settings.reasoning}
        refreshing={busy}
        offline={offline}
        onChoose={(model) => {
          if (picking !== undefined && model !== 'auto') {
            change(picking, added(wishesOf(routing, picking), { by: 'model', model }))
          }
        }}
        onFavourites={onFavourites}
        onReasoning={onReasoning}
        onRefresh={onRefresh}
        onConnect={noop}
        onRules={undefined}
      />
    </div>
  )
}

function noop(): void {
  // The rules name what may yet come: nothing has to be connected for them.
}

interface RuleProps extends RoutingRulesProps {
  readonly kind: PromptKind
  readonly open: boolean
  readonly onToggle: () => void
  readonly onWishes: (wishes: readonly Preference[]) => void
  readonly onModel: () => void
}

function Rule({ kind, settings, statuses, offline, open, onToggle, onWishes, onModel }: RuleProps) {
  const id = useId()
  const wishes = wishesOf(settings.routing, kind)
  const title = t(`models.routing.titles.${kind}`)
  const own = isOwn(settings.routing, kind)
  const short = wishes.map((wish) => wishInShort(wish, statuses)).join(t('models.picker.comma'))
  return (
    <div className="provider-row" role="group" aria-label={title} data-open={open || undefined}>
      <h3>
        <button
          type="button"
          className="provider-head"
          aria-expanded={open}
          aria-controls={`${id}-body`}
          onClick={onToggle}
        >
          <ChevronRight size={14} aria-hidden="true" className="provider-chevron mirrored" />
          <span className="provider-name">{title}</span>
          <span className="grow small faint clip">{open ? '' : short}</span>
          {own && <Tag>{t('models.routing.yours')}</Tag>}
        </button>
      </h3>
      {open && (
        <div id={`${id}-body`} className="provider-body">
          <p className="small dim">{t(`models.routing.about.${kind}`)}</p>
          <WishList label={title} wishes={wishes} statuses={statuses} disabled={offline} onChange={onWishes} />
          <div className="row">
            <AddWish
              wishes={wishes}
              statuses={statuses}
              disabled={offline}
              onAdd={(wish) => onWishes(added(wishes, wish))}
              onModel={onModel}
            />
            {own && (
              <Button disabled={offline} onClick={() => onWishes(wishesOf([], kind))}>
                {t('models.provider.reset')}
              </Button>
            )}
          </div>
        </div>
      )}
    </div>
  )
}
