/** Three ways to begin: with nothing, with Ollama on this machine, with a key. Each says what it finds now. */
import { Check, Cpu, KeyRound, Sparkles, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ModelRef, ProviderStatus } from '#shared/domain/model.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { t } from '../../words/index.ts'
import './first-steps.css'

export interface FirstStepsProps {
  /** Undefined while nobody has answered yet. */
  readonly statuses: readonly ProviderStatus[] | undefined
  /** Undefined where the rules choose. */
  readonly choice: ModelRef | undefined
  readonly busy: boolean
  readonly onStart: () => void
  readonly onUse: (choice: ModelRef) => void
  readonly onRefresh: () => void
  readonly onConnect: () => void
  readonly onDismiss: () => void
}

const icon = { size: 16, 'aria-hidden': true } as const

/** Beside the composer, never over it: one may just write. */
export function FirstSteps(props: FirstStepsProps) {
  const { statuses, choice, onStart, onConnect, onDismiss } = props
  const provider = statuses?.find(({ id }) => id === choice?.provider)
  const isKeyed = provider !== undefined && provider.key !== undefined && provider.id !== 'ollama'
  return (
    <section className="first-steps" aria-labelledby="first-steps-title">
      <div className="row">
        <h2 id="first-steps-title">{t('app.stepsTitle')}</h2>
        <span className="grow small faint">{t('app.stepsHelp')}</span>
        <IconButton label={t('app.stepsDismiss')} size="small" onClick={onDismiss}>
          <X size={14} />
        </IconButton>
      </div>
      <div className="first-steps-ways">
        <Step
          icon={<Sparkles {...icon} />}
          title={t('app.stepStart')}
          inUse={choice?.provider === 'starter'}
          help={t('app.stepStartHelp')}
          action={
            <Button look="line" onClick={onStart}>
              {t('app.stepStartAct')}
            </Button>
          }
        />
        <OllamaStep {...props} />
        <Step
          icon={<KeyRound {...icon} />}
          title={t('app.stepKey')}
          inUse={isKeyed || choice?.provider === 'openai-compatible'}
          help={
            provider?.state === 'ready' && choice !== undefined && (isKeyed || choice.provider === 'openai-compatible')
              ? t('app.stepKeyDone', { model: choice.model })
              : t('app.stepKeyHelp')
          }
          action={
            <Button look="line" onClick={onConnect}>
              {t('app.stepKeyAct')}
            </Button>
          }
        />
      </div>
    </section>
  )
}

function OllamaStep({ statuses, choice, busy, onUse, onRefresh }: FirstStepsProps) {
  const status = statuses?.find(({ id }) => id === 'ollama')
  const first = status?.models[0]
  const used = choice?.provider === 'ollama'
  const help =
    first !== undefined
      ? t('app.stepOllamaFound', { count: status?.models.length ?? 0 })
      : status?.state === 'no-models'
        ? t('app.stepOllamaEmpty', { command: 'ollama pull qwen3-coder' })
        : t('app.stepOllamaNone')
  return (
    <Step
      icon={<Cpu {...icon} />}
      title={t('app.stepOllama')}
      inUse={used}
      help={help}
      action={
        first !== undefined && !used ? (
          <Button look="line" onClick={() => onUse({ provider: 'ollama', model: first.id })}>
            <span className="clip">{t('app.stepOllamaUse', { model: first.id })}</span>
          </Button>
        ) : (
          <Button look="line" busy={busy} onClick={onRefresh}>
            {t('app.stepOllamaLook')}
          </Button>
        )
      }
    />
  )
}

interface StepProps {
  readonly icon: ReactNode
  readonly title: string
  readonly inUse: boolean
  readonly help: string
  readonly action: ReactNode
}

function Step({ icon: mark, title, inUse, help, action }: StepProps) {
  return (
    <div className="first-step" role="group" aria-label={title} data-in-use={inUse || undefined}>
      <div className="row">
        {mark}
        <h3 className="grow">{title}</h3>
        {inUse && (
          <span className="row small first-step-used">
            <Check size={12} aria-hidden="true" />
            {t('app.inUse')}
          </span>
        )}
      </div>
      <p className="dim small grow">{help}</p>
      <div>{action}</div>
    </div>
  )
}
