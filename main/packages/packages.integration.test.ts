/** The installer against a registry on this machine: what it installs, what it refuses, and what it leaves alone. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Failure, type AppError } from '#shared/domain/error.ts'
import { createPackageInstaller, type Packages } from './index.ts'
import type { PackageLimits } from './limits.ts'
import { startTestRegistry, type TestPackage, type TestRegistry } from './test-registry.ts'

const vendored = { react: '19.3.1', 'react-dom': '19.3.1', clsx: '2.1.1' }
const never = new AbortController().signal

let folder: string
let registry: TestRegistry
let packages: Packages

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kiln-packages-'))
  mkdirSync(join(folder, 'home'))
  registry = await startTestRegistry()
  packages = open()
})
afterEach(async () => {
  await registry.close()
  rmSync(folder, { recursive: true, force: true })
})

function open(
  limits: Partial<PackageLimits> = {},
  environment: Record<string, string> = {},
  named: readonly Readonly<Record<string, string>>[] = [],
): Packages {
  return createPackageInstaller({
    cacheFolder: join(folder, 'cache'),
    vendored,
    environment: { HOME: join(folder, 'home'), NPM_CONFIG_REGISTRY: registry.url, ...environment },
    limits,
    named: async () => named,
  })
}

const plain = (name: string, version = '1.0.0', manifest: Record<string, unknown> = {}): TestPackage => ({
  name,
  version,
  manifest: { main: 'index.js', ...manifest },
  files: { 'index.js': `exports.name = '${name} ${version}'\n` },
})

const install = (...names: string[]) =>
  packages.install(
    names.map((spec) => {
      const [name = '', range] = spec.split('@')
      return range === undefined ? { name } : { name, range }
    }),
    never,
  )

async function refusal(promise: Promise<unknown>): Promise<AppError> {
  const thrown = await promise.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  )
  if (!(thrown instanceof Failure)) throw new Error(`No failure: ${String(thrown)}`)
  return thrown.error
}

/** Everything that is there, but for npm's own cache. */
function files(): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !/^cache(?:$|\/(?:npm|staging)(?:$|\/))/.test(path))
    .toSorted()
}

const leftInStaging = (): string[] => readdirSync(join(folder, 'cache/staging'))

