#!/usr/bin/env node
/**
 * The command line's launcher: builds when the sources have changed, then runs out/main/cli.js under the repository's Node,
 * in this very process where that is the Node it runs on. Exit codes and signals pass through.
 */
import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { kilnNode, root } from './node.mjs'
import { isStale } from './stamp.mjs'

const entry = join(root, 'out', 'main', 'cli.js')

/** A signal's conventional exit code. */
function codeOf(signal) {
  return 128 + (constants.signals[signal] ?? 0)
}

async function runApart(node, args) {
  const child = spawn(node, [entry, ...args], { stdio: 'inherit' })
  // A terminal sends SIGINT to both of us: the child decides what it means. Other signals come to us alone.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve(code ?? codeOf(signal)))
  })
}

async function main(args) {
  if (isStale('main')) {
    const { build } = await import('./build.mjs')
    process.stderr.write('Building Kiln…\n')
    await build({ only: ['main'] })
  }
  const node = kilnNode()
  if (realpathSync(node) !== realpathSync(process.execPath)) return runApart(node, args)
  process.argv.splice(1, 1, entry)
  await import(pathToFileURL(entry).href)
  return process.exitCode
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
