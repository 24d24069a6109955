/** Projects as windows see them: the real router, a real database, real folders. */
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { StudioEvent } from '#shared/contract/studio-event.ts'
import { cleanUp, finish, openStudio, page, scripted as model, type TestStudio } from './test-studio.ts'

afterEach(cleanUp)

const template = { type: 'template' as const, templateId: 'calculator', language: 'en' as const }

function pageRequest(path = ''): Request {
  return new Request(`http://x.localhost/${path}`, { headers: { accept: 'text/html' } })
}

async function shown({ studio }: TestStudio, url: string): Promise<{ status: number; text: string }> {
  const { hostname, pathname } = new URL(url)
  const host = hostname.replace('.localhost', '')
  if (!studio.preview.knows(host)) return { status: 421, text: '' }
  const response = await studio.preview.respond(host, pageRequest(pathname.slice(1)))
  return { status: response.status, text: await response.text() }
}

async function eventsDuring({ client }: TestStudio, act: () => Promise<unknown>): Promise<StudioEvent[]> {
  const stop = new AbortController()
  const seen: StudioEvent[] = []
  const events = await client.studio.watch(undefined, { signal: stop.signal })
  const reading = (async () => {
    for await (const event of events) seen.push(event)
  })().catch(() => undefined)
  await new Promise((resolve) => setTimeout(resolve, 20))
  await act()
  await new Promise((resolve) => setTimeout(resolve, 20))
  stop.abort()
  await reading
  return seen
}

describe('a new project', () => {
  test('from a template is that app in its language, as version 1, under the given name', async () => {
    const opened = await openStudio([])
    const { client } = opened
    const { projectId, skipped } = await client.project.create({ name: '', source: template })
    expect(skipped).toEqual([])
    const { project, versions, state } = await client.project.open({ projectId })
    expect(project).toMatchObject({ name: 'Calculator', kind: 'page' })
    expect(state).toBe('ok')
    expect(versions).toMatchObject([{ number: 1, reason: 'import', label: 'Calculator' }])
    const arabic = await client.project.create({ name: 'حسابي', source: { ...template, language: 'ar' } })
    const { text } = await client.file.read({ projectId: arabic.projectId, path: 'index.html' })
    expect(text).toContain('dir="rtl"')
    expect(text).toContain('<title>حسابي</title>')
    await client.project.create({ name: '', source: template })
    expect((await client.project.list()).map(({ name }) => name)).toEqual(['Calculator (2)', 'حسابي', 'Calculator'])
    await expect(client.project.create({ name: '', source: { ...template, templateId: 'none' } })).rejects.toThrow(
      'This template is not there any more',
    )
  })

  test('from a folder is a copy; the folder stays; a react app is known by its package', async () => {
    const { client, folder } = await openStudio([])
    const from = join(folder, 'my site')
    await mkdir(join(from, 'node_modules', 'a'), { recursive: true })
    await writeFile(join(from, 'package.json'), '{"devDependencies":{"react":"^19"}}')
    await writeFile(join(from, 'index.html'), '<p>x')
    const { projectId, skipped } = await client.project.create({ name: '', source: { type: 'folder', folder: from } })
    expect(skipped).toEqual([{ path: 'node_modules/', why: 'Installed packages can be installed again.' }])
    const { project, files, versions } = await client.project.open({ projectId })
    expect(project).toMatchObject({ name: 'my site', kind: 'react' })
    expect(files.map(({ path }) => path)).toEqual(['index.html', 'package.json'])
    expect(versions).toMatchObject([{ reason: 'import', label: from }])
    expect(await readdir(from)).toEqual(['index.html', 'node_modules', 'package.json'])
  })

  test('from an archive that another project was exported as holds the same files', async () => {
    const { client } = await openStudio([])
    const first = await client.project.create({ name: 'Sums', source: template })
    const { file } = await client.project.exportZip({ projectId: first.projectId })
    expect([file.name, file.type]).toEqual(['sums.zip', 'application/zip'])
    const second = await client.project.create({ name: '', source: { type: 'zip', file } })
    const read = (projectId: string) => client.file.read({ projectId, path: 'index.html' })
    expect(await read(second.projectId)).toEqual(await read(first.projectId))
    expect((await client.project.list())[0]).toMatchObject({ name: 'sums', kind: 'page' })
  })

  test('that cannot be made leaves nothing behind', async () => {
    const { client, folder } = await openStudio([])
    const from = join(folder, 'from')
    await mkdir(from)
    await writeFile(join(from, 'index.html'), 'x')
    const file = new File(['not an archive'], 'a.zip')
    await expect(client.project.create({ name: 'A', source: { type: 'zip', file } })).rejects.toThrow('no ZIP archive')
    await expect(client.project.create({ name: '', source: { type: 'empty' } })).rejects.toThrow(
      'Give the project a name',
    )
    const name = 'x'.repeat(100)
    await expect(client.project.create({ name, source: { type: 'folder', folder: from } })).rejects.toThrow('too long')
    const signal = AbortSignal.abort()
    await expect(client.project.create({ name: 'A', source: template }, { signal })).rejects.toThrow()
    expect(await client.project.list()).toEqual([])
    expect(existsSync(join(folder, 'projects')) ? await readdir(join(folder, 'projects')) : []).toEqual([])
  })

  test('that is empty gets its first app by a prompt', async () => {
    const { client } = await openStudio([{ answer: '*' }, page('One'), finish])
    const { projectId } = await client.project.create({ name: 'Mine', source: { type: 'empty' } })
    const { runId } = await client.run.start({ projectId, prompt: 'a page', kind: 'page', model })
    for await (const _ of await client.run.attach({ runId, afterSeq: -1 }));
    const { project, runs } = await client.project.open({ projectId })
    expect(project.name).toBe('Mine')
    expect(runs).toMatchObject([{ mode: 'create', state: 'done' }])
  })
})

