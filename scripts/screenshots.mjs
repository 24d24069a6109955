/** `npm run screenshots`: brings the build up to date and takes the documentation's pictures anew; see e2e/screenshots.ts. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build } from './build.mjs'
import { chromiumForTests } from './chromium-for-tests.mjs'
import { kilnNode, root, withKilnNode } from './node.mjs'

await build({ onLine: (line) => console.error(line) })
const env = { ...withKilnNode(), KILN_CHROMIUM: chromiumForTests() }
const child = spawn(kilnNode(), [join(root, 'e2e', 'screenshots.ts')], { cwd: root, env, stdio: 'inherit' })
child.on('close', (code) => (process.exitCode = code ?? 1))
