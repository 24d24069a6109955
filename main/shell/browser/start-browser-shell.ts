/** The browser shell from start to stop: takes the data folder or joins its owner, then serves the studio on 127.0.0.1. */
import { noSecretBox } from '../../settings/secret-box.ts'
import type { Studio } from '../../studio.ts'
import { findAppRoot } from '../app-root.ts'
import { studioPolicy } from '../content-security-policy.ts'
import { prepareDataFolder } from '../data-folder.ts'
import type { ShellOptions } from '../options.ts'
import { ownOrJoin, type Owner } from '../owner.ts'
import { createStaticFiles } from '../static-files.ts'
import { devPage } from './dev-page.ts'
import { openLoopback, type Loopback } from './loopback.ts'
import { openFolder } from './open-folder.ts'
import { withOutsideDoor } from './outside-door.ts'
import { openReadingToken } from './reading-token.ts'
import { sameText } from './same-text.ts'
import { createSocketDoor } from './socket.ts'
import { openShellState, type ShellStateFile } from './shell-state.ts'
import { createTokens, type Tokens } from './tokens.ts'

export type BrowserShell =
  | { readonly kind: 'joined'; readonly pid: number; readonly url?: string }
  | {
      readonly kind: 'listening'
      /** Opens the studio once. */
      readonly url: string
      /** Keeps what is live as drafts, closes the databases, gives port and folder free. */
      stop(): Promise<void>
    }

/** Resolves when the page can be opened. Fails with a `Failure` that says what to do, having freed what it took. */
export async function startBrowserShell(options: ShellOptions): Promise<BrowserShell> {
  await prepareDataFolder(options.dataFolder)
  const ownership = await ownOrJoin(options.dataFolder, 'browser')
  if (ownership.kind === 'joined') {
    const { url } = ownership.answer
    return { kind: 'joined', pid: ownership.pid, ...(url === undefined ? {} : { url }) }
  }
  try {
    return await serveStudio(options, ownership.owner)
  } catch (thrown) {
    ownership.owner.release()
    throw thrown
  }
}

async function serveStudio(options: ShellOptions, owner: Owner): Promise<BrowserShell> {
  const state = openShellState(options.dataFolder)
  const tokens = createTokens(state.read().pages, (pages) => state.update({ pages }))
  const address = () => `http://127.0.0.1:${loopback.port}/#token=${tokens.mint()}`
  const loopback = await openLoopback({
    asked: options.port,
    remembered: state.read().port,
    secret: owner.secret,
    onJoin: async () => ({ url: address() }),
  })
  try {
    if (options.port === undefined) rememberPort(state, loopback.port)
    const studio = openStudio(options, loopback)
    const reading = [owner.secret, await openReadingToken(options.dataFolder)]
    const mayRead = (token: string) => tokens.knows(token) || reading.some((known) => sameText(token, known))
    const close = openDoors(options, loopback, { tokens, mayRead }, studio)
    const { preview, stop } = await studio
    loopback.openPreviews(preview)
    await owner.publish(loopback.port)
    return {
      kind: 'listening',
      url: address(),
      async stop() {
        close()
        try {
          await stop()
        } finally {
          // Also when the last of the data could not be written: an open port would keep the process.
          await loopback.close()
          owner.release()
        }
      },
    }
  } catch (thrown) {
    await loopback.close()
    throw thrown
  }
}

interface Keys {
  readonly tokens: Tokens
  /** Whether a token is good for the metrics. */
  mayRead(token: string): boolean
}

function openDoors(options: ShellOptions, loopback: Loopback, keys: Keys, studio: Promise<Studio>): () => void {
  const { port } = loopback
  const sockets = createSocketDoor(
    keys.tokens,
    studio.then(({ router }) => router),
  )
  const policy = studioPolicy({
    frames: `http://*.localhost:${port}`,
    sockets: [`ws://127.0.0.1:${port}`, `ws://localhost:${port}`],
  })
  const page =
    options.devUrl === undefined ? createStaticFiles(findAppRoot().rendererFolder, policy) : devPage(options.devUrl)
  const outside = studio.then((ready) => ready.outside)
  loopback.openStudio({ page: withOutsideDoor(page, keys.mayRead, outside), socket: sockets.accept })
  return sockets.close
}

async function openStudio(options: ShellOptions, loopback: Loopback): Promise<Studio> {
  const { port } = loopback
  const { version, templatesFolder, modelsFile, vendorFolder } = findAppRoot()
  // Loaded only here: a start that joins another studio needs none of it.
  const { createStudio } = await import('../../studio.ts')
  const previewUrl = (host: string) => `http://${host}.localhost:${port}/`
  return await createStudio({
    shell: 'browser',
    version,
    dataFolder: options.dataFolder,
    projectsFolder: options.projectsFolder,
    templatesFolder,
    modelsFile,
    vendorFolder,
    ...(options.scriptFile === undefined ? {} : { scriptFile: options.scriptFile }),
    secretBox: noSecretBox,
    environment: options.environment,
    // The page opens it by itself: the browser may be on another machine, at the far end of a tunnel.
    opener: { openUrl: async () => undefined, openFolder },
    previewUrl,
    externalPreviewUrl: async (host) => previewUrl(host),
    frameAncestors: [`http://127.0.0.1:${port}`, `http://localhost:${port}`],
  })
}

function rememberPort(state: ShellStateFile, port: number): void {
  if (state.read().port !== port) state.update({ port })
}
