/**
 * `npm run bench [-- name…] [--json] [--slow MS]`: brings the build up to date and runs bench/index.ts under the repository's
 * Node, with the Electron that the tests get. Where there is none, that half is left out.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build } from './build.mjs'
import { chromiumForTests } from './chromium-for-tests.mjs'
import { electronForTests } from './electron-for-tests.mjs'
import { kilnNode, root, withKilnNode } from './node.mjs'

await build({ onLine: (line) => console.error(line) })
const electron = await electronForTests()
if (electron.why !== undefined) console.error(`Without Electron: ${electron.why}`)

const [command, ...rest] = [
  ...(electron.display ?? []),
  kilnNode(),
  join(root, 'bench', 'index.ts'),
  ...process.argv.slice(2),
]
const env = {
  ...withKilnNode(),
  ...electron.env,
  KILN_CHROMIUM: chromiumForTests(),
  ...(electron.why === undefined ? {} : { KILN_BENCH_WITHOUT_ELECTRON: electron.why }),
}
const child = spawn(command, rest, { cwd: root, env, stdio: 'inherit' })
child.on('error', (error) => {
  console.error(error.message)
  process.exitCode = 1
})
child.on('close', (code) => (process.exitCode = code ?? 1))
