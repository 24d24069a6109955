import { readFileSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { forkBuildProcess, type BuildProcess } from './build-process.ts'
import { ensureVendored } from './build-vendored.ts'
import { createReactPreview, type ReactPreview } from './react-preview.ts'
import type { ReactBuildEvent, ReactProject } from './react-project.ts'
import { memorySource, testApp } from './test-app.ts'

let vendorFolder: string
let react: ReactPreview
let project: ReactProject
let files: Map<string, string>
let events: ReactBuildEvent[]
/** The processes that were started, in their order; `silent` swallows what main says to those that come. */
let started: BuildProcess[]
let silent: number

beforeAll(async () => void (vendorFolder = await ensureVendored()))
beforeEach(() => {
  files = new Map(Object.entries(testApp))
  events = []
  started = []
  silent = 0
})
afterEach(() => react.stop())

function open(patienceMs = 15_000): void {
  react = createReactPreview({
    vendorFolder,
    patienceMs,
    start(folder) {
      const made = forkBuildProcess(folder)
      started.push(made)
      return silent-- > 0 ? { ...made, post: () => undefined } : made
    },
  })
  project = react.open('habits', memorySource(files))
  project.subscribe((event) => events.push(event))
}

const types = (): string[] => events.map(({ type }) => type)
const poll = (look: () => unknown) => expect.poll(look, { timeout: 15_000 })

function edit(path: string, text: string): void {
  files.set(path, text)
  project.changed([path])
}

describe('a build process', () => {
  test('that dies is started again, and is told everything anew', async () => {
    open()
    await poll(types).toEqual(['build-done'])
    started[0]?.kill()
    edit('src/screens/Settings.tsx', 'export default () => <b>new</b>')
    await poll(types).toEqual(['build-done', 'builder-restarted', 'build-done'])
    expect(started).toHaveLength(2)
    const screen = await project.respond('/__kiln/build/screen/src/screens/Settings.js', true)
    expect(Buffer.from(screen?.body ?? []).toString()).toContain('new')
  })

  test('that does not answer is ended, which is said, and another one does the same work', async () => {
    silent = 1
    open(3_000)
    await poll(types).toEqual(['builder-restarted', 'build-done'])
    expect(events[0]).toMatchObject({ why: expect.stringContaining('did not answer for 3 s') })
    expect(started).toHaveLength(2)
  })

  test('that is lost twice over the same files fails them, keeps the last good build, and waits for a change', async () => {
    open(3_000)
    await poll(types).toEqual(['build-done'])
    silent = 1
    started[0]?.kill()
    edit('src/App.tsx', 'export default () => null')
    await poll(() => project.latest()?.type).toBe('build-failed')
    expect(started).toHaveLength(2)
    expect((await project.respond('/', true))?.contentType).toContain('text/html')
    edit('src/App.tsx', testApp['src/App.tsx'] ?? '')
    await poll(() => project.latest()?.type).toBe('build-done')
  })

  test('gets nothing of the environment that could be a key', { skip: process.platform !== 'linux' }, async () => {
    process.env['OPENAI_API_KEY'] = 'sk-planted'
    try {
      open()
      await poll(types).toEqual(['build-done'])
      const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ')
      const builders = children.filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('react-build'))
      expect(builders).toHaveLength(1)
      expect(readFileSync(`/proc/${builders[0]}/environ`, 'utf8')).not.toContain('sk-planted')
    } finally {
      delete process.env['OPENAI_API_KEY']
    }
  })
})

