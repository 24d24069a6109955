/** The Electron shell once Electron is ready: guards, schemes, window, studio, in the order in which they must come. */
import { app, type BrowserWindow, safeStorage, session, shell } from 'electron'
import { failure, toAppError } from '#shared/domain/error.ts'
import type { Studio } from '../../studio.ts'
import { announce } from '../announce.ts'
import { findAppRoot } from '../app-root.ts'
import { openLoopback, type Loopback } from '../browser/loopback.ts'
import { openShellState } from '../browser/shell-state.ts'
import { startBuildProcess } from './build-process.ts'
import { fail, type Claim } from './claim.ts'
import { installContextMenu } from './context-menu.ts'
import { guardContents } from './guard-contents.ts'
import { guardSession } from './guard-session.ts'
import { installLifecycle } from './lifecycle.ts'
import { setMenu } from './menu.ts'
import { pickFolder } from './pick-folder.ts'
import { handOutPorts } from './port.ts'
import { originOf } from './rules.ts'
import { handleSchemes, studioOrigin } from './schemes.ts'
import { createSecretBox } from './secret-box.ts'
import { openWindow, showWindow, type StudioWindow } from './window.ts'
import { createZoom, type Zoom } from './zoom.ts'

/** Opens the window at once and the studio behind it; a failure to start is said and ends the process. */
export async function runStudio({ options, owner }: Claim): Promise<void> {
  const { rendererFolder, preloadFile } = findAppRoot()
  const url = options.devUrl ?? `${studioOrigin}/`
  const ownOrigin = originOf(url)
  let opened: StudioWindow | undefined
  let studio: Studio | undefined
  let loopback: Loopback | undefined
  const zoom = createZoom(options.dataFolder)
  const ownWindow = () => (isOpen(opened) ? opened.window : undefined)

  guardContents(app, ownOrigin)
  await guardSession(session.defaultSession, options.devUrl)
  const starting = openStudio({ options, owner }, { present, zoom, ownWindow }, (listening) => (loopback = listening))
  handleSchemes(
    session.defaultSession,
    rendererFolder,
    starting.then(({ preview }) => preview),
  )
  handOutPorts({
    router: starting.then(({ router }) => router),
    ownContents: () => ownWindow()?.webContents,
    ownOrigin,
    onReady: onFirst(() => options.announces && announce({ kiln: 'window-ready', pid: process.pid })),
  })
  const lifecycle = installLifecycle({ app, studio: () => studio, showWindow: present, stop })
  setMenu(app, {
    dataFolder: options.dataFolder,
    projectsFolder: () => studio?.projectsFolder() ?? options.projectsFolder,
    zoom: (to) => void zoom.change(ownWindow(), to),
  })
  installContextMenu(app)
  present()

  try {
    studio = await starting
    studio.onLiveRunsChange(lifecycle.runsChanged)
  } catch (thrown) {
    await loopback?.close()
    owner.release()
    fail(app, toAppError(thrown).message, options.announces)
  }

  function present(): void {
    if (isOpen(opened)) showWindow(opened.window)
    else opened = openWindow({ dataFolder: options.dataFolder, preloadFile, zoomPercent: zoom.percent(), url })
  }

  async function stop(): Promise<void> {
    await opened?.saveBounds()
    await studio?.stop()
    await loopback?.close()
    owner.release()
  }
}

function isOpen(opened: StudioWindow | undefined): opened is StudioWindow {
  return opened !== undefined && !opened.window.isDestroyed()
}

interface Screen {
  present(): void
  readonly zoom: Zoom
  ownWindow(): BrowserWindow | undefined
}

/** Beside the studio it opens the loopback server: for previews in the user's browser, and for a second start. */
async function openStudio(
  { options, owner }: Claim,
  { present, zoom, ownWindow }: Screen,
  onLoopback: (loopback: Loopback) => void,
): Promise<Studio> {
  const state = openShellState(options.dataFolder)
  const loopback = await openLoopback({
    asked: options.port,
    remembered: state.read().port,
    secret: owner.secret,
    onJoin: async () => {
      present()
      return {}
    },
  })
  onLoopback(loopback)
  if (options.port === undefined && state.read().port !== loopback.port) state.update({ port: loopback.port })
  const { version, templatesFolder, modelsFile, vendorFolder } = findAppRoot()
  const { createStudio } = await import('../../studio.ts')
  const studio = await createStudio({
    shell: 'electron',
    version,
    dataFolder: options.dataFolder,
    projectsFolder: options.projectsFolder,
    templatesFolder,
    modelsFile,
    vendorFolder,
    startBuildProcess,
    ...(options.scriptFile === undefined ? {} : { scriptFile: options.scriptFile }),
    secretBox: createSecretBox(safeStorage),
    environment: options.environment,
    opener: { openUrl: (address) => shell.openExternal(address), openFolder },
    window: {
      pickFolder: (title) => pickFolder(ownWindow(), title),
      zoom: (to) => zoom.change(ownWindow(), to),
    },
    previewUrl: (host) => `kiln-app://${host}/`,
    externalPreviewUrl: async (host) => `http://${host}.localhost:${loopback.port}/`,
    frameAncestors: [originOf(options.devUrl ?? studioOrigin)],
  })
  loopback.openPreviews(studio.preview)
  await owner.publish(loopback.port)
  return studio
}

async function openFolder(folder: string): Promise<void> {
  // There, a folder that is called "x.app" would be started: it is shown in the one above it.
  if (process.platform === 'darwin') return shell.showItemInFolder(folder)
  const why = await shell.openPath(folder)
  if (why === '') return
  throw failure('not-found', `The folder could not be opened: ${why} It is ${folder}.`, { detail: folder })
}

function onFirst(action: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    action()
  }
}