describe('what is asked for', () => {
  test('takes away what a Kiln that was killed has left long ago, and leaves what may be under way', async () => {
    registry.publish(plain('confetti'))
    for (const name of ['set-old', 'set-new']) mkdirSync(join(folder, 'cache/staging', name), { recursive: true })
    const long = new Date(Date.now() - 3 * 24 * 3_600_000)
    utimesSync(join(folder, 'cache/staging/set-old'), long, long)
    await install('confetti')
    expect(leftInStaging()).toEqual(['set-new'])
  })

  test('is installed with all that it needs, and its exact versions are told', async () => {
    registry.publish(
      plain('three', '0.1.0'),
      plain('three', '0.180.0'),
      plain('@scope/fiber', '9.0.1', { dependencies: { small: '^1.0.0' } }),
    )
    registry.publish(plain('small', '1.4.2'), plain('small', '2.0.0'))
    const told: string[] = []
    const versions = await packages.install(
      [{ name: 'three' }, { name: '@scope/fiber', range: '^9' }],
      never,
      (message) => told.push(message),
    )
    expect(versions).toEqual({ three: '0.180.0', '@scope/fiber': '9.0.1' })
    const { set, missing } = await packages.find({ react: '19.3.1', ...versions })
    expect(missing).toEqual({})
    expect(set?.packages).toEqual(versions)
    const place = join(set?.folder ?? '', 'node_modules')
    expect(readFileSync(join(place, 'three/index.js'), 'utf8')).toContain('three 0.180.0')
    expect(readFileSync(join(place, 'small/index.js'), 'utf8')).toContain('small 1.4.2')
    expect(told).toContain('Fetched 3 of 3 packages')
    expect(leftInStaging()).toEqual([])
  })

  test('is there for later projects and after a restart, in any mixture, without the registry', async () => {
    registry.publish(plain('a'), plain('b', '1.0.0', { dependencies: { shared: '^1.0.0' } }), plain('shared', '1.0.0'))
    await install('a')
    await install('b')
    registry.publish(plain('shared', '1.1.0'))
    await registry.close()
    packages = open()
    const { set, missing } = await packages.find({ a: '1.0.0', b: '1.0.0' })
    expect(missing).toEqual({})
    expect(readFileSync(join(set?.folder ?? '', 'node_modules/shared/index.js'), 'utf8')).toContain('shared 1.0.0')
  })

  test('is told as not installed when the folder is gone', async () => {
    registry.publish(plain('a'))
    await install('a')
    rmSync(join(folder, 'cache'), { recursive: true })
    expect(await open().find({ a: '1.0.0' })).toEqual({
      missing: { a: '"a" is not installed.' },
      installable: { a: '1.0.0' },
    })
  })

  test('gets the React that every app has, and is refused where that does not suit it', async () => {
    registry.publish(plain('new', '1.0.0', { peerDependencies: { react: '>=18', 'react-dom': '>=18' } }))
    registry.publish(plain('old', '1.0.0', { peerDependencies: { react: '^17.0.0' } }), plain('react', '17.0.2'))
    await install('new')
    const { set } = await packages.find({ new: '1.0.0' })
    expect(readdirSync(join(set?.folder ?? '', 'node_modules'))).toEqual(['new'])
    expect(registry.asked).not.toContain('/react')
    expect((await refusal(install('old'))).message).toBe(
      'old is not installed: it needs react ^17.0.0, and apps here have another version.',
    )
  })

  test('gets no second React, even where it brings one', async () => {
    registry.publish(plain('own', '1.0.0', { dependencies: { react: '^16.0.0' } }), plain('react', '16.14.0'))
    expect(await refusal(install('own'))).toMatchObject({
      kind: 'refused',
      message: 'own is not installed: it needs another version of react than 19.3.1, which apps here have.',
    })
  })

  test('leaves what is for single systems alone', async () => {
    registry.publish(plain('tool', '1.0.0', { optionalDependencies: { 'tool-linux': '1.0.0' } }))
    registry.publish(plain('tool-linux', '1.0.0', { os: ['linux'], cpu: ['x64'] }))
    await install('tool')
    const { set } = await packages.find({ tool: '1.0.0' })
    expect(readdirSync(join(set?.folder ?? '', 'node_modules'))).toEqual(['tool'])
  })
})

describe("the user's npm settings", () => {
  test('say which registry, with which key; those of a project and of the working folder do not', async () => {
    const other = await startTestRegistry()
    other.publish({ ...plain('@own/a') })
    const host = other.url.slice('http:'.length)
    writeFileSync(join(folder, 'home/.npmrc'), `@own:registry=${other.url}\n${host}:_authToken=key-1\n`)
    mkdirSync(join(folder, 'cache/staging'), { recursive: true })
    for (const place of ['cache', 'cache/staging'])
      writeFileSync(join(folder, place, '.npmrc'), 'registry=http://127.0.0.1:1/\n')
    registry.publish(plain('b'))
    try {
      await packages.install([{ name: '@own/a' }, { name: 'b' }], never)
      expect(new Set(other.keys)).toEqual(new Set(['Bearer key-1']))
      expect(new Set(registry.keys)).toEqual(new Set([undefined]))
    } finally {
      await other.close()
    }
  })
})

