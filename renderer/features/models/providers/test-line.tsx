/** The test button and, beside it, in one line, what the test found. */
import { CircleCheck, CircleHelp, CircleX } from 'lucide-react'
import type { ProviderTest } from '#shared/domain/model.ts'
import { Button } from '../../../ui/button.tsx'
import { formatDurationPrecise } from '../../../ui/format.ts'
import { Spinner } from '../../../ui/spinner.tsx'
import { t } from '../../../words/index.ts'
import type { TestState } from './use-provider-test.ts'

export interface TestLineProps {
  /** The provider's name. */
  readonly provider: string
  /** A key is set: else what is missing is no wrong key. */
  readonly hasKey: boolean
  readonly now: TestState
  readonly onStart: () => void
  readonly onStop: () => void
  readonly disabled?: boolean
}

/** The button keeps its place and its width: what was "Test" stops the test. */
export function TestLine({ provider, hasKey, now, onStart, onStop, disabled }: TestLineProps) {
  const isRunning = now.state === 'running'
  return (
    <div className="test-line">
      <Button
        look="line"
        className="test-button"
        disabled={disabled === true}
        aria-label={isRunning ? undefined : `${t('models.test.test')} · ${provider}`}
        onClick={isRunning ? onStop : onStart}
      >
        {isRunning ? t('models.test.stop') : t('models.test.test')}
      </Button>
      <p className="test-found" role="status">
        {isRunning && (
          <>
            <Spinner /> <span>{t('models.test.running', { provider })}</span>
          </>
        )}
        {now.state === 'stopped' && <span className="dim">{t('models.test.stopped')}</span>}
        {now.state === 'found' && <Found test={now.test} hasKey={hasKey} />}
      </p>
    </div>
  )
}

function Found({ test, hasKey }: { readonly test: ProviderTest; readonly hasKey: boolean }) {
  const time = formatDurationPrecise(test.ms)
  if (test.result === 'works') {
    return (
      <>
        <CircleCheck size={14} className="test-works" aria-hidden="true" />
        <span>
          {test.models === undefined || test.models === 0
            ? t('models.test.works', { time })
            : t('models.test.worksList', { time, count: test.models })}
        </span>
      </>
    )
  }
  if (test.result === 'unproven') {
    return (
      <>
        <CircleHelp size={14} className="faint" aria-hidden="true" />
        <span>{t('models.test.unproven', { time })}</span>
      </>
    )
  }
  return (
    <>
      <CircleX size={14} className="test-fails" aria-hidden="true" />
      <span>
        <strong>
          {test.result === 'wrong-key' && !hasKey ? t('models.test.noKey') : t(`models.test.${test.result}`)}
        </strong>{' '}
        <bdi>{test.message}</bdi>
      </span>
    </>
  )
}
