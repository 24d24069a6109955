/** Before Electron is ready: reads how it was started, and takes the data folder or joins the studio that has it. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type App, dialog, shell } from 'electron'
import { toAppError } from '#shared/domain/error.ts'
import { announce } from '../announce.ts'
import { prepareDataFolder } from '../data-folder.ts'
import { readShellOptions, type ShellOptions } from '../options.ts'
import { ownOrJoin, readOwner, type Owner } from '../owner.ts'
import { ownArguments } from './rules.ts'

export interface Claim {
  readonly options: ShellOptions
  readonly owner: Owner
}

/** Undefined when this start is over: it joined another studio, or failed and said why. */
export async function claimDataFolder(app: App): Promise<Claim | undefined> {
  const announces = process.env['KILN_READY'] === '1'
  try {
    const options = readShellOptions(ownArguments(process.argv), process.env)
    await prepareDataFolder(options.dataFolder)
    const profile = join(options.dataFolder, 'electron')
    await mkdir(profile, { recursive: true })
    app.setPath('userData', profile)
    const owner = await claim(app, options)
    return owner === undefined ? undefined : { options, owner }
  } catch (thrown) {
    fail(app, toAppError(thrown).message, announces)
    return undefined
  }
}

async function claim(app: App, options: ShellOptions): Promise<Owner | undefined> {
  // Electron's own lock brings the first window to the front, which on Windows no other process may do.
  if (!app.requestSingleInstanceLock()) {
    const pid = (await readOwner(options.dataFolder))?.pid ?? 0
    if (options.announces) announce({ kiln: 'joined', pid })
    app.exit(0)
    return undefined
  }
  const ownership = await ownOrJoin(options.dataFolder, 'electron')
  if (ownership.kind === 'own') return ownership.owner
  const { url } = ownership.answer
  if (options.announces) announce({ kiln: 'joined', pid: ownership.pid, ...(url === undefined ? {} : { url }) })
  else if (url !== undefined) await shell.openExternal(url)
  app.exit(0)
  return undefined
}

/** Says why, where it can be seen, and ends with code 1. */
export function fail(app: App, why: string, announces: boolean): void {
  if (announces) announce({ kiln: 'failed', why })
  // Before Electron is ready, on Linux, this writes to stderr.
  else dialog.showErrorBox('Kiln cannot start', why)
  app.exit(1)
}