describe('a package that could do harm', () => {
  test('runs nothing: no scripts, no binaries', async () => {
    registry.publish({
      ...plain('evil', '1.0.0', {
        bin: { evil: 'index.js' },
        hasInstallScript: true,
        scripts: Object.fromEntries(
          ['preinstall', 'install', 'postinstall', 'prepare', 'dependencies'].map((name) => [
            name,
            `touch ${join(folder, `ran-${name}`)}`,
          ]),
        ),
      }),
      files: { 'index.js': '', 'binding.gyp': '{}' },
    })
    await install('evil')
    expect(files().filter((path) => /ran-|\.bin/.test(path))).toEqual([])
  })

  test.each([
    'git+ssh://git@127.0.0.1/a/b.git',
    'git://127.0.0.1/a/b.git',
    'github:a/b',
    'a/b',
    'file:../../secret',
    'file:/etc',
    'link:../../secret',
    'http://127.0.0.1:1/p.tgz',
    'npm:other@1.0.0',
    'workspace:*',
    'latest',
    'next',
  ])('because it needs %s is refused by name, and nothing of it is kept', async (spec) => {
    registry.publish(plain('outer', '1.0.0', { dependencies: { inner: spec } }), plain('other'), plain('inner'))
    const error = await refusal(install('outer'))
    expect(error.kind).toBe('refused')
    expect(error.message).toContain('inner is not installed')
    expect(error.message).toMatch(/only versions in the registry/i)
    expect(files().filter((path) => /sets\/|ran-/.test(path))).toEqual([])
    expect(leftInStaging()).toEqual([])
    expect(registry.asked.filter((path) => path.endsWith('.tgz'))).toEqual([])
  })

  test.each([
    ['a link to a file', { path: 'package/passwd', type: 'SymbolicLink', linkpath: '/etc/passwd' }],
    ['a link to a folder', { path: 'package/up', type: 'SymbolicLink', linkpath: '../../..' }],
    ['a hard link', { path: 'package/hard', type: 'Link', linkpath: '/etc/passwd' }],
    ['a device', { path: 'package/null', type: 'CharacterDevice' }],
    ['a path upward', { path: 'package/../../../../escaped.js', body: 'x' }],
    ['a path upward at its start', { path: '../../../../escaped.js', body: 'x' }],
    ['an absolute path', { path: `${tmpdir()}/kiln-escaped.js`, body: 'x' }],
    ['a path of Windows', { path: 'package\\..\\..\\escaped.js', body: 'x' }],
  ] as const)('because there is %s in it is refused, and writes nothing outside', async (_, entry) => {
    registry.publish({ ...plain('evil'), entries: [entry, { path: 'package/after.js', body: 'x' }] })
    const error = await refusal(install('evil'))
    expect(error).toMatchObject({ kind: 'refused', message: expect.stringMatching(/^evil is not installed: /) })
    expect(existsSync(join(tmpdir(), 'kiln-escaped.js'))).toBe(false)
    expect(files()).toEqual(['home'])
    expect(leftInStaging()).toEqual([])
  })

  test('because it is not what the registry says is refused', async () => {
    registry.publish({ ...plain('evil'), served: gzipSync('another thing') })
    expect((await refusal(install('evil'))).message).toBe(
      'evil is not installed: what came is not what the registry says it is.',
    )
  })

  test('because the registry says nothing of its contents is refused', async () => {
    registry.publish({ ...plain('evil'), dist: { integrity: undefined } })
    expect((await refusal(install('evil'))).message).toContain('does not say what is in it')
  })

  test('because it brings a lock of its own is refused', async () => {
    registry.publish(plain('evil', '1.0.0', { _hasShrinkwrap: true }))
    expect((await refusal(install('evil'))).message).toContain('npm-shrinkwrap.json')
  })
})

