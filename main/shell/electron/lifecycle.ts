/** When the process ends: not while a run is live and nobody has been asked. */
import { type App, BrowserWindow, dialog, Notification } from 'electron'
import type { Studio } from '../../studio.ts'

export interface LifecycleOptions {
  readonly app: App
  /** Undefined until it has started. */
  studio(): Pick<Studio, 'liveRuns'> | undefined
  showWindow(): void
  /** Keeps what is live as drafts and gives everything free; called once. */
  stop(): Promise<void>
}

export interface Lifecycle {
  /** To be called whenever the number of live runs has changed. */
  runsChanged(): void
}

/** Installs the handlers for windows, quitting and signals. */
export function installLifecycle({ app, studio, showWindow, stop }: LifecycleOptions): Lifecycle {
  let ending: Promise<void> | undefined
  let asking = false
  const liveRuns = () => studio()?.liveRuns() ?? 0
  const windows = () => BrowserWindow.getAllWindows().length
  const end = () =>
    (ending ??= stop()
      .catch(() => undefined)
      .then(() => app.exit(0)))

  app.on('second-instance', showWindow)
  app.on('activate', showWindow)
  app.on('window-all-closed', () => {
    if (liveRuns() > 0) tellThatItGoesOn(showWindow)
    else if (process.platform !== 'darwin') void end()
  })
  app.on('before-quit', (event) => {
    // Ending is asynchronous, and app.exit comes at its end without asking here again.
    event.preventDefault()
    if (ending !== undefined || asking) return
    if (liveRuns() === 0) return void end()
    asking = true
    void userQuits(liveRuns()).then((quits) => {
      asking = false
      if (quits) void end()
    })
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end())

  return {
    runsChanged() {
      if (liveRuns() === 0 && windows() === 0 && process.platform !== 'darwin') void end()
    },
  }
}

/** Not the synchronous dialog: what is being written would stand still behind it. */
async function userQuits(live: number): Promise<boolean> {
  const what = live === 1 ? 'An app is' : `${live} apps are`
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: `${what} still being written.`,
    detail: 'Quitting stops that. What has been written so far is kept as a draft.',
    buttons: ['Quit and keep the draft', 'Go on writing'],
    defaultId: 1,
    cancelId: 1,
  })
  return response === 0
}

function tellThatItGoesOn(showWindow: () => void): void {
  if (!Notification.isSupported()) return
  const notification = new Notification({
    title: 'Kiln goes on writing',
    body: 'Your app is still being written. Open Kiln again to watch; it ends by itself when the app is done.',
  })
  notification.on('click', showWindow)
  notification.show()
}
