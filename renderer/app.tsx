/** The studio's window: joins the features by where one is. */
import { ChevronDown } from 'lucide-react'
import { useEffect } from 'react'
import { ChangesPlace } from './app/changes-place.tsx'
import { CrashGuard } from './app/crash-guard.tsx'
import { historyActions } from './app/history-actions.tsx'
import { Place } from './app/place.tsx'
import { RestoreFirst } from './app/restore-first.tsx'
import { ReviewFirst } from './app/review-first.tsx'
import { navigate } from './app/route.ts'
import { RunStatus } from './app/run-status.tsx'
import { showRequestOf } from './app/show-request.ts'
import { showSettings } from './app/show-settings.ts'
import { type Studio, useStudio } from './app/use-studio.ts'
import { client } from './client/connection.ts'
import { watchStudio } from './client/watch-studio.ts'
import { ConnectionBanner, EnvironmentMark, Frame, Header, Rail, Troubles } from './features/frame/index.ts'
import { Versions } from './features/history/index.ts'
import { ConnectDialog, modelLabel, ModelPicker, type ProviderListProps } from './features/models/index.ts'
import { ProjectSwitcher, readThumbnail } from './features/projects/index.ts'
import { Chip } from './ui/chip.tsx'
import { CommandPalette } from './ui/command-palette.tsx'
import { Toasts } from './ui/toast.tsx'
import { t } from './words/index.ts'
import { Tooltip, TooltipGroup } from './ui/tooltip.tsx'
import { useHeldKeyboard } from './ui/use-held-keyboard.ts'

/** Everything; its parts get what they show by props. */
export function App() {
  useEffect(() => {
    const leave = new AbortController()
    void watchStudio(leave.signal)
    return () => leave.abort()
  }, [])
  return (
    <TooltipGroup delay={500}>
      <CrashGuard>
        <Window />
      </CrashGuard>
      <Toasts />
    </TooltipGroup>
  )
}

function Window() {
  const studio = useStudio()
  const { models, inProject, projectId, lastProject, open, connection } = studio
  const isKnown = models.settings !== undefined
  const label = isKnown ? modelLabel(models.auto ? 'auto' : models.choice) : '…'
  const isBuiltIn = isKnown && !models.auto && models.choice.provider === 'starter'
  const providers = providersOf(studio)
  useHeldKeyboard(providers === undefined && (studio.picker.open || studio.connect.open))
  const place = inProject ? 'project' : studio.route.view

  return (
    <Frame
      banner={<ConnectionBanner state={connection} />}
      header={
        <Header
          view={inProject && !studio.narrow ? studio.layout.view : undefined}
          onView={(view) => studio.changeLayout({ view })}
          onPalette={studio.palette.show}
          switcher={projectId !== undefined && <Switcher studio={studio} />}
          end={
            projectId !== undefined &&
            open.project !== undefined && (
              <Versions
                key={projectId}
                client={client}
                projectId={projectId}
                versions={open.versions}
                viewing={studio.viewing}
                busy={open.liveRunId !== undefined}
                onView={studio.view}
                {...historyActions(projectId, studio.theme, studio.info?.native === true)}
              />
            )
          }
        />
      }
      rail={
        <Rail
          place={place}
          hasProject={lastProject !== undefined}
          onGo={(place) => {
            if (place !== 'project') navigate({ view: place })
            else if (lastProject !== undefined) navigate({ view: 'project', projectId: lastProject })
          }}
        />
      }
      status={
        <RunStatus
          turn={inProject ? open.turns?.at(-1) : undefined}
          connection={connection}
          shell={studio.info?.shell}
          onFigures={(runId) => void showRequestOf(runId)}
          troubles={
            <>
              <EnvironmentMark variables={studio.info?.environment ?? []} />
              <Troubles troubles={studio.info?.troubles ?? []} />
            </>
          }
          model={
            <Tooltip text={t('app.pickModel')} shortcut="Alt+K">
              <button type="button" className="status-model" aria-haspopup="dialog" onClick={studio.picker.show}>
                <span className="unseen">{t('frame.answers')}</span>
                <bdi>{isBuiltIn ? t('frame.builtIn', { model: label }) : label}</bdi>
              </button>
            </Tooltip>
          }
        />
      }
    >
      <CrashGuard key={place} part={place}>
        <Place
          studio={studio}
          providers={providers}
          chips={
            <Tooltip text={t('app.pickModel')} shortcut="Alt+K">
              <Chip
                aria-label={t('frame.answeredBy', { model: label })}
                aria-haspopup="dialog"
                data-testid="model-chip"
                onClick={studio.picker.show}
              >
                <bdi className="clip">{label}</bdi>
                <ChevronDown size={12} aria-hidden="true" />
              </Chip>
            </Tooltip>
          }
        />
      </CrashGuard>
      {providers !== undefined && (
        <>
          <ConnectDialog open={studio.connect.open} onClose={studio.connect.hide} {...providers} />
          <ModelPicker
            open={studio.picker.open}
            onClose={studio.picker.hide}
            onOpen={models.look}
            statuses={models.statuses}
            choice={models.choice}
            auto={models.auto}
            favourites={providers.settings.favourites}
            reasoning={providers.settings.reasoning}
            refreshing={models.busy}
            offline={studio.offline}
            onChoose={models.choose}
            onFavourites={(favourites) => void models.update({ favourites: [...favourites] })}
            onReasoning={(reasoning) => void models.update({ reasoning })}
            onRefresh={models.refresh}
            onConnect={studio.connect.show}
            onRules={() => void showSettings('settings-auto')}
          />
        </>
      )}
      {studio.dialogs}
      <ChangesPlace projectId={projectId} theme={studio.theme} />
      <ReviewFirst />
      <RestoreFirst />
      <CommandPalette open={studio.palette.open} onClose={studio.palette.hide} commands={studio.commands} />
    </Frame>
  )
}

function Switcher({ studio }: { readonly studio: Studio }) {
  return (
    <ProjectSwitcher
      current={studio.open.project}
      projects={studio.projects.data ?? []}
      now={Date.now()}
      onOpen={(project) => navigate({ view: 'project', projectId: project.id })}
      onAll={() => navigate({ view: 'projects' })}
      onNew={() => navigate({ view: 'start' })}
      onTemplates={() => navigate({ view: 'templates' })}
      onNewProject={() => studio.actions.create('empty')}
      readThumbnail={readThumbnail}
      onRename={studio.actions.rename}
      onExportZip={studio.actions.exportZip}
      onExportHtml={studio.actions.exportHtml}
    />
  )
}

function providersOf({ models, keys, offline, connect, picker }: Studio): ProviderListProps | undefined {
  const { settings } = models
  if (settings === undefined) return undefined
  return {
    statuses: models.statuses,
    settings,
    auto: models.auto,
    keys: keys.state,
    keyActions: keys.actions,
    busy: models.busy,
    offline,
    error: models.error,
    wanted: connect.provider,
    onChoose: models.choose,
    onRefresh: models.refresh,
    onOllamaUrl: (ollamaUrl) => void models.update({ ollamaUrl }).then(models.refresh),
    onServer: models.saveServer,
    onKey: models.saveKey,
    onKeySaved: connect.keySaved,
    onTest: models.test,
    onLimits: (provider, limits) => void models.update({ providers: { [provider]: limits } }).then(models.look),
    onPicker: picker.show,
  }
}
