/** The studio's window: joins the features by where one is. */
import { ChevronDown } from 'lucide-react'
import { type ReactElement, useEffect } from 'react'
import { CrashGuard } from './app/crash-guard.tsx'
import { Place } from './app/place.tsx'
import { navigate } from './app/route.ts'
import { RunStatus } from './app/run-status.tsx'
import { type Studio, useStudio } from './app/use-studio.ts'
import { client } from './client/connection.ts'
import { watchStudio } from './client/watch-studio.ts'
import { ConnectionBanner, Frame, Header, Rail, Troubles } from './features/frame/index.ts'
import { Versions } from './features/history/index.ts'
import { ConnectDialog, modelLabel, ModelMenu, type ProviderListProps } from './features/models/index.ts'
import { ProjectSwitcher, readThumbnail } from './features/projects/index.ts'
import { Chip } from './ui/chip.tsx'
import { CommandPalette } from './ui/command-palette.tsx'
import { Toasts } from './ui/toast.tsx'
import { t } from './words/index.ts'
import { TooltipGroup } from './ui/tooltip.tsx'

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
  const label = modelLabel(models.choice)
  const providers = providersOf(studio)

  const picker = (trigger: ReactElement, side: 'top' | 'bottom') => (
    <ModelMenu
      trigger={trigger}
      side={side}
      statuses={models.statuses}
      choice={models.choice}
      onChoose={models.choose}
      onRefresh={models.refresh}
      onConnect={studio.connect.show}
    />
  )

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
                client={client}
                projectId={projectId}
                versions={open.versions}
                viewing={studio.viewing}
                busy={open.liveRunId !== undefined}
                onView={studio.view}
              />
            )
          }
        />
      }
      rail={
        <Rail
          place={inProject ? 'project' : studio.route.view}
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
          troubles={<Troubles troubles={studio.info?.troubles ?? []} />}
          model={picker(
            <button type="button" className="status-model">
              <span className="unseen">{t('frame.answers')}</span>
              <bdi>{models.choice.provider === 'starter' ? t('frame.builtIn', { model: label }) : label}</bdi>
            </button>,
            'top',
          )}
        />
      }
    >
      <CrashGuard key={studio.route.view} part={studio.route.view}>
        <Place
          studio={studio}
          providers={providers}
          chips={picker(
            <Chip aria-label={t('frame.answeredBy', { model: label })} data-testid="model-chip">
              <span className="clip" dir="ltr">
                {label}
              </span>
              <ChevronDown size={12} aria-hidden="true" />
            </Chip>,
            inProject ? 'top' : 'bottom',
          )}
        />
      </CrashGuard>
      {providers !== undefined && (
        <ConnectDialog open={studio.connect.open} onClose={studio.connect.hide} {...providers} />
      )}
      {studio.dialogs}
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

function providersOf({ models, info }: Studio): ProviderListProps | undefined {
  if (models.settings === undefined) return undefined
  return {
    statuses: models.statuses,
    settings: models.settings,
    keysNote: info?.keysNote,
    busy: models.busy,
    error: models.error,
    onChoose: models.choose,
    onRefresh: models.refresh,
    onOllamaUrl: (ollamaUrl) => void models.update({ ollamaUrl }).then(models.refresh),
    onServer: models.saveServer,
  }
}
