/**
 * `npm run check [-- --only STEP…]`: format, lint, types, layers, dead code. A line for each step with its time, what a
 * failed one said, and exit code 1 if any failed. `--root DIR` checks another copy of the repository.
 */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { kilnNode, root, withKilnNode } from './node.mjs'

/** Where our code is. Given to each tool by name: some walk node_modules otherwise. */
const folders = ['main', 'preload', 'renderer', 'shared', 'e2e', 'bench', 'scripts']

const runtimes = ['shared', 'main', 'preload', 'renderer', 'tools']

/** Below this number of modules the layers were not really checked. */
const leastModules = 200

const steps = [
  { name: 'format', run: (folder) => tool(folder, 'oxfmt', ['--check', '.']) },
  { name: 'lint', run: checkLint },
  ...runtimes.map((runtime) => ({ name: `types-${runtime}`, run: (folder) => checkTypes(folder, runtime) })),
  { name: 'layers', run: checkLayers },
  { name: 'dead-code', run: (folder) => tool(folder, 'knip', ['--no-progress', '--no-config-hints']) },
]

function checkLint(folder) {
  const files = readdirSync(folder).filter((name) => /\.config\.ts$|^\.dependency-cruiser\.mjs$/.test(name))
  return tool(folder, 'oxlint', ['--deny-warnings', ...present(folder), ...files])
}

/** One compiler for each runtime: what a page may call is not what Node may. */
function checkTypes(folder, runtime) {
  // Another copy must not write over the working tree's memory of what it has checked.
  const memory = folder === root ? [] : ['--incremental', 'false', '--tsBuildInfoFile', 'null']
  return tool(folder, 'tsc', ['-p', `tsconfig.${runtime}.json`, '--pretty', 'false', ...memory])
}

async function checkLayers(folder) {
  const result = await tool(folder, 'depcruise', [
    '--config',
    '.dependency-cruiser.mjs',
    '--output-type',
    'json',
    ...present(folder),
  ])
  if (!result.output.startsWith('{')) return { ok: false, output: result.output }
  const { modules, summary } = JSON.parse(result.output)
  const seen = modules.filter(({ source }) => folders.some((name) => source.startsWith(`${name}/`)))
  const there = present(folder).reduce((sum, name) => sum + countModules(join(folder, name)), 0)
  const broken = summary.violations.map(({ rule, from, to }) => {
    const { comment } = summary.ruleSetUsed.forbidden.find(({ name }) => name === rule.name) ?? {}
    return `${from} -> ${to}\n    ${rule.name}: ${comment ?? ''}`
  })
  if (seen.length < Math.max(leastModules, there * 0.98)) {
    broken.push(`Only ${seen.length} modules were seen; there are ${there}, and at least ${leastModules} are expected.`)
  }
  const shared = seen.flatMap(({ dependencies }) => dependencies).filter(({ module }) => module.startsWith('#shared/'))
  if (!shared.some(({ resolved }) => resolved.startsWith('shared/')))
    broken.push('No import of #shared/… was understood.')
  return { ok: broken.length === 0, output: broken.join('\n'), note: `${seen.length} modules` }
}

function countModules(folder) {
  let count = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) count += countModules(join(folder, entry.name))
    else if (/\.(?:tsx?|mjs)$/.test(entry.name) && !entry.name.endsWith('.d.ts')) count++
  }
  return count
}

function present(folder) {
  return folders.filter((name) => existsSync(join(folder, name)))
}

/** Runs a package's command under Kiln's Node, in the folder. */
function tool(folder, name, args) {
  const packages = { depcruise: 'dependency-cruiser', tsc: 'typescript' }
  const home = packages[name] ?? name
  const require = createRequire(join(folder, 'package.json'))
  const manifest = join(folder, 'node_modules', home, 'package.json')
  const { bin } = require(manifest)
  const script = join(manifest, '..', typeof bin === 'string' ? bin : bin[name])
  return new Promise((done, reject) => {
    const child = spawn(kilnNode(), [script, ...args], {
      cwd: folder,
      env: withKilnNode(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    let complaints = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (complaints += chunk))
    child.on('error', reject)
    child.on('close', (code) => done({ ok: code === 0, output: output.trim() || complaints.trim() }))
  })
}

/** How many there are. */
export const stepCount = steps.length

/** Runs the steps, as many at a time as there are processors, and tells of each when it ends. Resolves to those that failed. */
export async function check({ folder = root, only = [], say = console.log } = {}) {
  const waiting = steps.filter(
    ({ name }) => only.length === 0 || only.some((wanted) => name === wanted || name.startsWith(`${wanted}-`)),
  )
  const failed = []
  const work = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const began = Date.now()
      const { ok, output, note } = await step.run(folder)
      const seconds = ((Date.now() - began) / 1000).toFixed(1)
      say(
        `${ok ? 'ok    ' : 'FAILED'} ${step.name.padEnd(15)} ${seconds.padStart(5)} s${note === undefined ? '' : `  ${note}`}`,
      )
      if (!ok) say(output.replace(/^/gm, '    '))
      if (!ok) failed.push(step.name)
    }
  }
  await Promise.all(Array.from({ length: Math.min(3, availableParallelism()) }, work))
  return failed
}

async function main(args) {
  const rest = [...args]
  const at = rest.indexOf('--root')
  const folder = at < 0 ? root : resolve(rest.splice(at, 2)[1] ?? '.')
  const only = rest.filter((name) => name !== '--only')
  const unknown = only.find((wanted) => !steps.some(({ name }) => name === wanted || name.startsWith(`${wanted}-`)))
  if (unknown !== undefined) {
    console.error(`There is no step "${unknown}". There are: ${steps.map(({ name }) => name).join(', ')}.`)
    return 2
  }
  const failed = await check({ folder, only })
  if (failed.length > 0) console.log(`${failed.length} failed: ${failed.join(', ')}.`)
  return failed.length > 0 ? 1 : 0
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = await main(process.argv.slice(2))
