/** What the middle of the window shows: the start, a project, the list of projects, or the settings. */
import type { ReactNode } from 'react'
import { client } from '../client/connection.ts'
import { invalidate } from '../client/query-cache.ts'
import { FallbackModels, ProviderList, type ProviderListProps, RoutingRules } from '../features/models/index.ts'
import { FolderGone, ProjectsView, readThumbnail } from '../features/projects/index.ts'
import { RequestsView } from '../features/requests/index.ts'
import { SettingsView } from '../features/settings/index.ts'
import { t } from '../words/index.ts'
import { useAppFixing } from './app-fixing.ts'
import { keepImageKey } from './app-pictures.tsx'
import { MetricsPlace } from './metrics-place.tsx'
import { Missing } from './missing.tsx'
import { ProjectView } from './project-view.tsx'
import { navigate, routeHash } from './route.ts'
import { StartView } from './start-view.tsx'
import { TalkPane } from './talk-pane.tsx'
import { TemplatesPlace } from './templates-place.tsx'
import type { Studio } from './use-studio.ts'

export interface PlaceProps {
  readonly studio: Studio
  /** The model picker for the composer. */
  readonly chips: ReactNode
  /** Undefined until the settings are there. */
  readonly providers: ProviderListProps | undefined
}

/** By the route; a new app counts as a project from the moment that its prompt is sent. */
export function Place({ studio, chips, providers }: PlaceProps) {
  const { route, inProject, open, models, projects, focusKey } = studio
  const fixing = useAppFixing(studio.projectId, models, studio.picker.show)
  if (inProject && open.error !== undefined && open.project === undefined) {
    return <Missing error={open.error} onRetry={open.refetch} />
  }
  if (inProject && open.project !== undefined && open.state !== 'ok' && open.liveRunId === undefined) {
    const { project, state } = open
    return (
      <FolderGone
        project={project}
        state={state}
        onLocate={() => studio.actions.locate(project)}
        onRemove={() => studio.actions.remove(project)}
        onRetry={() => {
          open.refetch()
          projects.refetch()
        }}
      />
    )
  }
  if (inProject) {
    return (
      <ProjectView
        projectId={studio.projectId}
        open={open}
        layout={studio.layout}
        narrow={studio.narrow}
        theme={studio.theme}
        viewing={studio.viewing}
        onView={studio.view}
        fixing={fixing}
        talk={(openFile) => (
          <TalkPane
            projectId={studio.projectId}
            turns={open.turns}
            images={open.images}
            files={open.files}
            queue={open.queue}
            liveRunId={open.liveRunId}
            stopping={studio.stopping}
            models={models}
            chips={chips}
            focusKey={focusKey}
            theme={studio.theme}
            isNewReact={open.project?.kind === 'react' && open.files.length === 0}
            onStop={studio.stop}
            onConnect={studio.connect.show}
            onOpenFile={openFile}
          />
        )}
      />
    )
  }
  if (route.view === 'projects') {
    return (
      <ProjectsView
        projects={projects.data}
        error={projects.error}
        offline={studio.offline}
        actions={studio.actions}
        readThumbnail={readThumbnail}
        onPrompt={() => navigate({ view: 'start' })}
        onTemplates={() => navigate({ view: 'templates' })}
        onBegin={studio.actions.create}
        onDrop={studio.actions.createFromDrop}
        onUndo={studio.actions.lastRemoved?.undo}
        onRetry={projects.refetch}
        hrefOf={(project) => routeHash({ view: 'project', projectId: project.id })}
      />
    )
  }
  if (route.view === 'templates') return <TemplatesPlace theme={studio.theme} offline={studio.offline} />
  if (route.view === 'metrics') return <MetricsPlace studio={studio} route={route} />
  if (route.view === 'settings') {
    return (
      <SettingsView
        settings={models.settings}
        info={studio.info}
        onChange={(patch) => void models.update(patch)}
        onImageKey={keepImageKey}
        onMove={moveProjects}
        onPickFolder={studio.info?.native === true ? pickProjectsFolder : undefined}
        onZoom={studio.zoom}
        shortcuts={studio.commands.flatMap(({ label, shortcut }) =>
          shortcut === undefined ? [] : { label, shortcut },
        )}
        requests={<RequestsView nameOf={(id) => models.statuses?.find((status) => status.id === id)?.name ?? id} />}
        fallbacks={
          providers !== undefined && (
            <FallbackModels
              settings={providers.settings}
              statuses={models.statuses}
              offline={studio.offline}
              busy={models.busy}
              onFallbacks={(fallbacks) => void models.update({ requests: { fallbacks: [...fallbacks] } })}
              onFavourites={(favourites) => void models.update({ favourites: [...favourites] })}
              onReasoning={(reasoning) => void models.update({ reasoning })}
              onRefresh={models.refresh}
            />
          )
        }
        models={providers !== undefined && <ProviderList {...providers} wanted={undefined} />}
        routing={
          providers !== undefined && (
            <RoutingRules
              settings={providers.settings}
              statuses={models.statuses}
              offline={studio.offline}
              busy={models.busy}
              onRules={(routing) => void models.update({ routing })}
              onFavourites={(favourites) => void models.update({ favourites: [...favourites] })}
              onReasoning={(reasoning) => void models.update({ reasoning })}
              onRefresh={models.refresh}
            />
          )
        }
      />
    )
  }
  return (
    <StartView
      firstStart={projects.data?.length === 0}
      models={models}
      chips={chips}
      focusKey={focusKey}
      onConnect={studio.connect.show}
    />
  )
}

async function moveProjects(folder: string, signal: AbortSignal): Promise<number> {
  const { moved } = await client.studio.moveProjects({ folder }, { signal })
  invalidate('studio')
  return moved
}

async function pickProjectsFolder(): Promise<string | undefined> {
  return (await client.studio.pickFolder({ title: t('settings.moveTitle') })).folder
}
