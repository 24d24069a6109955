/** The studio's window: joins the features by where one is. */
import { ChevronDown } from 'lucide-react'
import { type ReactElement, useCallback, useEffect, useMemo, useState } from 'react'
import type { Version } from '#shared/domain/project.ts'
import { useLayoutStore } from './app/layout-store.ts'
import { Missing } from './app/missing.tsx'
import { ProjectView } from './app/project-view.tsx'
import { navigate, routeHash, useRoute } from './app/route.ts'
import { RunStatus } from './app/run-status.tsx'
import { StartView } from './app/start-view.tsx'
import { TalkPane } from './app/talk-pane.tsx'
import { useTheme } from './app/theme.ts'
import { commandsFor } from './app/use-commands.tsx'
import { useMedia } from './app/use-media.ts'
import { useProject } from './app/use-project.ts'
import { useShortcuts } from './app/use-shortcuts.ts'
import { client } from './client/connection.ts'
import { openPreviewOutside } from './client/open-preview.ts'
import { useConnection } from './client/use-connection.ts'
import { useQuery } from './client/use-query.ts'
import { watchStudio } from './client/watch-studio.ts'
import { useSentStore } from './features/conversation/index.ts'
import { ConnectionBanner, Frame, Header, type Place, Rail } from './features/frame/index.ts'
import { Versions } from './features/history/index.ts'
import { ConnectDialog, modelLabel, ModelMenu, ProviderList, useModels } from './features/models/index.ts'
import { ProjectsView, ProjectSwitcher, useProjectActions } from './features/projects/index.ts'
import { SettingsView } from './features/settings/index.ts'
import { Chip } from './ui/chip.tsx'
import { CommandPalette } from './ui/command-palette.tsx'
import { showError, Toasts } from './ui/toast.tsx'
import { TooltipGroup } from './ui/tooltip.tsx'

const narrowWindow = '(max-width: 899px)'

/** Everything; its parts get what they show by props. */
export function App() {
  useEffect(() => {
    const leave = new AbortController()
    void watchStudio(leave.signal)
    return () => leave.abort()
  }, [])
  return (
    <TooltipGroup delay={500}>
      <Studio />
      <Toasts />
    </TooltipGroup>
  )
}

