/** What the window shows and can do, by where one is: the routes' answers, the project, the panes, the actions. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Version } from '#shared/domain/project.ts'
import { client } from '../client/connection.ts'
import { useConnection } from '../client/use-connection.ts'
import { useQuery } from '../client/use-query.ts'
import { useSentStore } from '../features/conversation/index.ts'
import { useEditorCommands } from '../features/editor/index.ts'
import { useKeys, useModels, usePreloadedModelWindows } from '../features/models/index.ts'
import { composerCommands } from '../features/composer/index.ts'
import { previewCommands } from '../features/preview/index.ts'
import { useProjectActions } from '../features/projects/index.ts'
import { tryTwoCommand } from '../features/variants/index.ts'
import { showError, showToast } from '../ui/toast.tsx'
import { t } from '../words/index.ts'
import { type Layout, useLayoutStore } from './layout-store.ts'
import { listCommands, projectCommands } from './project-commands.tsx'
import { chooseKind } from './new-app-kind.ts'
import { navigate, useRoute } from './route.ts'
import { useAppearance } from './appearance.ts'
import { showReview } from './changes-place.tsx'
import { commandsFor } from './use-commands.tsx'
import { useMedia } from './use-media.ts'
import { useModelWindows } from './use-model-windows.ts'
import { useTrying } from './tried-answers.tsx'
import { useProject } from './use-project.ts'
import { useShortcuts } from './use-shortcuts.ts'

export type Studio = ReturnType<typeof useStudio>

const narrowWindow = '(max-width: 899px)'

/** Once, at the root. */
export function useStudio() {
  const route = useRoute()
  const models = useModels()
  const keys = useKeys()
  usePreloadedModelWindows()
  const theme = useAppearance(models.settings)
  const narrow = useMedia(narrowWindow)
  const connection = useConnection()
  const info = useQuery('studio', (signal) => client.studio.info(undefined, { signal })).data
  const projects = useQuery('projects', (signal) => client.project.list(undefined, { signal }))
  const [palette, setPalette] = useState(false)
  const [focusCount, setFocusCount] = useState(0)

  const projectId = route.view === 'project' ? route.projectId : undefined
  const making = useSentStore(({ sent }) => sent.some((prompt) => prompt.projectId === undefined && !prompt.error))
  /** A new app's project is shown from the moment that its prompt is sent. */
  const inProject = projectId !== undefined || (route.view === 'start' && making)
  const open = useProject(projectId)
  const { layout, changeLayout } = useLayout(projectId ?? 'new')
  const lastProject = useLastProject(projectId, projects.data)
  const [viewing, view] = useViewing(projectId)
  const { stop: stopRun, stopping } = useStop(open.liveRunId)
  const trying = useTrying(projectId)
  const stop = trying.live ? trying.stop : stopRun
  const isLive = open.liveRunId !== undefined || trying.live
  const { actions, dialogs } = useProjectActions({
    native: info?.native === true,
    onOpen: (opened) => navigate({ view: 'project', projectId: opened }),
    onRemoved: (removed) => {
      if (removed === projectId) navigate({ view: 'projects' }, { replace: true })
    },
  })
  const { picker, connect } = useModelWindows(models)
  const showConnect = connect.show
  const showPicker = picker.show

  const name = projectId === undefined ? undefined : open.project?.name
  useEffect(() => {
    document.title = name === undefined ? 'Kiln' : `${name} · Kiln`
  }, [name])

  const inReview = open.turns?.find(({ draft, review }) => draft === 'pending' && review !== undefined)?.id
  const edits = useEditorCommands()
  const hasComposer = route.view === 'start'
  const more = useMemo(
    () =>
      open.project === undefined || projectId === undefined
        ? [...(hasComposer ? [tryTwoCommand(), ...composerCommands()] : []), ...listCommands(actions)]
        : [
            tryTwoCommand(),
            ...composerCommands(),
            ...projectCommands(open.project, actions),
            ...edits,
            ...previewCommands(projectId),
            ...listCommands(actions),
          ],
    [open.project, projectId, actions, hasComposer, edits],
  )
  const commands = useMemo(
    () =>
      commandsFor({
        projects: projects.data ?? [],
        project: projectId === undefined ? undefined : open.project,
        live: isLive,
        statuses: models.statuses ?? [],
        viewing: viewing !== undefined,
        leaveVersion: () => view(undefined),
        openPalette: () => setPalette(true),
        stop,
        focusComposer: () => {
          if (inProject) changeLayout({ conversation: true, tab: 'conversation' })
          else navigate({ view: 'start' })
          setFocusCount((count) => count + 1)
        },
        showView: (next) => changeLayout({ view: next, tab: next === 'preview' ? 'preview' : 'code' }),
        toggleConversation: () => changeLayout({ conversation: !layout.conversation }),
        review: inReview === undefined || projectId === undefined ? undefined : () => showReview(projectId, inReview),
        openOutside: (project) =>
          void client.preview.openExternal({ view: 'project', projectId: project.id }).catch(showError),
        connect: () => showConnect(),
        pickModel: showPicker,
        choose: models.choose,
        update: (patch) => void models.update(patch),
        chooseKind: (kind) => chooseKind(kind, models.update),
        zoom: info?.native === true ? zoom : undefined,
        more,
      }),
    [
      projects.data,
      open.project,
      isLive,
      inReview,
      projectId,
      models,
      viewing,
      view,
      stop,
      inProject,
      changeLayout,
      layout,
      showConnect,
      showPicker,
      info,
      more,
    ],
  )
  useShortcuts(commands)

  return {
    route,
    models,
    keys,
    theme,
    narrow,
    connection,
    /** What is shown may be old, and nothing can be changed for now. */
    offline: connection === 'reconnecting' || connection === 'lost',
    info,
    projects,
    projectId,
    inProject,
    making,
    open,
    layout,
    changeLayout,
    lastProject,
    viewing,
    view,
    stop,
    stopping,
    actions,
    dialogs,
    commands,
    /** Changes when the composer shall take the focus. */
    focusKey: `${projectId ?? 'new'} ${focusCount}`,
    zoom: info?.native === true ? zoom : undefined,
    palette: { open: palette, show: () => setPalette(true), hide: () => setPalette(false) },
    picker,
    connect,
  }
}

