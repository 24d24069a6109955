/** The places of the window: start, settings. */
import { Composer, Start } from '../features/composer/index.ts'
import { ProviderList } from '../features/models/index.ts'
import { FirstSteps } from '../features/onboarding/index.ts'
import { SettingsView } from '../features/settings/settings-view.tsx'
import { Chip } from '../ui/chip.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { providerListSample, RoutingSample } from './model-states.tsx'
import { errors, settings, statuses } from './samples.ts'
import { State } from './state.tsx'

const noop = (): void => undefined

/** Each as in a small window. */
export function PlaceStates() {
  const composer = (
    <Composer
      text=""
      onText={noop}
      onSend={noop}
      onStop={noop}
      live={false}
      placeholder="A to-do list, a timer…"
      sendLabel="Make it"
      chips={<Chip>starter</Chip>}
    />
  )
  const who = (
    <>
      Answered by <b>starter</b>, built in: complete apps from templates. No model, no network.
    </>
  )
  return (
    <>
      <State name="start" width="wide" height={420}>
        <Start composer={composer} kind="page" answeredBy={who} onExample={noop} />
      </State>
      <State name="start: not accepted" width="wide" height={520}>
        <Start
          composer={composer}
          kind="react"
          answeredBy={who}
          onExample={noop}
          note={<ErrorNote error={errors.unreachable} onRetry={noop} />}
        />
      </State>
      <State name="first steps" width="wide" height={240}>
        <div style={{ padding: 16 }}>
          <FirstSteps
            statuses={statuses}
            choice={settings.model}
            busy={false}
            onStart={noop}
            onUse={noop}
            onRefresh={noop}
            onConnect={noop}
            onDismiss={noop}
          />
        </div>
      </State>
      <State name="settings" width="wide" height={520}>
        <SettingsView
          settings={settings}
          info={{
            version: '0.1.0',
            shell: 'browser',
            dataFolder: '/home/you/.local/share/kiln',
            projectsFolder: '/home/you/Kiln',
            environment: [{ name: 'KILN_MAX_RETRIES', value: '5' }],
            keysNote: 'This computer has no key store: keys are kept only until Kiln is closed.',
          }}
          onImageKey={() => Promise.resolve()}
          onChange={noop}
          onMove={() => Promise.resolve(0)}
          onPickFolder={undefined}
          onZoom={noop}
          shortcuts={[{ label: 'All actions', shortcut: 'Mod+K' }]}
          models={<ProviderList {...providerListSample} />}
          routing={<RoutingSample />}
          fallbacks={null}
          requests={null}
        />
      </State>
    </>
  )
}