describe('a project', () => {
  test('that changes while it is built is built once more with all that has changed', async () => {
    open()
    for (let count = 0; count < 20; count++) edit('src/store.ts', `${testApp['src/store.ts'] ?? ''}// ${count}`)
    await poll(() => types().length).toBeGreaterThan(0)
    await poll(() => project.latest()?.type).toBe('build-done')
    expect(types().length).toBeLessThanOrEqual(2)
  })

  test('serves its page at every address without an ending, and its files by their names', async () => {
    files.set('public/robots.txt', 'none')
    files.set('src/assets/logo.svg', '<svg/>')
    open()
    await poll(types).toEqual(['build-done'])
    for (const address of ['/', '/settings', '/habits/3', '/index.html']) {
      expect((await project.respond(address, true))?.contentType).toBe('text/html; charset=utf-8')
    }
    expect(await project.respond('/robots.txt', true)).toMatchObject({ contentType: 'text/plain; charset=utf-8' })
    expect(await project.respond('/src/assets/logo.svg', true)).toMatchObject({
      contentType: 'image/svg+xml; charset=utf-8',
    })
    for (const address of ['/src/App.tsx', '/none.png', '/__kiln/other', '/%E0%A4%A']) {
      expect(await project.respond(address, true), address).toBeUndefined()
    }
  })

  test('that cannot be built says in its page what is wrong', async () => {
    files.set('src/App.tsx', `import x from 'left-pad'\nexport default () => x`)
    open()
    expect(Buffer.from((await project.respond('/', true))?.body ?? []).toString()).toContain('Building the app…')
    await poll(types).toEqual(['build-failed'])
    expect(Buffer.from((await project.respond('/', true))?.body ?? []).toString()).toContain(
      'src/App.tsx:1:15: There is no package &#34;left-pad&#34;',
    )
  })

  test('keeps the script that an older page began with', async () => {
    open()
    await poll(types).toEqual(['build-done'])
    const first = Buffer.from((await project.respond('/', true))?.body ?? []).toString()
    const script = /\/__kiln\/build\/app-[^"]+/.exec(first)?.[0] ?? ''
    edit('src/store.ts', `${testApp['src/store.ts'] ?? ''}\nconsole.log('changed')`)
    await poll(types).toEqual(['build-done', 'build-done'])
    expect(Buffer.from((await project.respond('/', true))?.body ?? []).toString()).not.toContain(script)
    expect(await project.respond(script, true)).toMatchObject({ lasting: true })

    // One that comes for it too late is not left blank.
    for (const word of ['a', 'b', 'c']) {
      files.set('src/store.ts', `${testApp['src/store.ts'] ?? ''}\nconsole.log('${word}')`)
      await project.build(['src/store.ts'])
    }
    const late = await project.respond(script, true)
    expect(late).toMatchObject({ lasting: false })
    expect(Buffer.from(late?.body ?? []).toString()).toContain('location.reload()')
  })

  test('that is asked to build says how the build with that change ended', async () => {
    open()
    const write = (path: string, text: string) => {
      files.set(path, text)
      return project.build([path])
    }
    const [broken, whole] = await Promise.all([write('src/store.ts', 'export const'), project.build()])
    expect([broken.type, whole.type]).toEqual(['build-failed', 'build-failed'])
    expect(await write('src/store.ts', testApp['src/store.ts'] ?? '')).toMatchObject({ type: 'build-done' })
    const screen = await write('src/screens/Settings.tsx', 'export default () => <p>')
    expect(screen).toMatchObject({ type: 'build-done', failedScreens: [{ path: 'src/screens/Settings.tsx' }] })
    const left = write('src/App.tsx', 'export default () => null')
    project.close()
    expect(await left).toMatchObject({ type: 'build-failed' })
    expect(await project.build()).toMatchObject({ type: 'build-failed' })
  })

  test('that is closed says nothing more', async () => {
    open()
    project.close()
    edit('src/App.tsx', 'export default () => null')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(events).toEqual([])
  })
})

test('a project that is closed while it is read leaves nothing behind for the one that is opened after it', async () => {
  open()
  await poll(types).toEqual(['build-done'])
  project.close()
  const source = memorySource(files)
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  const late = react.open('habits', { ...source, list: async () => (await held, source.list()) })
  late.close()
  release()
  // What it might still ask for is asked before this one's.
  await new Promise((resolve) => setTimeout(resolve, 50))
  const again = react.open('habits', source)
  const end = await again.build()
  expect(end.type).toBe('build-done')
  const page = Buffer.from((await again.respond('/', true))?.body ?? []).toString()
  const script = /\/__kiln\/build\/app-[^"]+\.js/.exec(page)?.[0] ?? ''
  expect(await again.respond(script, false)).toBeDefined()
})
