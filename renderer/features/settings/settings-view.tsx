/** The settings: how the window looks and reads, who answers, and where things are kept; with a search over all of it. */
import { type ReactNode, useState } from 'react'
import type { Settings, SettingsPatch } from '#shared/domain/settings.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { t } from '../../words/index.ts'
import { withVariables } from './acting-variables.ts'
import { settingSections } from './setting-sections.tsx'
import { matchingSections, SectionView } from './settings-parts.tsx'
import '../../ui/page.css'
import './settings.css'

export interface StudioInfo {
  readonly version: string
  readonly shell: 'electron' | 'browser'
  readonly dataFolder: string
  readonly projectsFolder: string
  readonly keysNote?: string | undefined
  /** Variables that win over settings. */
  readonly environment: readonly { readonly name: string; readonly value: string }[]
}

export interface SettingsViewProps {
  /** Undefined while they are being read. */
  readonly settings: Settings | undefined
  readonly info: StudioInfo | undefined
  readonly onChange: (patch: SettingsPatch) => void
  /** Keeps a key for the server that makes pictures at this address. */
  readonly onImageKey: (key: string, baseUrl: string) => Promise<void>
  /** Resolves with the number of projects that were moved. Throws a Failure. */
  readonly onMove: (folder: string, signal: AbortSignal) => Promise<number>
  /** Asks for a folder with the system's dialog, where there is one. */
  readonly onPickFolder: (() => Promise<string | undefined>) | undefined
  /** Absent where the browser has its own zoom. */
  readonly onZoom: ((to: 'in' | 'out' | 'reset') => void) | undefined
  readonly shortcuts: readonly { readonly label: string; readonly shortcut: string }[]
  /** The list of providers. */
  readonly models: ReactNode
  /** The rules of "Auto". */
  readonly routing: ReactNode
  /** The models that may answer instead. */
  readonly fallbacks: ReactNode
  /** What requests are doing. */
  readonly requests: ReactNode
}

/** Every change counts at once. */
export function SettingsView(props: SettingsViewProps) {
  const { settings, info } = props
  const [search, setSearch] = useState('')
  const all = settings === undefined ? [] : settingSections({ ...props, settings })
  const sections = matchingSections(withVariables(all, info?.environment ?? []), search)
  return (
    <div className="page">
      <div className="page-column settings">
        <div className="settings-head">
          <h1 className="page-title">{t('settings.title')}</h1>
          <SearchField label={t('settings.search')} value={search} onText={setSearch} />
        </div>
        {settings === undefined && <Skeleton lines={[30, 60, 30, 60]} />}
        {sections.map((section) => (
          <SectionView key={section.id} section={section} />
        ))}
        {settings !== undefined && sections.length === 0 && (
          <EmptyState
            title={t('settings.nothing', { text: search.trim() })}
            action={
              <Button look="line" onClick={() => setSearch('')}>
                {t('settings.clearSearch')}
              </Button>
            }
          />
        )}
      </div>
    </div>
  )
}