describe('what is too large', () => {
  const big = { 'index.js': 'x'.repeat(300_000) }

  test('by its own account is not even fetched', async () => {
    packages = open({ unpackedBytes: 200_000 })
    registry.publish({ ...plain('huge'), files: big })
    expect((await refusal(install('huge'))).message).toBe('huge is too large: it has 0.3 MB, and the limit is 0.2 MB.')
    expect(registry.asked.filter((path) => path.endsWith('.tgz'))).toEqual([])
  })

  test.each([
    ['bytes', { unpackedBytes: 200_000 }, big],
    ['files', { files: 20 }, Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${index}.js`, '']))],
    ['bytes to fetch', { tarballBytes: 100 }, big],
    ['bytes in all', { totalBytes: 200_000 }, big],
  ])('in %s and says that it is small is found out while it comes', async (_, limits, contents) => {
    packages = open(limits)
    registry.publish({ ...plain('liar'), files: contents, dist: { unpackedSize: 10, fileCount: 1 } })
    expect((await refusal(install('liar'))).message).toMatch(/^liar is too large/)
    expect(leftInStaging()).toEqual([])
  })

  test('in number is refused', async () => {
    packages = open({ packages: 2 })
    registry.publish(plain('a', '1.0.0', { dependencies: { b: '1', c: '1' } }), plain('b'), plain('c'))
    expect((await refusal(install('a'))).message).toContain('needs 2 other packages')
  })
})

describe('what cannot be had', () => {
  test('is told by name when the registry does not know it, or not in that version', async () => {
    registry.publish(plain('a'))
    expect((await refusal(install('nothing'))).message).toBe(
      'The registry has no nothing. Look whether its name is right.',
    )
    expect((await refusal(install('a@^7'))).message).toBe('The registry has no such version of a.')
  })

  test('is gone without when the registry cannot be reached', async () => {
    await registry.close()
    const error = await refusal(install('a', 'b'))
    expect(error).toMatchObject({
      kind: 'unreachable',
      message: 'Kiln cannot reach the registry (ECONNREFUSED); the app goes on without a, b.',
    })
  })

  test('is not waited for after a stop', async () => {
    registry.hang()
    const stop = new AbortController()
    const installing = packages.install([{ name: 'a' }], stop.signal)
    await expect.poll(() => registry.asked.length).toBe(1)
    stop.abort()
    expect((await refusal(installing)).kind).toBe('aborted')
    expect(leftInStaging()).toEqual([])
  })
})

describe("an app's package.json", () => {
  test.each([
    '^1.0.0',
    'latest',
    '*',
    'file:../secret',
    'link:../secret',
    'npm:b@1.0.0',
    'git+ssh://x/y.git',
    '',
    7,
    null,
  ])('that asks for %j gets nothing, and is told why', async (asked) => {
    registry.publish(plain('a'))
    await install('a')
    const { set, missing } = await packages.find({ a: asked })
    expect(set).toBeUndefined()
    expect(missing['a']).toMatch(/^"a" is not installed: package\.json asks for .*exact versions/)
  })

  test('cannot name a folder', async () => {
    const { set, missing } = await packages.find({ '../../secret': '1.0.0', '/etc': '1.0.0' })
    expect(set).toBeUndefined()
    expect(Object.keys(missing)).toEqual(['../../secret', '/etc'])
  })
})

test('after an installation, what no project names and no build has used for long is gone', async () => {
  for (const name of ['a', 'b', 'c', 'd']) registry.publish(plain(name))
  for (const name of ['a', 'b', 'c']) await install(name)
  const setsFolder = join(folder, 'cache', 'sets')
  const long = new Date(Date.now() - 61 * 24 * 3_600_000)
  for (const key of readdirSync(setsFolder)) utimesSync(join(setsFolder, key, 'set.json'), long, long)
  packages = open({}, {}, [{ a: '1.0.0', react: '19.3.1', unknown: '2.0.0' }])
  await packages.find({ b: '1.0.0' })
  await install('d')
  await expect.poll(() => readdirSync(setsFolder).length).toBe(3)
  await registry.close()
  const isThere = async (name: string): Promise<boolean> =>
    (await packages.find({ [name]: '1.0.0' })).missing[name] === undefined
  expect([await isThere('a'), await isThere('b'), await isThere('c')]).toEqual([true, true, false])
})
