/** The metrics panel: what every request did, took and cost. */
import { ChartNoAxesColumn } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { MetricsSettings, MetricsSettingsPatch } from '#shared/domain/metrics-settings.ts'
import type { ModelChoice, ModelRef } from '#shared/domain/model.ts'
import { client } from '../../client/connection.ts'
import { invalidate } from '../../client/query-cache.ts'
import { useQuery } from '../../client/use-query.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { TabBar } from '../../ui/tabs.tsx'
import { showError } from '../../ui/toast.tsx'
import { t } from '../../words/index.ts'
import { filterOf, isUnfiltered, keyOf, useChoiceStore } from './choice.ts'
import { CostView } from './cost-view.tsx'
import { ExportMenu } from './export-menu.tsx'
import { FilterBar } from './filter-bar.tsx'
import { Keeping } from './keeping.tsx'
import { ModelCards } from './model-cards.tsx'
import { Overview } from './overview.tsx'
import { RequestsPart } from './requests-part.tsx'
import { TargetsView } from './targets-view.tsx'
import { Tiles, TilesLoading } from './tiles.tsx'
import { watchRequests } from './watch-requests.ts'
import '../../ui/page.css'
import './metrics.css'

export interface MetricsViewProps {
  /** Of the request that is open; `newest`: whichever that is. */
  readonly requestId: string | undefined
  /** What it begins with, where no request is open. */
  readonly opens?: 'cost' | undefined
  /** Must stay the same. */
  readonly onRequest: (id: string | undefined) => void
  readonly settings: MetricsSettings | undefined
  /** Resolves when they are saved. */
  readonly onSettings: (patch: MetricsSettingsPatch) => Promise<unknown>
  readonly chosen: ModelChoice
  readonly onModel: (model: ModelRef) => void
  readonly projects: readonly { readonly id: string; readonly name: string }[]
  /** A provider's name as people write it. */
  readonly nameOf: (provider: string) => string
  readonly onPrompt: () => void
  /** Hands a file to the user. */
  readonly onFile: (file: File) => void
}

const parts = ['overview', 'list', 'cost', 'targets', 'models'] as const
type Part = (typeof parts)[number]

/** Follows what happens as long as it is open. */
export function MetricsView(props: MetricsViewProps) {
  const { requestId, opens, onRequest, settings, onSettings, chosen, onModel, projects, nameOf, onPrompt, onFile } =
    props
  const { choice, choose, clear } = useChoiceStore()
  const wanted = requestId === undefined ? opens : 'list'
  const [part, setPart] = useState<Part>(wanted ?? 'overview')
  useEffect(() => {
    if (wanted !== undefined) setPart(wanted)
  }, [wanted, requestId])
  useWatch()
  const key = keyOf(choice)
  const filter = () => filterOf(choice, Date.now())
  const overview = useQuery(`metrics/overview/${key}`, (signal) =>
    client.metrics.overview({ filter: filter() }, { signal }),
  )
  const targets = useQuery(`metrics/targets/${key}`, (signal) =>
    client.metrics.targets({ filter: filter() }, { signal }),
  )
  const choices = useQuery('metrics/choices', (signal) => client.metrics.choices(undefined, { signal }))
  const save = (patch: MetricsSettingsPatch): void =>
    void onSettings(patch).then(() => invalidate('metrics'), showError)
  const textsOf = settings?.textsOf ?? []
  const texts = {
    isKept: (projectId: string): boolean => textsOf.includes(projectId),
    onKeep: (projectId: string, keep: boolean): void =>
      save({ textsOf: [...textsOf.filter((id) => id !== projectId), ...(keep ? [projectId] : [])] }),
  }

  const isFirst = choices.data?.models.length === 0 && overview.data?.summary.requests === 0 && part !== 'list'
  const isNothing = overview.data?.summary.requests === 0 && part === 'overview' && !isFirst
  const hasFilter = part === 'overview' || part === 'list' || part === 'targets'
  return (
    <div className="metrics" data-part={part}>
      <header className="metrics-head">
        <h1 className="page-title">{t('metrics.title')}</h1>
        <TabBar
          label={t('metrics.views')}
          panelId="metrics-panel"
          items={parts.map((value) => ({ value, label: t(`metrics.${value}`) }))}
          value={part}
          onChange={setPart}
        />
        <span className="grow" />
        <ExportMenu filter={filter} part={part} onFile={onFile} />
      </header>
      {hasFilter && (
        <FilterBar
          choice={choice}
          choices={choices.data ?? { providers: [], models: [], purposes: [] }}
          projects={projects}
          nameOf={nameOf}
          onChoose={choose}
          onClear={clear}
        />
      )}
      <div id="metrics-panel" className="metrics-body" role="tabpanel" aria-label={t(`metrics.${part}`)}>
        {isFirst && (part === 'overview' || part === 'models') ? (
          <EmptyState
            icon={<ChartNoAxesColumn size={24} />}
            title={t('metrics.emptyTitle')}
            action={
              <Button look="main" onClick={onPrompt}>
                {t('metrics.emptyAct')}
              </Button>
            }
          >
            {t('metrics.emptyHelp')}
          </EmptyState>
        ) : isNothing ? (
          <EmptyState
            title={t('metrics.nothingTitle')}
            action={!isUnfiltered(choice) && <Button onClick={clear}>{t('metrics.clear')}</Button>}
          >
            {t('metrics.nothingHelp')}
          </EmptyState>
        ) : (
          part === 'overview' && (
            <Overview
              // Both at once: what follows the verdicts would move when they come.
              overview={targets.data === undefined && targets.error === undefined ? undefined : overview.data}
              verdicts={targets.data}
              error={overview.error}
              nameOf={nameOf}
              onRetry={overview.refetch}
            />
          )
        )}
        {part === 'list' && (
          <>
            {overview.data === undefined || targets.data === undefined
              ? overview.error === undefined && targets.error === undefined && <TilesLoading brief />
              : overview.data.summary.requests > 0 && <Tiles overview={overview.data} verdicts={targets.data} brief />}
            <RequestsPart choice={choice} openId={requestId} texts={texts} projects={projects} onOpen={onRequest} />
          </>
        )}
        {part === 'cost' && <Cost onSettings={save} />}
        {part === 'targets' && settings !== undefined && (
          <>
            <TargetsView
              targets={settings.targets}
              verdicts={targets.data ?? []}
              onTargets={(next) => save({ targets: next })}
            />
            <Keeping settings={settings} onSettings={save} />
          </>
        )}
        {part === 'models' && !isFirst && <Models chosen={chosen} nameOf={nameOf} onUse={onModel} />}
      </div>
    </div>
  )
}

function useWatch(): void {
  useEffect(() => {
    const leave = new AbortController()
    // What happened while the panel was closed.
    invalidate('metrics')
    void watchRequests(leave.signal)
    return () => leave.abort()
  }, [])
}

function Cost({ onSettings }: { readonly onSettings: (patch: MetricsSettingsPatch) => void }) {
  const { data, error, refetch } = useQuery('metrics/cost', (signal) => client.metrics.cost(undefined, { signal }))
  return <CostView cost={data} error={error} onSettings={onSettings} onRetry={refetch} />
}

interface ModelsProps {
  readonly chosen: ModelChoice
  readonly nameOf: (provider: string) => string
  readonly onUse: (model: ModelRef) => void
}

function Models(props: ModelsProps) {
  const { data, error, refetch } = useQuery('metrics/models', (signal) => client.metrics.models(undefined, { signal }))
  return <ModelCards {...props} cards={data} error={error} onRetry={refetch} />
}
