/** Any server that speaks as OpenAI's does: its address is the user's to give. */
import type { ProviderStatus } from '#shared/domain/model.ts'
import { Tag } from '../../../ui/chip.tsx'
import { t } from '../../../words/index.ts'
import { isChosen, summaryOf } from '../model-label.ts'
import { ServerForm } from '../server-form.tsx'
import { stateWords } from './group.ts'
import { LimitsForm } from './limits-form.tsx'
import { ModelChips } from './model-chips.tsx'
import type { ProviderListProps } from './provider-list.tsx'
import { Advanced } from './provider-row.tsx'
import { TestLine } from './test-line.tsx'
import { useProviderTest } from './use-provider-test.ts'

/** Always unfolded: its form is the way in. */
export function OtherServer(props: ProviderListProps & { readonly status: ProviderStatus }) {
  const { status, settings, auto, keys, busy, offline, error } = props
  const { onServer, onTest, onChoose, onPicker, onLimits } = props
  const test = useProviderTest(status.id, onTest)
  const state = stateWords(status)
  const { baseUrl, model } = settings.openaiCompatible
  const own = settings.providers[status.id] ?? {}
  return (
    <div className="provider-row provider-other" role="group" aria-label={status.name} data-open="">
      <div className="provider-body">
        <div className="row">
          <p className="grow dim" dir="auto">
            {summaryOf(status)}
          </p>
          {!auto && settings.model.provider === status.id && <Tag>{t('models.inUse')}</Tag>}
          <Tag tone={state.tone}>{state.text}</Tag>
        </div>
        {status.models.length > 0 && (
          <ModelChips
            status={status}
            isChosen={(name) => !auto && isChosen(settings.model, status, name)}
            disabled={offline}
            onChoose={onChoose}
            onAll={onPicker}
          />
        )}
        <ServerForm
          key={baseUrl}
          baseUrl={baseUrl}
          model={model}
          savedKey={status.key}
          storage={keys?.storage}
          busy={busy}
          error={error}
          onSave={onServer}
        />
        {baseUrl !== '' && (
          <>
            <TestLine
              provider={status.name}
              hasKey={status.key !== undefined}
              now={test.now}
              onStart={test.start}
              onStop={test.stop}
              disabled={offline}
            />
            <Advanced title={t('models.provider.limits')}>
              <LimitsForm
                status={status}
                settings={own}
                hasAddress={false}
                disabled={offline}
                onSave={(next) => onLimits(status.id, next)}
              />
            </Advanced>
          </>
        )}
      </div>
    </div>
  )
}
