/** The model picker, and the providers in every state. */
import { ModelMenu, ProviderList, type ProviderListProps } from '../features/models/index.ts'
import { Button } from '../ui/button.tsx'
import { errors, settings, statuses, statusesOffline } from './samples.ts'
import { State } from './state.tsx'

const noop = (): void => undefined
const base: ProviderListProps = {
  statuses,
  settings,
  busy: false,
  error: undefined,
  onChoose: noop,
  onRefresh: noop,
  onOllamaUrl: noop,
  onServer: noop,
}

/** As in the settings. */
export function ModelStates() {
  return (
    <>
      <State name="picker">
        <ModelMenu
          side="bottom"
          trigger={<Button look="line">starter</Button>}
          statuses={statuses}
          choice={settings.model}
          onChoose={noop}
          onRefresh={noop}
          onConnect={noop}
        />
      </State>
      <State name="loading" width="narrow">
        <ProviderList {...base} statuses={undefined} />
      </State>
      <State name="ready" width="narrow">
        <ProviderList {...base} />
      </State>
      <State name="offline, and a key that was refused" width="narrow">
        <ProviderList {...base} statuses={statusesOffline} error={errors.auth} />
      </State>
    </>
  )
}