test('a copy has the files, a name of its own and its own past', async () => {
  const { client } = await openStudio([])
  const { projectId } = await client.project.create({ name: 'Sums', source: template })
  await client.file.write({ projectId, path: 'notes.md', text: 'mine' })
  const copy = await client.project.duplicate({ projectId })
  const { project, versions, files, runs } = await client.project.open(copy)
  expect(project.name).toBe('Sums (2)')
  expect(versions).toMatchObject([{ number: 1, reason: 'import', label: 'Sums' }])
  expect(files.map(({ path }) => path)).toEqual(['index.html', 'notes.md'])
  expect(runs).toEqual([])
  await client.project.duplicate(copy)
  expect((await client.project.list()).map(({ name }) => name)).toEqual(['Sums (3)', 'Sums (2)', 'Sums'])
})

test('a removed project answers nowhere, and all does again when it is back', async () => {
  const opened = await openStudio([{ answer: '*' }, page('One'), finish])
  const { client } = opened
  const { runId, projectId } = await client.run.start({ prompt: 'a page called Tick', kind: 'page', model })
  for await (const _ of await client.run.attach({ runId, afterSeq: -1 }));
  const { url } = await client.preview.open({ view: 'project', projectId })
  const { url: whole } = await client.preview.open({ view: 'export', projectId })
  expect((await shown(opened, url)).text).toContain('<h1>One</h1>')
  const { movedTo } = await client.project.remove({ projectId })
  expect(existsSync(movedTo)).toBe(true)
  expect(await client.project.list()).toEqual([])
  expect((await shown(opened, url)).status).toBe(421)
  expect((await shown(opened, whole)).status).toBe(421)
  await expect(client.project.open({ projectId })).rejects.toThrow('not there any more')
  await expect(client.preview.open({ view: 'project', projectId })).rejects.toThrow('not there any more')
  await client.project.undoRemove({ projectId })
  expect((await shown(opened, url)).text).toContain('<h1>One</h1>')
  const back = await client.project.open({ projectId })
  expect(back.runs).toMatchObject([{ id: runId, state: 'done' }])
  expect(back.versions.length).toBe(1)
  await expect(client.project.undoRemove({ projectId })).rejects.toThrow('cannot come back')
})

