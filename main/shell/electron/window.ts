/** The studio's one window. */
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { boundsFor, readBounds, rememberBounds, smallest } from './window-bounds.ts'

export interface WindowOptions {
  readonly dataFolder: string
  readonly preloadFile: string
  /** The size of everything in it, in percent. */
  readonly zoomPercent: number
  /** What it shows: kiln://studio/, or the development server. */
  readonly url: string
}

export interface StudioWindow {
  readonly window: BrowserWindow
  /** Writes down where it stands, before it goes. */
  saveBounds(): Promise<void>
}

/** Opens it where it was last; it appears with its first painted frame. */
export function openWindow({ dataFolder, preloadFile, zoomPercent, url }: WindowOptions): StudioWindow {
  const saved = readBounds(dataFolder)
  const window = new BrowserWindow({
    ...boundsFor(
      saved,
      screen.getAllDisplays().map(({ workArea }) => workArea),
    ),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Kiln',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#101216' : '#ffffff',
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      safeDialogs: true,
      zoomFactor: zoomPercent / 100,
      // Its dictionaries come from the network, which this session does not have.
      spellcheck: false,
    },
  })
  if (saved?.maximized === true) window.maximize()
  const saveBounds = rememberBounds(window, dataFolder)
  window.once('ready-to-show', () => window.show())
  reviveAfterCrash(window)
  keepStorage(window)
  // A failed load shows Electron's own error page; the handshake tells whoever waits for it.
  window.loadURL(url).catch(() => undefined)
  return { window, saveBounds }
}

/** A page that crashed comes back by itself, once in ten seconds; runs live in main and have not noticed. */
function reviveAfterCrash(window: BrowserWindow): void {
  let last = 0
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed() || Date.now() - last < 10_000) return
    last = Date.now()
    window.webContents.reload()
  })
}

/** Brings it to the front, wherever it is. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** Left to itself, Chromium writes what a page stores (unsaved text, for one) some seconds later: a power cut would take it. */
function keepStorage(window: BrowserWindow): void {
  const timer = setInterval(() => window.webContents.session.flushStorageData(), 1_000)
  window.once('closed', () => clearInterval(timer))
}
