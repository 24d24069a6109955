/** How long requests are kept, and in how much room; both can be changed. */
import type { MetricsSettings, MetricsSettingsPatch } from '#shared/domain/metrics-settings.ts'
import { t } from '../../words/index.ts'
import { LimitInput } from './limit-input.tsx'

export interface KeepingProps {
  readonly settings: Pick<MetricsSettings, 'keepDays' | 'keepMegabytes'>
  readonly onSettings: (patch: MetricsSettingsPatch) => void
}

/** What is over either limit goes within hours, the oldest first. */
export function Keeping({ settings: { keepDays, keepMegabytes }, onSettings }: KeepingProps) {
  return (
    <section className="keeping" aria-labelledby="metrics-keeping">
      <div className="grow">
        <h2 id="metrics-keeping">{t('metrics.keeping')}</h2>
        <p className="dim">{t('metrics.keepingHelp')}</p>
      </div>
      <Amount
        label={t('metrics.keepDays')}
        unit={t('metrics.keepDaysUnit')}
        value={keepDays}
        least={1}
        most={3650}
        onTake={(next) => onSettings({ keepDays: next })}
      />
      <Amount
        label={t('metrics.keepRoom')}
        unit={t('metrics.keepRoomUnit')}
        value={keepMegabytes}
        least={10}
        most={100_000}
        onTake={(next) => onSettings({ keepMegabytes: next })}
      />
    </section>
  )
}

interface AmountProps {
  readonly label: string
  readonly unit: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly onTake: (value: number) => void
}

/** A whole number; taken when it is left, or by Enter. */
function Amount({ label, unit, value, least, most, onTake }: AmountProps) {
  const valueOf = (text: string): number | undefined => {
    const next = Number(text)
    return !/^\d+$/.test(text.trim()) || next < least || next > most ? undefined : next
  }
  return (
    <label className="keeping-amount">
      <span className="dim">{label}</span>
      <span className="limit-field">
        <LimitInput value={value} written={String(value)} valueOf={valueOf} inputMode="numeric" onTake={onTake} />
        <span className="faint">{unit}</span>
      </span>
    </label>
  )
}
