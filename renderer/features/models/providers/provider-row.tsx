/** A provider in the list: one line that unfolds to its key, its test, its models and its limits. */
import { ChevronRight } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { ProviderStatus } from '#shared/domain/model.ts'
import { Tag } from '../../../ui/chip.tsx'
import { t } from '../../../words/index.ts'
import { isChosen, summaryOf } from '../model-label.ts'
import { needsKey } from '../picker/entry.ts'
import { stateWords } from './group.ts'
import { HelpLink, KeyField } from './key-field.tsx'
import { LimitsForm } from './limits-form.tsx'
import { ModelChips } from './model-chips.tsx'
import { OllamaAddress } from './ollama-address.tsx'
import type { ProviderListProps } from './provider-list.tsx'
import { TestLine } from './test-line.tsx'
import { useProviderTest } from './use-provider-test.ts'

export interface ProviderRowProps extends Omit<ProviderListProps, 'wanted'> {
  readonly status: ProviderStatus
  readonly open: boolean
  /** It was asked for by name: its key field takes the focus. */
  readonly wanted: boolean
  readonly onToggle: () => void
}

/** Folded, it says its state; a local server that is not running says so calmly. */
export function ProviderRow(props: ProviderRowProps) {
  const { status, settings, auto, open, onToggle } = props
  const id = useId()
  const row = useRef<HTMLDivElement>(null)
  const state = stateWords(status)
  const inUse = !auto && settings.model.provider === status.id
  useEffect(() => {
    if (props.wanted) row.current?.scrollIntoView({ block: 'nearest' })
  }, [props.wanted])
  return (
    <div ref={row} className="provider-row" role="group" aria-label={status.name} data-open={open || undefined}>
      <h3>
        <button
          type="button"
          className="provider-head"
          aria-expanded={open}
          aria-controls={`${id}-body`}
          onClick={onToggle}
        >
          <ChevronRight size={14} aria-hidden="true" className="provider-chevron mirrored" />
          <span className="provider-name">{status.name}</span>
          <span className="grow small faint clip">{shortFact(status)}</span>
          {inUse && <Tag>{t('models.inUse')}</Tag>}
          <Tag tone={state.tone}>{state.text}</Tag>
        </button>
      </h3>
      {open && (
        <div id={`${id}-body`} className="provider-body">
          <ProviderBody {...props} />
        </div>
      )}
    </div>
  )
}

function ProviderBody(props: ProviderRowProps) {
  const { status, settings, auto, offline, keys, wanted } = props
  const { onKey, onTest, onChoose, onLimits, onPicker, onKeySaved } = props
  const test = useProviderTest(status.id, onTest)
  const isBuiltIn = status.id === 'starter' || status.id === 'scripted'
  const own = settings.providers[status.id] ?? {}
  // The settings are the newer ones right after a change: a key is never bound to the address of before.
  const baseUrl = own.baseUrl ?? status.baseUrl ?? ''
  return (
    <>
      {!needsKey(status) && test.now.state === 'none' && (
        <p className="dim" dir="auto">
          {summaryOf(status)}
        </p>
      )}
      {status.id === 'ollama' && <OllamaAddress key={settings.ollamaUrl} {...props} url={settings.ollamaUrl} />}
      {takesKey(status) && (
        <KeyField
          status={status}
          storage={keys?.storage}
          autoFocus={wanted}
          disabled={offline}
          onKey={(key) => onKey(status.id, key, baseUrl)}
          onSaved={() => {
            test.start()
            onKeySaved(status.id)
          }}
        />
      )}
      {!isBuiltIn && (
        <TestLine
          provider={status.name}
          hasKey={status.key !== undefined}
          now={test.now}
          onStart={test.start}
          onStop={test.stop}
          disabled={offline || (needsKey(status) && test.now.state === 'none')}
        />
      )}
      {status.keyUse !== 'required' && status.helpUrl !== undefined && status.state !== 'ready' && (
        <HelpLink url={status.helpUrl} words={t('models.provider.howTo')} />
      )}
      {!isBuiltIn && status.models.length > 0 && !needsKey(status) && (
        <ModelChips
          status={status}
          isChosen={(model) => !auto && isChosen(settings.model, status, model)}
          disabled={offline}
          onChoose={onChoose}
          onAll={onPicker}
        />
      )}
      {!isBuiltIn && (
        <Advanced title={status.id === 'ollama' ? t('models.provider.limits') : t('models.provider.advanced')}>
          <LimitsForm
            status={status}
            settings={own}
            hasAddress={status.id !== 'ollama'}
            disabled={offline}
            onSave={(next) => onLimits(status.id, next)}
          />
        </Advanced>
      )}
    </>
  )
}

/** Ollama on this machine wants none; one elsewhere may. */
function takesKey({ id, keyUse, local, key }: ProviderStatus): boolean {
  if (keyUse === undefined || keyUse === 'none') return false
  return id !== 'ollama' || !local || key !== undefined
}

/** Folded away: most never need it. */
export function Advanced({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <div className="provider-advanced">
      <button
        type="button"
        className="provider-more"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <ChevronRight size={12} aria-hidden="true" className="provider-chevron mirrored" />
        {title}
      </button>
      {open && <div id={id}>{children}</div>}
    </div>
  )
}

/** Beside the name: how many models there are, where that says something. */
function shortFact(status: ProviderStatus): string {
  if (status.id === 'starter') return t('models.provider.builtIn')
  return status.models.length === 0 ? '' : t('models.provider.count', { count: status.models.length })
}
