/** The settings: how the window looks, who answers, and where things are kept. */
import type { ReactNode } from 'react'
import type { Settings, SettingsPatch } from '#shared/domain/settings.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { Select } from '../../ui/select.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import './settings.css'

export interface StudioInfo {
  readonly version: string
  readonly shell: 'electron' | 'browser'
  readonly dataFolder: string
  readonly projectsFolder: string
  readonly keysNote?: string | undefined
}

export interface SettingsViewProps {
  /** Undefined while they are being read. */
  readonly settings: Settings | undefined
  readonly info: StudioInfo | undefined
  readonly onChange: (patch: SettingsPatch) => void
  /** The list of providers. */
  readonly models: ReactNode
}

const themes = [
  { value: 'system', label: 'System' },
  { value: 'dark', label: 'Dark' },
  { value: 'light', label: 'Light' },
] as const

const windows = [4_096, 8_192, 16_384, 32_768, 65_536, 131_072].map((tokens) => ({
  value: String(tokens),
  label: `${tokens / 1024}k tokens`,
}))

/** Every change counts at once. */
export function SettingsView({ settings, info, onChange, models }: SettingsViewProps) {
  return (
    <div className="page">
      <div className="page-column settings">
        <h1 className="page-title">Settings</h1>
        {settings === undefined ? (
          <Skeleton lines={[30, 60, 30, 60]} />
        ) : (
          <>
            <Section title="Appearance">
              <Line label="Theme" help="System follows what your computer is set to.">
                <Segmented
                  label="Theme"
                  value={settings.theme}
                  options={themes}
                  onChange={(theme) => onChange({ theme })}
                />
              </Line>
            </Section>
            <Section title="Models">
              {models}
              <Line
                label="Context window of local models"
                help="How much of an app and its prompt a model on this machine reads at once. More needs more memory."
              >
                <Select
                  label="Context window of local models"
                  value={String(settings.localContextTokens)}
                  options={withValue(windows, settings.localContextTokens)}
                  onChange={(value) => onChange({ localContextTokens: Number(value) })}
                />
              </Line>
            </Section>
          </>
        )}
        <Section title="Where things are">
          {info === undefined ? (
            <Skeleton lines={[50, 50]} />
          ) : (
            <dl className="settings-facts">
              <dt>Projects</dt>
              <dd className="mono">{info.projectsFolder}</dd>
              <dt>Data</dt>
              <dd className="mono">{info.dataFolder}</dd>
              <dt>Keys</dt>
              <dd>{info.keysNote ?? 'Encrypted with this computer’s key store.'}</dd>
              <dt>Kiln</dt>
              <dd>
                {info.version}, {info.shell === 'electron' ? 'in its own window' : 'in the browser'}
              </dd>
            </dl>
          )}
        </Section>
      </div>
    </div>
  )
}

function withValue(options: typeof windows, tokens: number): typeof windows {
  const value = String(tokens)
  return options.some((option) => option.value === value)
    ? options
    : [...options, { value, label: `${tokens.toLocaleString('en')} tokens` }]
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="settings-section" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

interface LineProps {
  readonly label: string
  readonly help: string
  readonly children: ReactNode
}

function Line({ label, help, children }: LineProps) {
  return (
    <div className="settings-line">
      <div>
        <div>{label}</div>
        <p className="small faint">{help}</p>
      </div>
      {children}
    </div>
  )
}
