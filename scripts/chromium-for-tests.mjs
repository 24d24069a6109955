/** Finds a Chromium for the tests: the system's, else Playwright's download, else Debian's package. Runs on Node 20. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { aptInstall, onPath } from './electron-for-tests.mjs'
import { kilnNode, root, withKilnNode } from './node.mjs'

const downloadMs = 300_000

const places = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
}

/** The path of its executable. Throws a sentence that says what to do when there is none to be had. */
export function chromiumForTests() {
  const found = findChromium()
  if (found !== undefined) return found
  console.log("Downloading Playwright's Chromium…")
  const tool = join(root, 'node_modules', 'playwright', 'cli.js')
  spawnSync(kilnNode(), [tool, 'install', 'chromium'], {
    cwd: root,
    env: withKilnNode(),
    stdio: 'inherit',
    timeout: downloadMs,
  })
  const downloaded = findChromium()
  if (downloaded !== undefined) return downloaded
  if (process.getuid?.() === 0 && onPath('apt-get')) aptInstall(['chromium'])
  const installed = findChromium()
  if (installed !== undefined) return installed
  throw new Error('There is no Chromium for the tests: install one, or name its executable in KILN_CHROMIUM.')
}

function findChromium() {
  return [process.env['KILN_CHROMIUM'], ...(places[process.platform] ?? []), playwrightChromium()].find(
    (place) => place !== undefined && place !== '' && existsSync(place),
  )
}

/** Where Playwright would keep its own. */
function playwrightChromium() {
  const script = "import('playwright').then(({ chromium }) => process.stdout.write(chromium.executablePath()))"
  return spawnSync(kilnNode(), ['-e', script], { cwd: root, encoding: 'utf8' }).stdout || undefined
}
