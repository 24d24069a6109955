/** Opens an address in the user's browser, if there is one; the address has been printed anyway. */
import { spawn } from 'node:child_process'

export function openUrl(url) {
  // `start` is a word of cmd's, in which & ends a command.
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '""', url.replaceAll('&', '^&')]]
        : ['xdg-open', [url]]
  const child = spawn(command, args, { stdio: 'ignore', detached: true, windowsVerbatimArguments: true })
  child.on('error', () => undefined)
  child.unref()
}
