/**
 * `npm test [-- STEP…]` (check, unit, e2e): from a fresh clone, installs what is missing, builds, checks, and runs the unit,
 * integration and end-to-end tests, the last in both shells. The last line is `N passed, N failed`. No dependencies; plain
 * JavaScript for Node 20: what it imports later runs under the repository's own Node.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureInstalled } from './install.mjs'

const limits = { unitMs: 1_200_000, endToEndMs: 1_200_000 }
const shells = ['electron', 'browser']
const total = { passed: 0, failed: 0 }
const work = mkdtempSync(join(tmpdir(), 'kiln-test-'))

function count({ passed = 0, failed = 0 }, what) {
  total.passed += passed
  total.failed += failed
  console.log(`${what}: ${passed} passed, ${failed} failed`)
}

/** One step of many: an exception in it is one failure, and the next step still runs. */
async function attempt(what, step) {
  console.log(`\n== ${what}`)
  const began = Date.now()
  try {
    count(await step(), what)
  } catch (error) {
    console.log(error.stack ?? String(error))
    count({ failed: 1 }, what)
  }
  console.log(`(${((Date.now() - began) / 1000).toFixed(0)} s)`)
}

/** Integration tests drive it as well as the end-to-end ones. */
async function findChromium() {
  const { chromiumForTests } = await import('./chromium-for-tests.mjs')
  process.env['KILN_CHROMIUM'] = chromiumForTests()
  return { passed: 1 }
}

/** Where it was found, or why it was not; and whether that is a failure. */
let electron = { why: 'nobody has looked for it' }
let electronIsExpected = false

async function findElectron() {
  const found = await import('./electron-for-tests.mjs')
  electronIsExpected = found.electronIsExpected
  electron = await found.electronForTests()
  if (electron.why !== undefined) console.log(`There is no Electron here: ${electron.why}`)
  return electron.why !== undefined && electronIsExpected ? { failed: 1 } : { passed: 1 }
}

async function buildAll() {
  const { build } = await import('./build.mjs')
  await build({ onLine: (line) => console.log(line) })
  return { passed: 1 }
}

async function checkAll() {
  const { check, stepCount } = await import('./check.mjs')
  const failed = await check()
  return { passed: stepCount - failed.length, failed: failed.length }
}

async function runUnit() {
  const report = join(work, 'unit.json')
  const tool = join('node_modules', 'vitest', 'vitest.mjs')
  const code = await run(
    [],
    [tool, 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    electron.env ?? {},
    limits.unitMs,
  )
  const { numPassedTests: passed, numFailedTests, numPendingTests, numTodoTests, testResults } = readReport(report)
  // A file that could not even be loaded holds no test that failed.
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  )
  for (const { name } of broken) console.log(`could not run: ${name}`)
  const skipped = numPendingTests + numTodoTests
  // Some need Electron, some what only Linux has; where both are there, nothing may be skipped.
  const excused = process.platform !== 'linux' || (electron.why !== undefined && !electronIsExpected)
  if (skipped > 0)
    console.log(
      `${skipped} skipped${excused ? `: ${electron.why ?? 'not on this system'}` : ', which counts as failed'}`,
    )
  const failed = numFailedTests + broken.length + (excused ? 0 : skipped)
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed }
}

async function runEndToEnd() {
  const projects = electron.why === undefined ? shells : ['browser']

  const report = join(work, 'e2e.json')
  const tool = join('node_modules', 'playwright', 'cli.js')
  const args = [
    tool,
    'test',
    '--config',
    'e2e/playwright.config.ts',
    '--reporter=list,json',
    ...projects.map((name) => `--project=${name}`),
  ]
  const env = { ...electron.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report }
  const code = await run(electron.display ?? [], args, env, limits.endToEndMs)

  const tests = readReport(report).suites.flatMap(allTests)
  const of = (shell) => tests.filter(({ project }) => project === shell)
  const passed = tests.filter(({ ok, skipped }) => ok && !skipped).length
  let failed = tests.filter(({ ok, skipped }) => !ok || skipped).length
  for (const shell of projects) {
    const own = of(shell)
    console.log(`${shell}: ${own.length} specs, ${own.filter(({ ok, skipped }) => ok && !skipped).length} passed`)
    for (const { title, skipped } of own) if (skipped) console.log(`  skipped, which counts as failed: ${title}`)
  }
  if (electron.why !== undefined) {
    const count = of('browser').length
    console.log(`electron: ${count} specs skipped: ${electron.why}`)
    if (electronIsExpected) failed += count
  } else if (of('electron').length !== of('browser').length) {
    console.log('The shells ran different numbers of specs: that is a failure.')
    failed++
  }
  if (tests.length === 0 || (failed === 0 && code !== 0)) failed++
  return { passed, failed }
}

/** The tests of a suite in Playwright's report, and of those inside it. */
function allTests(suite) {
  const own = suite.specs.flatMap((spec) =>
    spec.tests.map(({ projectName, status }) => ({
      title: `${suite.title} > ${spec.title}`,
      project: projectName,
      ok: status === 'expected' || status === 'flaky',
      skipped: status === 'skipped',
    })),
  )
  return [...own, ...(suite.suites ?? []).flatMap(allTests)]
}

/** Runs a tool under the repository's Node, behind a command of `before`; resolves to its exit code. */
async function run(before, args, env, limitMs) {
  const { kilnNode, root, withKilnNode } = await import('./node.mjs')
  const [command, ...rest] = [...before, kilnNode(), ...args]
  return new Promise((done, reject) => {
    // A group of its own, so that a test that hangs ends with everything that it started.
    const apart = process.platform !== 'win32'
    const child = spawn(command, rest, {
      cwd: root,
      env: { ...withKilnNode(), ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: apart,
    })
    const end = () => (apart ? process.kill(-child.pid, 'SIGKILL') : child.kill())
    const timer = setTimeout(() => {
      console.log(`Ended after ${limitMs / 1000} s.`)
      end()
    }, limitMs)
    const interrupt = () => {
      end()
      process.exit(130)
    }
    process.once('SIGINT', interrupt)
    process.once('SIGTERM', interrupt)
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timer)
      process.off('SIGINT', interrupt)
      process.off('SIGTERM', interrupt)
      done(code ?? 1)
    })
  })
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    throw new Error('The tests ended without a report.')
  }
}

const steps = { check: ['check', checkAll], unit: ['unit and integration', runUnit], e2e: ['end to end', runEndToEnd] }
const asked = process.argv.slice(2)
const unknown = asked.find((name) => !Object.hasOwn(steps, name))
if (unknown !== undefined) {
  console.error(`There is no step "${unknown}". There are: ${Object.keys(steps).join(', ')}.`)
  process.exit(2)
}

try {
  await ensureInstalled()
  await attempt('chromium', findChromium)
  await attempt('electron', findElectron)
  await attempt('build', buildAll)
  for (const [name, [what, step]] of Object.entries(steps))
    if (asked.length === 0 || asked.includes(name)) await attempt(what, step)
} catch (error) {
  console.log(error.message)
  total.failed++
} finally {
  rmSync(work, { recursive: true, force: true })
}
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0