test('a project whose folder is gone opens, says so everywhere, and is brought back by restoring', async () => {
  const opened = await openStudio([])
  const { client } = opened
  const { projectId } = await client.project.create({ name: 'Sums', source: template })
  const { project, versions } = await client.project.open({ projectId })
  await rename(project.folder, `${project.folder}-away`)
  expect((await client.project.list())[0]).toMatchObject({ state: 'missing' })
  expect(await client.project.open({ projectId })).toMatchObject({
    state: 'missing',
    files: [],
    versions: [{ number: 1 }],
  })
  const gone = /The folder of “Sums” is not at .* any more/
  const { url } = await client.preview.open({ view: 'project', projectId })
  expect(await shown(opened, url)).toMatchObject({ status: 500, text: expect.stringMatching(gone) })
  const calls = [
    client.file.read({ projectId, path: 'index.html' }),
    client.file.write({ projectId, path: 'a.css', text: 'x' }),
    client.project.duplicate({ projectId }),
    client.project.exportZip({ projectId }),
    client.project.exportHtml({ projectId }),
    client.project.reveal({ projectId }),
    client.run.start({ projectId, prompt: 'x', kind: 'page', model }),
  ]
  for (const result of await Promise.allSettled(calls)) {
    expect(result).toMatchObject({ status: 'rejected', reason: { message: expect.stringMatching(gone) } })
  }
  expect((await client.project.list()).length).toBe(1)
  await client.version.restore({ projectId, versionId: versions[0]?.id ?? '' })
  expect(await client.project.open({ projectId })).toMatchObject({ state: 'ok', project: { folder: project.folder } })
  await rm(project.folder, { recursive: true })
  await client.project.relocate({ projectId, folder: `${project.folder}-away` })
  expect(await client.project.open({ projectId })).toMatchObject({ state: 'ok', files: [{ path: 'index.html' }] })
})

test('who watches a project hears of changes in its new place, after a move and after a removal is undone', async () => {
  const { client, folder } = await openStudio([])
  const { projectId } = await client.project.create({ name: 'Sums', source: template })
  const stop = new AbortController()
  const heard: string[] = []
  const changes = await client.project.watch({ projectId }, { signal: stop.signal })
  const reading = (async () => {
    for await (const { changed } of changes) heard.push(...changed)
  })().catch(() => undefined)
  const edit = async (name: string): Promise<void> => {
    const { project } = await client.project.open({ projectId })
    // Until it is heard: the watch may still be on its way to the new place.
    await expect
      .poll(
        async () => {
          await writeFile(join(project.folder, name), String(Math.random()))
          return heard
        },
        { timeout: 15_000, interval: 250 },
      )
      .toContain(name)
  }
  await client.studio.moveProjects({ folder: join(folder, 'projects', 'apps') })
  await edit('moved.txt')
  await client.project.remove({ projectId })
  await client.project.undoRemove({ projectId })
  await edit('back.txt')
  stop.abort()
  await reading
})

test('pictures of apps are kept when they are small and pictures', async () => {
  const opened = await openStudio([])
  const { client } = opened
  const { projectId } = await client.project.create({ name: 'Sums', source: template })
  expect(await client.project.thumbnail({ projectId })).toEqual({})
  const webp = new File(['RIFF\0\0\0\0WEBPVP8 '], 'x.png', { type: 'text/html' })
  const events = await eventsDuring(opened, () => client.project.saveThumbnail({ projectId, file: webp }))
  expect(events).toEqual([{ type: 'projects-changed' }])
  const { file } = await client.project.thumbnail({ projectId })
  expect([file?.type, await file?.text()]).toEqual(['image/webp', 'RIFF\0\0\0\0WEBPVP8 '])
  expect((await client.project.list())[0]?.thumbnailAt).toBeGreaterThan(0)
  const script = new File(['<script>'], 'x.png', { type: 'image/png' })
  await expect(client.project.saveThumbnail({ projectId, file: script })).rejects.toThrow('PNG, WebP or JPEG')
  const large = new File([new Uint8Array(600 * 1024)], 'x.png')
  await expect(client.project.saveThumbnail({ projectId, file: large })).rejects.toThrow('at most 512 KiB')
})