function zoom(to: 'in' | 'out' | 'reset'): void {
  client.studio.zoom({ to }).then(({ percent }) => showToast(t('app.zoomed', { percent })), showError)
}

function useLayout(key: string): { layout: Layout; changeLayout: (patch: Partial<Layout>) => void } {
  const layout = useLayoutStore(({ layouts }) => layouts[key]) ?? useLayoutStore.getState().of(key)
  const changeLayout = useCallback((patch: Partial<Layout>) => useLayoutStore.getState().change(key, patch), [key])
  return { layout, changeLayout }
}

/** The project that the rail goes back to: the last one shown, else the newest. */
function useLastProject(
  projectId: string | undefined,
  projects: readonly { readonly id: string }[] | undefined,
): string | undefined {
  const [last, setLast] = useState(projectId)
  if (projectId !== undefined && projectId !== last) setLast(projectId)
  return projects?.some(({ id }) => id === last) === true ? last : projects?.[0]?.id
}

/** An older version that editor and preview show; leaving the project leaves it. */
function useViewing(projectId: string | undefined): [Version | undefined, (version: Version | undefined) => void] {
  const [version, setVersion] = useState<Version>()
  return [version?.projectId === projectId ? version : undefined, setVersion]
}

function useStop(liveRunId: string | undefined): { stop: () => void; stopping: boolean } {
  const [stoppingRun, setStoppingRun] = useState<string>()
  const stop = useCallback(() => {
    if (liveRunId === undefined) return
    setStoppingRun(liveRunId)
    client.run
      .stop({ runId: liveRunId })
      .catch(showError)
      .finally(() => setStoppingRun(undefined))
  }, [liveRunId])
  return { stop, stopping: stoppingRun !== undefined && stoppingRun === liveRunId }
}
