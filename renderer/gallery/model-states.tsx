/** The model picker, and the providers in every state. */
import { useState } from 'react'
import { failure } from '#shared/domain/error.ts'
import type { KeysState } from '#shared/domain/keys.ts'
import type { ModelRef, ProviderTest } from '#shared/domain/model.ts'
import {
  ModelPicker,
  type ModelPickerProps,
  ProviderList,
  type ProviderListProps,
  RoutingRules,
} from '../features/models/index.ts'
import { KeyStorage } from '../features/models/keys/key-storage.tsx'
import { PickerPanel } from '../features/models/picker/picker-panel.tsx'
import { TestLine } from '../features/models/providers/test-line.tsx'
import { Button } from '../ui/button.tsx'
import { manyStatuses } from './model-samples.ts'
import { errors, now, settings, statuses, statusesOffline } from './samples.ts'
import { State } from './state.tsx'

const noop = (): void => undefined
const works: ProviderTest = { result: 'works', message: 'Works.', ms: 312, models: 42 }

const storages = ['keychain', 'session', 'weak', 'file-locked', 'file-unlocked'] as const

function keysState(storage: KeysState['storage']): KeysState {
  const isOpen = storage === 'session' || storage === 'weak'
  return {
    storage,
    note: '',
    canAllowWeak: storage === 'session',
    canCreateFile: isOpen,
    file: '/home/you/.local/share/kiln/keys.json',
  }
}

export const providerListSample: ProviderListProps = {
  statuses,
  settings,
  auto: false,
  keys: keysState('keychain'),
  keyActions: {
    allowWeak: () => Promise.resolve(),
    createFile: () => Promise.resolve(),
    unlock: () => Promise.reject(failure('invalid-input', 'This passphrase does not open the file.')),
    lock: () => Promise.resolve(),
    removeFile: () => Promise.resolve(),
  },
  busy: false,
  offline: false,
  error: undefined,
  onChoose: noop,
  onRefresh: noop,
  onOllamaUrl: noop,
  onServer: noop,
  onKey: () => Promise.resolve(),
  onKeySaved: noop,
  onTest: () => new Promise((resolve) => setTimeout(() => resolve(works), 1500)),
  onLimits: noop,
  onPicker: noop,
}

const panel: Omit<ModelPickerProps, 'open' | 'onClose' | 'onOpen'> & { readonly now: number } = {
  statuses: manyStatuses,
  choice: { provider: 'openai', model: 'gpt-6.1-luna' },
  auto: false,
  favourites: [
    { provider: 'anthropic', model: 'claude-sonnet-5-5' },
    { provider: 'ollama', model: 'qwen3-coder:30b' },
  ],
  reasoning: 'low',
  refreshing: false,
  offline: false,
  now,
  onChoose: noop,
  onFavourites: noop,
  onReasoning: noop,
  onRefresh: noop,
  onConnect: noop,
  onRules: noop,
}

/** As in the window, and as in the settings. */
export function ModelStates() {
  return (
    <>
      <LivePicker />
      <State name="picker" width="wide" height={560}>
        <PickerPanel {...panel} />
      </State>
      <State name="picker: asking for lists, auto is chosen" width="wide" height={320}>
        <PickerPanel {...panel} auto refreshing />
      </State>
      <State name="picker: narrow" width="narrow" height={560}>
        <PickerPanel {...panel} />
      </State>
      <State name="picker: loading" width="wide" height={320}>
        <PickerPanel {...panel} statuses={undefined} />
      </State>
      <State name="picker: the studio is not there" width="wide" height={320}>
        <PickerPanel {...panel} offline statuses={statusesOffline} favourites={[]} />
      </State>
      <State name="picker: nothing found" width="wide" height={320}>
        <PickerPanel {...panel} initialSearch="davinci" />
      </State>
      <State name="providers: loading" width="narrow">
        <ProviderList {...providerListSample} statuses={undefined} />
      </State>
      <State name="providers" width="narrow">
        <ProviderList {...providerListSample} statuses={manyStatuses} />
      </State>
      <State name="providers: one without a key" width="narrow">
        <ProviderList {...providerListSample} statuses={manyStatuses.slice(5, 8)} wanted="gemini" />
      </State>
      <State name="providers: a key that is set, many models" width="narrow">
        <ProviderList
          {...providerListSample}
          statuses={manyStatuses.filter(({ id }) => id === 'openrouter')}
          wanted="openrouter"
        />
      </State>
      <State name="providers: a key from the environment" width="narrow">
        <ProviderList
          {...providerListSample}
          statuses={manyStatuses.filter(({ id }) => id === 'anthropic')}
          wanted="anthropic"
        />
      </State>
      <State name="a server that refused the key" width="narrow">
        <ProviderList {...providerListSample} statuses={statusesOffline} error={errors.auth} />
      </State>
      <State name="rules of Auto" width="wide">
        <div style={{ padding: 12, maxWidth: 720 }}>
          <RoutingSample />
        </div>
      </State>
      <State name="tests" width="narrow">
        <Tests />
      </State>
      <State name="where keys are kept" width="narrow">
        <div style={{ display: 'grid', gap: 8, padding: 12 }}>
          {storages.map((storage) => (
            <KeyStorage
              key={storage}
              state={keysState(storage)}
              actions={providerListSample.keyActions}
              disabled={false}
            />
          ))}
        </div>
      </State>
    </>
  )
}

const found: readonly ProviderTest[] = [
  works,
  { result: 'unproven', message: 'It answers.', ms: 480 },
  { result: 'wrong-key', message: 'Incorrect API key provided. Make a new one at OpenAI.', ms: 210 },
  { result: 'no-credit', message: 'You exceeded your current quota. Check your plan and billing.', ms: 210 },
  { result: 'unreachable', message: 'Nothing answers at http://127.0.0.1:1234. Start LM Studio.', ms: 4 },
  { result: 'failed', message: 'The server answered with a web page. Check the address.', ms: 90 },
]

function Tests() {
  const line = { provider: 'OpenAI', hasKey: true, onStart: noop, onStop: noop }
  return (
    <div style={{ display: 'grid', gap: 8, padding: 12 }}>
      <TestLine {...line} now={{ state: 'none' }} />
      <TestLine {...line} now={{ state: 'running' }} />
      <TestLine {...line} now={{ state: 'stopped' }} />
      {found.map((test) => (
        <TestLine key={test.result} {...line} now={{ state: 'found', test }} />
      ))}
    </div>
  )
}

/** The rules, to try. */
export function RoutingSample() {
  const [routing, setRouting] = useState(settings.routing)
  return (
    <RoutingRules
      settings={{ ...settings, routing, favourites: [...panel.favourites] }}
      statuses={manyStatuses}
      offline={false}
      busy={false}
      onRules={setRouting}
      onFavourites={noop}
      onReasoning={noop}
      onRefresh={noop}
    />
  )
}

function LivePicker() {
  const [open, setOpen] = useState(false)
  const [choice, setChoice] = useState<ModelRef | 'auto'>(panel.choice)
  const [favourites, setFavourites] = useState(panel.favourites)
  return (
    <State name="picker, to try">
      <Button look="line" data-testid="try-picker" onClick={() => setOpen(true)}>
        {choice === 'auto' ? 'Auto' : choice.model}
      </Button>
      <ModelPicker
        {...panel}
        open={open}
        onOpen={noop}
        onClose={() => setOpen(false)}
        auto={choice === 'auto'}
        choice={choice === 'auto' ? panel.choice : choice}
        favourites={favourites}
        onChoose={setChoice}
        onFavourites={setFavourites}
      />
    </State>
  )
}