test('the gallery lists every template in both languages, and shows each, all on one host', async () => {
  const opened = await openStudio([])
  const { client } = opened
  const templates = await client.template.list()
  const hosts = new Set<string>()
  for (const { id, name, summary } of templates) {
    for (const text of [name.en, name.ar, summary.en, summary.ar]) expect(text.length).toBeGreaterThan(2)
    const { url } = await client.preview.open({ view: 'template', templateId: id, language: 'ar', theme: 'dark' })
    hosts.add(new URL(url).host)
    const { status, text } = await shown(opened, url)
    expect(status).toBe(200)
    expect(text).toMatch(/<html[^>]* dir="rtl"[^>]*data-theme="dark"|<html[^>]*data-theme="dark"[^>]* dir="rtl"/)
  }
  expect(hosts.size).toBe(1)
  const { url } = await client.preview.open({ view: 'template', templateId: 'none', language: 'en', theme: 'light' })
  expect((await shown(opened, url)).status).toBe(404)
})

test('every template is one page that needs nothing from outside', async () => {
  const { client } = await openStudio([])
  for (const { id } of await client.template.list()) {
    const { projectId } = await client.project.create({ name: '', source: { ...template, templateId: id } })
    const { file, outside } = await client.project.exportHtml({ projectId })
    expect(outside, id).toEqual([])
    expect(await file.text(), id).not.toMatch(/<link[^>]+stylesheet|<script[^>]+src="(?!data:)/)
  }
})

test('a react app, and one without a page, cannot be one file, and say why', async () => {
  const { client, folder } = await openStudio([])
  const from = join(folder, 'from')
  await mkdir(from)
  await writeFile(join(from, 'package.json'), '{"dependencies":{"react":"19"}}')
  const react = await client.project.create({ name: 'R', source: { type: 'folder', folder: from } })
  await expect(client.project.exportHtml(react)).rejects.toThrow('Export this app as a ZIP.')
  const empty = await client.project.create({ name: 'E', source: { type: 'empty' } })
  await expect(client.project.exportHtml(empty)).rejects.toThrow('no index.html')
})

describe('the studio', () => {
  test('moves its projects while nothing is being written, and keeps the new place', async () => {
    const opened = await openStudio([{ answer: '*' }, page('One'), { hold: true }])
    const { client, folder } = opened
    const { projectId } = await client.project.create({ name: 'Sums', source: template })
    const live = await client.run.start({ prompt: 'x', kind: 'page', model })
    const to = join(folder, '..', `${folder.split('/').at(-1)}-moved`)
    await expect(client.studio.moveProjects({ folder: to })).rejects.toThrow('still being written')
    await client.run.stop({ runId: live.runId })
    try {
      expect(await client.studio.moveProjects({ folder: to })).toEqual({ moved: 2 })
      expect((await client.studio.info()).projectsFolder).toBe(join(to))
      expect((await client.project.open({ projectId })).project.folder).toBe(join(to, 'sums'))
      expect(await readFile(join(to, 'sums', 'index.html'), 'utf8')).toContain('<!doctype html>')
      await opened.stop()
      const again = await openStudio([], folder)
      expect((await again.client.studio.info()).projectsFolder).toBe(join(to))
    } finally {
      await rm(to, { recursive: true, force: true })
    }
  })

  test('without a window of its own says what it cannot do', async () => {
    const { client } = await openStudio([])
    expect(await client.studio.info()).toMatchObject({ native: false, troubles: [] })
    await expect(client.studio.pickFolder({ title: 'x' })).rejects.toThrow('Write its whole path instead')
    await expect(client.studio.zoom({ to: 'in' })).rejects.toThrow('A browser has a zoom of its own')
  })

  test('tells what could not be put in order at the start', async () => {
    const opened = await openStudio([])
    const { projectId } = await opened.client.project.create({ name: 'Sums', source: template })
    const { project } = await opened.client.project.open({ projectId })
    await opened.stop()
    const { openStore } = await import('./store/store.ts')
    const store = openStore(opened.folder)
    store.values.set(
      `moving-folder:${projectId}`,
      JSON.stringify({ kind: 'place', from: project.folder, to: join(opened.folder, 'x'.repeat(300)), at: 1 }),
    )
    store.close()
    const again = await openStudio([], opened.folder)
    expect((await again.client.studio.info()).troubles).toEqual([expect.stringMatching(/^“Sums”: /)])
    expect((await again.client.project.open({ projectId })).state).toBe('ok')
  })
})
