/** The start: the composer in the middle, and who will answer. */
import { LayoutTemplate } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { KindChoice, Start, useComposerStore } from '../features/composer/index.ts'
import { useSentStore } from '../features/conversation/index.ts'
import { Editor, preloadEditor } from '../features/editor/index.ts'
import { answeredBy, modelLabel, type Models } from '../features/models/index.ts'
import { FirstSteps } from '../features/onboarding/index.ts'
import { PreviewPane } from '../features/preview/index.ts'
import { preloadLater } from '../ui/loaded-later.tsx'
import { Chip } from '../ui/chip.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { t } from '../words/index.ts'
import { chooseKind, useNewAppKind } from './new-app-kind.ts'
import { PromptBox } from './prompt-box.tsx'
import { navigate } from './route.ts'
import { newPlace, sendPrompt } from './send-prompt.ts'

export interface StartViewProps {
  readonly models: Models
  readonly chips: ReactNode
  readonly focusKey: string
  /** No project was made yet. */
  readonly firstStart: boolean
  readonly onConnect: () => void
}

/** A prompt that was not accepted is back in the composer, with the reason above it. */
export function StartView({ models, chips, focusKey, firstStart, onConnect }: StartViewProps) {
  const text = useComposerStore((store) => store.textOf(newPlace))
  const write = useComposerStore(({ write: change }) => change)
  const failed = useSentStore(({ sent }) => sent.findLast((prompt) => prompt.projectId === undefined)?.error)
  const kind = useNewAppKind(models.settings)
  useEffect(preloadEditor, [])
  useEffect(() => preloadLater([Editor, PreviewPane]), [])
  const chosen = models.auto ? 'auto' : models.choice
  const send = (): void =>
    void sendPrompt(text.trim(), models.choice, undefined, useComposerStore.getState().attachmentsOf(newPlace))
  return (
    <Start
      kind={kind}
      note={failed !== undefined && <ErrorNote error={failed} onRetry={text.trim() === '' ? undefined : send} />}
      onExample={(example) => {
        write(newPlace, example)
        document.querySelector<HTMLElement>('.composer-text')?.focus()
      }}
      answeredBy={
        models.settings === undefined ? (
          '\u00a0'
        ) : (
          <>
            {t('app.answeredBy')} <bdi className="strong">{modelLabel(chosen)}</bdi>
            {t('app.comma')} {answeredBy(chosen, models.statuses)}{' '}
            <button type="button" className="link-button" onClick={onConnect}>
              {chosen !== 'auto' && chosen.provider === 'starter' ? t('app.connectModel') : t('app.change')}
            </button>
          </>
        )
      }
      other={
        <Chip size="large" className="start-templates" onClick={() => navigate({ view: 'templates' })}>
          <LayoutTemplate size={14} aria-hidden="true" />
          {t('projects.startFromTemplate')}
        </Chip>
      }
      steps={
        models.settings?.onboarded === false &&
        firstStart && (
          <FirstSteps
            statuses={models.statuses}
            choice={models.auto ? undefined : models.choice}
            busy={models.busy}
            onStart={() => document.querySelector<HTMLElement>('.composer-text')?.focus()}
            onUse={models.choose}
            onRefresh={models.refresh}
            onConnect={onConnect}
            onDismiss={() => void models.update({ onboarded: true })}
          />
        )
      }
      composer={
        <PromptBox
          projectId={undefined}
          live={false}
          models={models}
          chips={
            <>
              {chips}
              <KindChoice kind={kind} onChange={(next) => chooseKind(next, models.update)} />
            </>
          }
          focusKey={focusKey}
          placeholder={t('composer.startPlaceholder')}
          sendLabel={t('composer.make')}
          onConnect={onConnect}
        />
      }
    />
  )
}
