/** "Try two" beside the composer's button: its form, what both would take, and their beginning. */
import { type ReactNode, useState } from 'react'
import type { Attachment } from '#shared/domain/attachment.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import type { AppKind } from '#shared/domain/project.ts'
import { client } from '../client/connection.ts'
import {
  type Estimate,
  EstimateLine,
  type EstimateQuestion,
  rememberPrompt,
  shortTokens,
  useComposerStore,
  useEstimate,
} from '../features/composer/index.ts'
import { modelLabel, ModelPicker, type Models } from '../features/models/index.ts'
import {
  type AskedSide,
  type DrawEstimates,
  TryTwoDialog,
  TryTwoMenu,
  useOpenPair,
  useTryTwoWish,
} from '../features/variants/index.ts'
import { formatDollars } from '../ui/format.ts'
import { showToast } from '../ui/toast.tsx'
import { t } from '../words/index.ts'
import { contextWishes, forgetContextWishes } from './context-of-prompt.tsx'
import { navigate } from './route.ts'
import { newPlace } from './send-prompt.ts'

export interface TryTwoProps {
  /** Undefined for a new app. */
  readonly projectId: string | undefined
  readonly text: string
  readonly attachments: readonly Attachment[]
  /** Of a new app. */
  readonly kind: AppKind
  /** Nothing was made here yet, and it is going to be a React app. */
  readonly isNewReact: boolean
  readonly live: boolean
  readonly models: Models
  /** What would answer a prompt that is sent now. */
  readonly chosen: ModelRef
  readonly ask: (question: EstimateQuestion, signal: AbortSignal) => Promise<Estimate>
  readonly priceOf: (choice: ModelRef, statuses: Models['statuses']) => 'free' | 'unknown' | 'none'
}

/** While something is made here there is no menu, and the shortcut says why. */
export function TryTwo(props: TryTwoProps): ReactNode {
  const { projectId, text, attachments, kind, isNewReact, live, models, chosen } = props
  const [isOpen, setOpen] = useState(false)
  useTryTwoWish(() => (live ? showToast(t('variants.busy')) : setOpen(true)))
  const { settings, statuses } = models

  const start = async (sides: readonly [AskedSide, AskedSide]): Promise<void> => {
    const [first, second] = sides
    const started = await client.variant.start({
      kind,
      sides: [first, second],
      attachments: attachments.map(({ id }) => id),
      ...contextWishes(projectId),
      ...(projectId === undefined ? {} : { projectId }),
    })
    for (const { prompt } of sides) rememberPrompt(prompt.trim())
    const { write, attach } = useComposerStore.getState()
    write(projectId ?? newPlace, '')
    attach(projectId ?? newPlace, [])
    if (projectId !== undefined) forgetContextWishes(projectId)
    useOpenPair.getState().show(started.pairId)
    setOpen(false)
    if (projectId === undefined) navigate({ view: 'project', projectId: started.projectId })
  }

  return (
    <>
      {!live && <TryTwoMenu onTryTwo={() => setOpen(true)} />}
      {isOpen && settings !== undefined && (
        <TryTwoDialog
          onClose={() => setOpen(false)}
          prompt={text}
          chosen={chosen}
          choice={models.auto ? 'auto' : models.choice}
          others={othersOf(settings.favourites, statuses)}
          labelOf={modelLabel}
          refusal={isNewReact ? t('variants.notReact') : undefined}
          estimates={(sides, draw) => <BothEstimates {...props} sides={sides} draw={draw} />}
          picker={(model, onChoose, onClose) => (
            <ModelPicker
              open
              onClose={onClose}
              onOpen={models.look}
              statuses={statuses}
              choice={model ?? chosen}
              auto={false}
              modelsOnly
              favourites={settings.favourites}
              reasoning={settings.reasoning}
              refreshing={models.busy}
              offline={false}
              onChoose={(next) => {
                if (next !== 'auto') onChoose(next)
              }}
              onFavourites={(favourites) => void models.update({ favourites: [...favourites] })}
              onReasoning={(reasoning) => void models.update({ reasoning })}
              onRefresh={models.refresh}
              onConnect={() => undefined}
              onRules={undefined}
            />
          )}
          onStart={start}
        />
      )}
    </>
  )
}

/** Liked ones first, then whatever is ready; what is built in comes last. */
function othersOf(favourites: readonly ModelRef[], statuses: Models['statuses']): readonly ModelRef[] {
  const ready = (statuses ?? [])
    .filter(({ state }) => state === 'ready')
    .flatMap(({ id, models }) => models.map((model) => ({ provider: id, model: model.id })))
  const isBuiltIn = ({ provider }: ModelRef): boolean => provider === 'starter' || provider === 'scripted'
  return [...favourites, ...ready.filter((model) => !isBuiltIn(model)), ...ready.filter(isBuiltIn)]
}

interface BothEstimatesProps extends TryTwoProps {
  readonly sides: readonly [AskedSide, AskedSide | undefined]
  readonly draw: DrawEstimates
}

function BothEstimates(props: BothEstimatesProps): ReactNode {
  const { projectId, kind, attachments, ask, sides, draw } = props
  const [first, second] = sides
  const ids = attachments.map(({ id }) => id)
  const { context } = contextWishes(projectId)
  const question = ({ prompt, model }: AskedSide): EstimateQuestion => ({
    ...{ projectId, prompt, kind, model, attachments: ids },
    ...(context === undefined ? {} : { context }),
  })
  const one = useEstimate(question(first), ask).estimate
  // A model that is not chosen yet is asked nothing.
  const two = useEstimate(question(second ?? { ...first, prompt: '' }), ask).estimate
  return draw({
    first: <OneEstimate {...props} estimate={one} />,
    second: <OneEstimate {...props} estimate={two} />,
    together: one === undefined || two === undefined ? undefined : together(one, two),
  })
}

function OneEstimate({
  estimate,
  models,
  priceOf,
}: Pick<TryTwoProps, 'models' | 'priceOf'> & { readonly estimate: Estimate | undefined }): ReactNode {
  const price = estimate === undefined ? 'none' : priceOf(estimate.model, models.statuses)
  return <EstimateLine estimate={estimate} answeredBy="" price={price} />
}

function together(one: Estimate, two: Estimate): string | undefined {
  const sum = one.inputTokens + two.inputTokens
  if (sum === 0) return undefined
  const tokens = shortTokens(sum)
  if (one.costUsd === 0 && two.costUsd === 0) return t('variants.togetherFree', { tokens })
  if (one.costUsd === undefined || two.costUsd === undefined) return t('variants.together', { tokens })
  return t('variants.togetherCosts', { tokens, cost: formatDollars(one.costUsd + two.costUsd) })
}
