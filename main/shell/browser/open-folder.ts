/** Opens a folder in the system's file manager, without a window of Kiln's own. */
import { spawn } from 'node:child_process'
import { failure } from '#shared/domain/error.ts'

/** How long an opener that has not failed is waited for, in milliseconds: some end only with the window they open. */
const patienceMs = 1_500

/** Throws a Failure with the folder in `detail` where there is nothing that could open it. */
export async function openFolder(folder: string, platform: NodeJS.Platform = process.platform): Promise<void> {
  const command = platform === 'win32' ? 'explorer.exe' : platform === 'darwin' ? 'open' : 'xdg-open'
  // Never through a shell: the folder's name is somebody's free choice. On a Mac it is shown, not opened: a folder that is
  // called "x.app" would be started.
  const opener = spawn(command, [...(platform === 'darwin' ? ['-R'] : []), folder], {
    stdio: 'ignore',
    detached: true,
    shell: false,
  })
  opener.unref()
  const isOpen = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(true), patienceMs)
    const settle = (worked: boolean): void => {
      clearTimeout(timer)
      resolve(worked)
    }
    opener.once('error', () => settle(false))
    // Explorer says 1 also when all went well.
    opener.once('exit', (code) => settle(code === 0 || platform === 'win32'))
  })
  if (isOpen) return
  throw failure('not-found', `No file manager could be opened here. The folder is ${folder}.`, { detail: folder })
}
