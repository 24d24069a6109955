/** The models that are asked when the chosen one cannot answer: in order, moved and taken out, added from the picker. */
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { ModelRef, ProviderStatus } from '#shared/domain/model.ts'
import type { Settings } from '#shared/domain/settings.ts'
import { Button } from '../../ui/button.tsx'
import { t } from '../../words/index.ts'
import { ModelPicker } from './picker/model-picker.tsx'
import { WishList } from './routing/wish-list.tsx'
import './models.css'
import './routing/routing.css'

export interface FallbackModelsProps {
  readonly settings: Pick<Settings, 'requests' | 'favourites' | 'reasoning' | 'model'>
  readonly statuses: readonly ProviderStatus[] | undefined
  readonly offline: boolean
  readonly busy: boolean
  readonly onFallbacks: (models: readonly ModelRef[]) => void
  readonly onFavourites: (favourites: readonly ModelRef[]) => void
  readonly onReasoning: (level: Settings['reasoning']) => void
  readonly onRefresh: () => void
}

/** As many as the settings take. */
const most = 10

/** Every change counts at once. */
export function FallbackModels(props: FallbackModelsProps) {
  const { settings, statuses, offline, busy, onFallbacks, onFavourites, onReasoning, onRefresh } = props
  const { fallbacks } = settings.requests
  const [picking, setPicking] = useState(false)
  const label = t('requests.setting.fallbacks')
  return (
    <div className="routing-rules">
      {fallbacks.length === 0 ? (
        <p className="small faint">{t('requests.setting.fallbacksNone')}</p>
      ) : (
        <WishList
          label={label}
          wishes={fallbacks.map((model) => ({ by: 'model', model }))}
          statuses={statuses}
          disabled={offline}
          onChange={(wishes) => onFallbacks(wishes.flatMap((wish) => (wish.by === 'model' ? [wish.model] : [])))}
        />
      )}
      <div>
        <Button look="line" disabled={offline || fallbacks.length >= most} onClick={() => setPicking(true)}>
          <Plus size={14} aria-hidden="true" />
          {t('requests.setting.addFallback')}
        </Button>
      </div>
      <ModelPicker
        open={picking}
        onClose={() => setPicking(false)}
        onOpen={() => setPicking(true)}
        statuses={statuses}
        choice={settings.model}
        auto={false}
        modelsOnly
        favourites={settings.favourites}
        reasoning={settings.reasoning}
        refreshing={busy}
        offline={offline}
        onChoose={(model) => {
          const isNew = model !== 'auto' && !fallbacks.some((known) => sameModel(known, model))
          if (isNew) onFallbacks([...fallbacks, model])
        }}
        onFavourites={onFavourites}
        onReasoning={onReasoning}
        onRefresh={onRefresh}
        onConnect={() => undefined}
        onRules={undefined}
      />
    </div>
  )
}

function sameModel(a: ModelRef, b: ModelRef): boolean {
  return a.provider === b.provider && a.model === b.model
}
