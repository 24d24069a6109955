/**
 * `npm run soak [-- kills [COUNT] | runs [COUNT] | streams [COUNT]]`, under the repository's Node: kills a writing studio
 * 200 times, or COUNT (see main/projects/durability); kills one that is being answered as often, and lets it go on (see
 * e2e/kills); then feeds each provider's answers, damaged 20,000 times, or COUNT, to its adapter (see
 * e2e/conformance/fuzz.integration.test.ts). One word does one of them.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { kilnNode, root } from './node.mjs'

const jobs = {
  kills: (count = '200') => run([join('main', 'projects', 'durability', 'soak.ts'), count]),
  runs: (count = '200') => run([join('e2e', 'kills', 'soak.ts'), count]),
  streams: (count = '20000') =>
    run([join('node_modules', 'vitest', 'vitest.mjs'), 'run', 'e2e/conformance/fuzz', '--testTimeout=3600000'], {
      KILN_FUZZ_RUNS: count,
    }),
}

/** Resolves to the exit code. */
function run(args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(kilnNode(), args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

const [word, count] = process.argv.slice(2)
// A number alone is the number of kills.
const [name, wanted] = /^\d+$/.test(word ?? '') ? ['kills', word] : [word, count]
if (name !== undefined && (!Object.hasOwn(jobs, name) || !/^([1-9]\d*)?$/.test(wanted ?? ''))) {
  console.error('usage: npm run soak [-- kills [COUNT] | runs [COUNT] | streams [COUNT]]')
  process.exit(2)
}
for (const job of name === undefined ? Object.values(jobs) : [jobs[name]]) {
  process.exitCode = (await job(wanted)) || process.exitCode
}
