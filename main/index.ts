/** Electron entry: what happens, in order. */
import { app } from './shell/electron/app.ts'
import { claimDataFolder } from './shell/electron/claim.ts'
import { runStudio } from './shell/electron/run-studio.ts'
import { registerSchemes } from './shell/electron/schemes.ts'

// 1. Before Electron is ready: its schemes, and nothing that Chromium would fetch by itself.
registerSchemes()
app.commandLine.appendSwitch('disable-background-networking')
app.commandLine.appendSwitch('disable-component-update')

// 2. Take the data folder, or join the studio that has it: then this process ends here.
const claim = await claimDataFolder(app)

// 3. Open the window and the studio behind it. Not awaited: Electron is ready only after this file has been run.
if (claim !== undefined) void app.whenReady().then(() => runStudio(claim))