function Studio() {
  const route = useRoute()
  const models = useModels()
  const theme = useTheme(models.settings?.theme)
  const narrow = useMedia(narrowWindow)
  const connection = useConnection()
  const info = useQuery('studio', (signal) => client.studio.info(undefined, { signal }))
  const projects = useQuery('projects', (signal) => client.project.list(undefined, { signal }))
  const [connecting, setConnecting] = useState(false)
  const [palette, setPalette] = useState(false)
  const [focusCount, setFocusCount] = useState(0)
  const [lastProject, setLastProject] = useState<string>()
  const [seen, setSeen] = useState<{ projectId: string; version: Version }>()
  const [stoppingRun, setStoppingRun] = useState<string>()

  const projectId = route.view === 'project' ? route.projectId : undefined
  const making = useSentStore(({ sent }) => sent.some((prompt) => prompt.projectId === undefined && !prompt.error))
  const inProject = projectId !== undefined || (route.view === 'start' && making)
  const open = useProject(projectId)
  const layoutKey = projectId ?? 'new'
  useLayoutStore(({ layouts }) => layouts[layoutKey])
  const layout = useLayoutStore.getState().of(layoutKey)
  const viewing = seen !== undefined && seen.projectId === projectId ? seen.version : undefined
  const actions = useProjectActions((removed) => {
    if (removed === projectId) navigate({ view: 'projects' }, { replace: true })
    if (removed === lastProject) setLastProject(undefined)
  })

  useEffect(() => {
    if (projectId !== undefined) setLastProject(projectId)
  }, [projectId])
  useEffect(() => {
    document.title = open.project === undefined || projectId === undefined ? 'Kiln' : `${open.project.name} · Kiln`
  }, [open.project, projectId])

  const view = useCallback(
    (version: Version | undefined) =>
      setSeen(version === undefined || projectId === undefined ? undefined : { projectId, version }),
    [projectId],
  )
  const connect = useCallback(() => {
    setConnecting(true)
    models.refresh()
  }, [models.refresh])
  const { liveRunId } = open
  const stop = useCallback(() => {
    if (liveRunId === undefined) return
    setStoppingRun(liveRunId)
    client.run
      .stop({ runId: liveRunId })
      .catch(showError)
      .finally(() => setStoppingRun(undefined))
  }, [liveRunId])
  const changeLayout = useLayoutStore(({ change }) => change)

  const commands = useMemo(
    () =>
      commandsFor({
        projects: projects.data ?? [],
        project: projectId === undefined ? undefined : open.project,
        live: liveRunId !== undefined,
        statuses: models.statuses ?? [],
        openPalette: () => setPalette(true),
        stop,
        focusComposer: () => {
          if (!inProject) navigate({ view: 'start' })
          else changeLayout(layoutKey, { conversation: true, tab: 'conversation' })
          setFocusCount((count) => count + 1)
        },
        showView: (next) => changeLayout(layoutKey, { view: next, tab: next === 'preview' ? 'preview' : 'code' }),
        toggleConversation: () => changeLayout(layoutKey, { conversation: !useLayoutStore.getState().of(layoutKey).conversation }),
        rename: actions.rename,
        remove: actions.remove,
        openOutside: (project) =>
          void openPreviewOutside(client, { view: 'project', projectId: project.id }).catch(showError),
        connect,
        choose: models.choose,
        setTheme: (next) => void models.update({ theme: next }),
      }),
    [projects.data, open.project, projectId, liveRunId, models, stop, inProject, layoutKey, changeLayout, actions, connect],
  )
  useShortcuts(commands)

  const menu = (trigger: ReactElement, side: 'top' | 'bottom') => (
    <ModelMenu
      trigger={trigger}
      side={side}
      statuses={models.statuses}
      choice={models.choice}
      onChoose={models.choose}
      onRefresh={models.refresh}
      onConnect={connect}
    />
  )
  const chips = menu(
    <Chip aria-label={`Answered by ${modelLabel(models.choice)}. Change`} data-testid="model-chip">
      <span className="clip">{modelLabel(models.choice)}</span>
      <ChevronDown size={12} aria-hidden="true" />
    </Chip>,
    route.view === 'start' && !making ? 'bottom' : 'top',
  )
  const providerList = models.settings !== undefined && {
    statuses: models.statuses,
    settings: models.settings,
    keysNote: info.data?.keysNote,
    busy: models.busy,
    error: models.error,
    onChoose: models.choose,
    onRefresh: models.refresh,
    onOllamaUrl: (ollamaUrl: string) => void models.update({ ollamaUrl }).then(models.refresh),
    onServer: models.saveServer,
  }
  const now = Date.now()

  return (
    <Frame
      banner={<ConnectionBanner state={connection} />}
      header={
        <Header
          view={inProject && !narrow ? layout.view : undefined}
          onView={(next) => changeLayout(layoutKey, { view: next })}
          onPalette={() => setPalette(true)}
          switcher={
            projectId !== undefined && (
              <ProjectSwitcher
                current={open.project}
                projects={projects.data ?? []}
                now={now}
                onOpen={(project) => navigate({ view: 'project', projectId: project.id })}
                onAll={() => navigate({ view: 'projects' })}
                onNew={() => navigate({ view: 'start' })}
                onRename={actions.rename}
              />
            )
          }
          end={
            projectId !== undefined &&
            open.project !== undefined && (
              <Versions
                client={client}
                projectId={projectId}
                versions={open.versions}
                viewing={viewing}
                busy={liveRunId !== undefined}
                onView={view}
              />
            )
          }
        />
      }
      rail={
        <Rail
          place={inProject ? 'project' : (route.view as Place)}
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
          shell={info.data?.shell}
          model={menu(
            <button type="button" className="status-model" aria-label={`Answers: ${modelLabel(models.choice)}. Change`}>
              {modelLabel(models.choice)}
              {models.choice.provider === 'starter' && ', built in'}
            </button>,
            'top',
          )}
        />
      }
    >
      {inProject && open.error !== undefined && open.project === undefined ? (
        <Missing error={open.error} onRetry={open.refetch} />
      ) : inProject ? (
        <ProjectView
          projectId={projectId}
          open={open}
          layout={layout}
          narrow={narrow}
          theme={theme}
          viewing={viewing}
          onView={view}
          talk={(openFile) => (
            <TalkPane
              projectId={projectId}
              turns={open.turns}
              liveRunId={liveRunId}
              stopping={stoppingRun !== undefined && stoppingRun === liveRunId}
              models={models}
              chips={chips}
              focusKey={`${layoutKey} ${focusCount}`}
              onStop={stop}
              onConnect={connect}
              onOpenFile={openFile}
            />
          )}
        />
      ) : route.view === 'projects' ? (
        <ProjectsView
          projects={projects.data}
          error={projects.error}
          now={now}
          onNew={() => navigate({ view: 'start' })}
          onRetry={projects.refetch}
          hrefOf={(project) => routeHash({ view: 'project', projectId: project.id })}
          onRename={actions.rename}
          onRemove={actions.remove}
        />
      ) : route.view === 'settings' ? (
        <SettingsView
          settings={models.settings}
          info={info.data}
          onChange={(patch) => void models.update(patch)}
          models={providerList !== false && <ProviderList {...providerList} />}
        />
      ) : (
        <StartView models={models} chips={chips} focusKey={`start ${focusCount}`} onConnect={connect} />
      )}
      {providerList !== false && (
        <ConnectDialog open={connecting} onClose={() => setConnecting(false)} {...providerList} />
      )}
      {actions.dialogs}
      <CommandPalette open={palette} onClose={() => setPalette(false)} commands={commands} />
    </Frame>
  )
}
