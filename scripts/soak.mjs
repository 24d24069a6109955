/** `npm run soak [-- COUNT]`: kills a writing studio 200 times, or COUNT, under the repository's Node; see soak.ts. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { kilnNode, root } from './node.mjs'

const soak = join(root, 'main', 'projects', 'durability', 'soak.ts')
const child = spawn(kilnNode(), [soak, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
child.on('close', (code) => (process.exitCode = code ?? 1))
