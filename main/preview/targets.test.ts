/** The previews that are no project's files: starter apps and exports, and projects that are gone. */
import { beforeEach, expect, test } from 'vitest'
import { failure } from '#shared/domain/error.ts'
import { createPreview, type Preview } from './preview.ts'

let preview: Preview
let gone: boolean
let exported: () => Promise<string>

beforeEach(() => {
  gone = false
  exported = async () => '<!doctype html><p>whole'
  preview = createPreview({
    secret: 'secret',
    readProjectFile: async () => Buffer.from('<p>project'),
    readVersionFile: async () => Buffer.from('<p>version'),
    readTemplateFile: async (id, { language, theme }, path) =>
      path === 'index.html' ? `<p>${id} ${language} ${theme}` : path === 'app.css' ? 'p{}' : undefined,
    exportPage: () => exported(),
    hasProject: () => !gone,
    frameAncestors: ['kiln://studio'],
  })
})

const template = { view: 'template', templateId: 'todo', language: 'ar', theme: 'dark' } as const
const whole = { view: 'export', projectId: 'p' } as const

function get(host: string, path: string, kind = 'iframe'): Promise<Response> {
  return preview.respond(host, new Request(`http://${host}.localhost/${path}`, { headers: { 'sec-fetch-dest': kind } }))
}

test('every starter app is on one host, each below its own path', async () => {
  const host = preview.hostFor(template)
  expect(preview.hostFor({ ...template, templateId: 'notes', theme: 'light' })).toBe(host)
  expect(preview.pathFor(template)).toBe('todo/ar-dark/')
  expect(await (await get(host, 'todo/ar-dark/')).text()).toMatch(/<p>todo ar dark$/)
  expect(await (await get(host, 'notes/en-light/')).text()).toMatch(/<p>notes en light$/)
  expect(await (await get(host, 'todo/ar-dark/app.css', 'style')).text()).toBe('p{}')
  for (const path of ['', 'todo/', 'todo/fr-dark/', 'todo/ar-red/', 'todo/ar-dark/../../x']) {
    expect((await get(host, path)).status, path).toBe(404)
  }
})

test('an export is the one page, and may load nothing but what it carries', async () => {
  const host = preview.hostFor(whole)
  const response = await get(host, '')
  expect(await response.text()).toMatch(/^<!doctype html><script>.*<\/script><p>whole$/)
  const policy = response.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'unsafe-inline' 'unsafe-eval' data: blob:;")
  expect(policy).toContain(`connect-src data: blob: http://${host}.localhost/__kiln/;`)
  expect(policy.replace(/frame-ancestors.*/, '')).not.toContain("'self'")
  expect((await get(host, 'app.css', 'style')).status).toBe(404)
  expect(preview.hostFor({ view: 'project', projectId: 'p' })).not.toBe(host)
})

test('what cannot be exported says why, as a page in the frame and as a sentence elsewhere', async () => {
  exported = async () => {
    throw failure('invalid-input', 'Export this <app> as a ZIP.')
  }
  const host = preview.hostFor(whole)
  const response = await get(host, '')
  expect(response.headers.get('content-type')).toContain('text/html')
  expect(await response.text()).toContain('Export this &#60;app&#62; as a ZIP.')
})

test('the hosts of a project that is gone answer nothing, and do again when it is back', async () => {
  const hosts = [
    preview.hostFor({ view: 'project', projectId: 'p' }),
    preview.hostFor({ view: 'version', projectId: 'p', versionId: 'v' }),
    preview.hostFor(whole),
  ]
  gone = true
  for (const host of hosts) {
    expect(preview.knows(host)).toBe(false)
    expect((await get(host, '')).status).toBe(404)
  }
  expect(preview.knows(preview.hostFor(template))).toBe(true)
  gone = false
  for (const host of hosts) expect((await get(host, '')).status).toBe(200)
})
