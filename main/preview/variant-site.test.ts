/** The preview of an answer that is not the project's yet. */
import { beforeEach, expect, test } from 'vitest'
import { createPreview, type Preview, type PreviewOptions } from './preview.ts'
import { ensureVendored } from './react-build/build-vendored.ts'
import { createReactPreview } from './react-build/react-preview.ts'
import { testApp } from './react-build/test-app.ts'
import { runOfSite, variantSite } from './variant-site.ts'

let bases: Map<string, string | undefined>
beforeEach(() => {
  bases = new Map([['one', 'v1']])
})

function open(then: Readonly<Record<string, string>>, react?: PreviewOptions['react']): Preview {
  return createPreview({
    secret: 'x',
    frameAncestors: [],
    readProjectFile: async (_, path) => Buffer.from(`the project's ${path} as it is now`),
    readVersionFile: async (versionId, path) => {
      const text = then[path]
      return versionId === 'v1' && text !== undefined ? Buffer.from(text) : undefined
    },
    variant: (runId) => (bases.has(runId) ? { versionId: bases.get(runId) } : undefined),
    ...(react === undefined ? {} : { react }),
  })
}

async function read(preview: Preview, runId: string, path: string): Promise<string> {
  const host = preview.hostFor({ view: 'variant', projectId: 'p', runId })
  const response = await preview.respond(host, new Request(`http://${host}.localhost/${path}`))
  return response.ok ? await response.text() : String(response.status)
}

test('a site is told from a project, and names its run', () => {
  expect([runOfSite('p'), runOfSite('p@v1'), runOfSite(variantSite('p', 'one'))]).toEqual([undefined, undefined, 'one'])
})

test('an answer lies over its version, not over the project, and has an address only while it is looked at', async () => {
  const preview = open({ 'app.css': 'of the version', 'same.css': 'the same' })
  const overlay = preview.overlay(variantSite('p', 'one'))
  overlay.start('app.css')
  overlay.append('app.css', 'of the answer')
  overlay.finish()
  expect(await read(preview, 'one', 'app.css')).toBe('of the answer')
  expect(await read(preview, 'one', 'same.css')).toBe('the same')
  expect(await read(preview, 'one', 'other.css')).toBe('404')
  expect(await read(preview, 'two', 'app.css')).toBe('404')
  bases.delete('one')
  expect(await read(preview, 'one', 'app.css')).toBe('404')
})

test('an answer that is put away is let go of, with what it had told its pages', async () => {
  const preview = open({})
  const site = variantSite('p', 'one')
  const overlay = preview.overlay(site)
  overlay.start('index.html')
  overlay.append('index.html', '<p>')
  const host = preview.hostFor({ view: 'variant', projectId: 'p', runId: 'one' })
  const headers = { 'sec-fetch-dest': 'iframe' }
  const page = await preview.respond(host, new Request(`http://${host}.localhost/`, { headers }))
  overlay.start('index.html')
  overlay.finish()
  const id = /"overlay":"(\w+)"/.exec(await page.text())?.[1] ?? ''
  const told = async (): Promise<unknown> => JSON.parse(await read(preview, 'one', `__kiln/changes?overlay=${id}`))
  expect(await told()).toMatchObject({ changes: [{ path: 'index.html' }] })
  preview.clearOverlay(site)
  expect(await told()).toMatchObject({ done: true, changes: [] })
})

test('of a new app there is nothing below the answer', async () => {
  bases.set('one', undefined)
  expect(await read(open({ 'app.css': 'of the version' }), 'one', 'app.css')).toBe('404')
})

test('an answer that changes a React app is built over its version', async () => {
  const builds = createReactPreview({ vendorFolder: await ensureVendored() })
  const store = testApp['src/store.ts'] ?? ''
  const preview = open(testApp, {
    builds,
    isReact: (id) => id === 'p',
    listFiles: async () => [],
    listVersionFiles: () => Object.keys(testApp),
  })
  const overlay = preview.overlay(variantSite('p', 'one'))
  overlay.start('src/store.ts')
  overlay.append('src/store.ts', `${store}\nexport const is = 'of the answer'`)
  overlay.finish()
  const host = preview.hostFor({ view: 'variant', projectId: 'p', runId: 'one' })
  const get = (path: string): Promise<Response> =>
    preview.respond(host, new Request(`http://${host}.localhost/${path}`, { headers: { accept: 'text/html' } }))
  try {
    const page = await (await get('')).text()
    const script = await (await get(/src="\/(__kiln\/build\/app-[^"]+)"/.exec(page)?.[1] ?? '')).text()
    expect(script).toContain('"of the answer"')
  } finally {
    builds.stop()
  }
})
