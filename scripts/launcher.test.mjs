/** The command line's launcher and the stamp behind it, in a small repository of their own. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { kilnNode, ownNode, root } from './node.mjs'
import { isStale, sourcesHash, staleParts, writeStamp } from './stamp.mjs'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiln-launcher-'))
  for (const name of ['main', 'preload', 'shared', 'renderer', 'scripts', 'out/main'])
    mkdirSync(join(folder, name), { recursive: true })
  for (const name of ['node.mjs', 'stamp.mjs', 'kiln.mjs', 'build.mjs'])
    cpSync(join(root, 'scripts', name), join(folder, 'scripts', name))
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  writeFileSync(join(folder, 'main', 'cli.ts'), 'export {}\n')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** What the launcher is to run, taken for built. */
function built(code) {
  writeFileSync(join(folder, 'out', 'main', 'cli.js'), code)
  writeStamp('main', sourcesHash('main', folder), folder)
}

const launcher = () => join(folder, 'scripts', 'kiln.mjs')

describe('the stamp', () => {
  it('is stale until a part was built, and for each part by itself', () => {
    expect(staleParts(folder)).toEqual(['main', 'renderer'])
    writeStamp('renderer', sourcesHash('renderer', folder), folder)
    expect(staleParts(folder)).toEqual(['main'])
  })

  it('is stale after a source was changed, added or removed', () => {
    built('')
    expect(isStale('main', folder)).toBe(false)
    writeFileSync(join(folder, 'shared', 'new.ts'), 'export {}\n')
    expect(isStale('main', folder)).toBe(true)
    rmSync(join(folder, 'shared', 'new.ts'))
    expect(isStale('main', folder)).toBe(false)
    utimesSync(join(folder, 'main', 'cli.ts'), new Date(), new Date(Date.now() + 5_000))
    expect(isStale('main', folder)).toBe(true)
  })

  it('does not care for tests, nor main for the renderer', () => {
    built('')
    writeFileSync(join(folder, 'main', 'cli.test.ts'), 'export {}\n')
    writeFileSync(join(folder, 'renderer', 'main.tsx'), 'export {}\n')
    expect(isStale('main', folder)).toBe(false)
  })
})

describe('the launcher', () => {
  it("runs the command line under the repository's Node, with its arguments and its exit code", () => {
    built('console.log(process.version, ...process.argv.slice(2)); process.exitCode = 3')
    const ran = spawnSync(process.execPath, [launcher(), 'a b', '--flag'], { encoding: 'utf8' })
    expect(ran.stdout.trim()).toBe(`${spawnSync(kilnNode(), ['-v'], { encoding: 'utf8' }).stdout.trim()} a b --flag`)
    expect(ran.status).toBe(3)
  })

  // Windows has no signals.
  if (process.platform !== 'win32')
    it('passes a signal on and ends with what the command line makes of it', async () => {
      built("process.on('SIGTERM', () => process.exit(130)); setInterval(() => {}, 1000); console.log('up')")
      const child = spawn(process.execPath, [launcher()], { stdio: ['ignore', 'pipe', 'inherit'] })
      await once(child.stdout, 'data')
      child.kill('SIGTERM')
      expect((await once(child, 'exit'))[0]).toBe(130)
    })

  it('says why it cannot build, and fails', () => {
    const ran = spawnSync(process.execPath, [launcher(), 'doctor'], { encoding: 'utf8' })
    expect(ran.status).toBe(1)
    expect(ran.stderr).toContain('The build failed.')
  })
})

describe("the repository's Node", () => {
  it('is not taken in another version than package.json asks for', () => {
    const wanted = ownNode(root)
    writeFileSync(join(folder, 'package.json'), '{ "optionalDependencies": {} }')
    expect(ownNode(folder)).toBeUndefined()
    expect(wanted === undefined || wanted.startsWith(join(root, 'node_modules'))).toBe(true)
  })
})
