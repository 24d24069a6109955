/** `kiln serve`: the browser shell as a process, until it is told to end. */
import { toAppError } from '#shared/domain/error.ts'
import { announce } from '../announce.ts'
import { readShellOptions } from '../options.ts'
import { startBrowserShell, type BrowserShell } from './start-browser-shell.ts'

/**
 * Runs until SIGINT, SIGTERM or SIGHUP; returns the exit code: 0 after SIGTERM or when it joined a running studio,
 * 130 after SIGINT, 1 when it could not start, 2 for wrong usage.
 */
export async function runServe(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const ended = waitForEnd()
  try {
    const options = readShellOptions(args, env)
    const shell = await startBrowserShell(options)
    report(shell, options.announces)
    if (shell.kind === 'joined') return 0
    const code = await ended
    await shell.stop()
    return code
  } catch (thrown) {
    const error = toAppError(thrown)
    if (env['KILN_READY'] === '1') announce({ kiln: 'failed', why: error.message })
    else process.stderr.write(`${error.message}\n`)
    return error.kind === 'invalid-input' ? 2 : 1
  }
}

function report(shell: BrowserShell, announces: boolean): void {
  if (announces) {
    announce(
      shell.kind === 'listening'
        ? { kiln: 'listening', url: shell.url, pid: process.pid }
        : { kiln: 'joined', pid: shell.pid, ...(shell.url === undefined ? {} : { url: shell.url }) },
    )
  } else if (shell.url === undefined) {
    process.stdout.write('Kiln already runs; its window is in front now.\n')
  } else {
    const lead = shell.kind === 'joined' ? 'Kiln already runs. Open it at' : 'Kiln is at'
    process.stdout.write(`${lead} ${shell.url}\n`)
  }
}

function waitForEnd(): Promise<number> {
  return new Promise((done) => {
    // `on`, not `once`: a second Ctrl+C must not end the process in the middle of stopping.
    process.on('SIGINT', () => done(130))
    process.on('SIGTERM', () => done(0))
    process.on('SIGHUP', () => done(0))
  })
}
