/** The core as the window uses it: the real router, a real database, real folders, and a scripted answer. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { RunEvent } from '#shared/contract/run-event.ts'
import { openStore } from './store/store.ts'
import type { Studio } from './studio.ts'
import { allEvents, cleanUp, finish, openStudio, page, says, scripted as model } from './test-studio.ts'

afterEach(cleanUp)

const kind = 'page' as const

/** As a browser asks for a document to show. */
function pageRequest(): Request {
  return new Request('http://x.localhost/', { headers: { accept: 'text/html' } })
}

async function untilType(batches: AsyncIterable<RunEvent[]>, type: RunEvent['type']): Promise<void> {
  for await (const batch of batches) if (batch.some((event) => event.type === type)) return
}

test('a prompt becomes a project with its files, a version and a record', async () => {
  const { client } = await openStudio([{ answer: '*' }, page('One'), finish])
  const { runId, projectId } = await client.run.start({ prompt: 'a page called Tick', kind, model })
  const events = await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index))
  expect(events.at(-1)).toMatchObject({ type: 'run-end', outcome: 'done' })
  const opened = await client.project.open({ projectId })
  expect(opened.project).toMatchObject({ name: 'Tick', kind: 'page' })
  expect(opened.versions).toMatchObject([{ number: 1, reason: 'run', runId }])
  expect(opened.runs).toMatchObject([
    { state: 'done', draft: 'none', files: [{ path: 'index.html', whole: true, added: 1 }] },
  ])
  expect(await readFile(join(opened.project.folder, 'index.html'), 'utf8')).toContain('<h1>One</h1>')
})

test('attaching late, or again from where one was, gives the same events', async () => {
  const { client } = await openStudio([{ answer: '*' }, says('Hello '), page('One'), finish])
  const { runId } = await client.run.start({ prompt: 'x', kind, model })
  const live = await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
  expect(await allEvents(await client.run.attach({ runId, afterSeq: -1 }))).toEqual(live)
  expect(await allEvents(await client.run.attach({ runId, afterSeq: 3 }))).toEqual(live.slice(4))
})

describe('a change to an app', () => {
  const first = [{ answer: 'new' }, page('One'), finish]

  async function made(change: readonly object[]) {
    const opened = await openStudio([...first, { answer: 'change' }, ...change])
    const { runId, projectId } = await opened.client.run.start({ prompt: 'new', kind, model })
    await allEvents(await opened.client.run.attach({ runId, afterSeq: -1 }))
    const { project } = await opened.client.project.open({ projectId })
    return { ...opened, projectId, file: join(project.folder, 'index.html') }
  }

  test('is a shadow until its end: the file is untouched while the preview shows the new one', async () => {
    const { client, studio, projectId, file } = await made([
      says('```html path=index.html\n<!doctype html><h1>Two'),
      { hold: true },
    ])
    const before = await readFile(file, 'utf8')
    const { runId } = await client.run.start({ projectId, prompt: 'change', kind, model })
    await untilType(await client.run.attach({ runId, afterSeq: -1 }), 'file-delta')
    expect(await readFile(file, 'utf8')).toBe(before)
    const host = new URL((await client.preview.open({ view: 'project', projectId })).url).hostname.split('.')[0] ?? ''
    const response = await studio.preview.respond(host, pageRequest())
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let seen = ''
    while (!seen.includes('<h1>Two')) seen += (await reader?.read())?.value ?? ''
    await reader?.cancel()
    await client.run.stop({ runId })
    expect(await readFile(file, 'utf8')).toBe(before)
    const { runs, versions } = await client.project.open({ projectId })
    expect(runs.at(-1)).toMatchObject({ state: 'stopped', draft: 'pending' })
    expect(versions).toHaveLength(1)
  })

  test('that fails leaves the files as they were; its draft can be kept, but over no file that was locked since', async () => {
    const { client, projectId, file } = await made([page('Two'), { close: true }])
    const { runId } = await client.run.start({ projectId, prompt: 'change', kind, model })
    const events = await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
    expect(events.at(-1)).toMatchObject({ type: 'run-end', outcome: 'truncated', error: { kind: 'truncated' } })
    const locked = { projectId, path: 'index.html' }
    await client.file.setLocked({ ...locked, locked: true })
    await expect(client.run.applyDraft({ runId })).rejects.toThrow(/locked since/)
    await client.file.setLocked({ ...locked, locked: false })
    expect(await readFile(file, 'utf8')).toContain('One')
    await client.run.applyDraft({ runId })
    expect(await readFile(file, 'utf8')).toContain('Two')
    await expect(client.run.applyDraft({ runId })).rejects.toMatchObject({ code: 'FAILURE' })
  })

  test('can be taken back: the first version is restored byte for byte, as a new one', async () => {
    const { client, projectId, file } = await made([page('Two'), finish])
    const before = await readFile(file, 'utf8')
    const { runId } = await client.run.start({ projectId, prompt: 'change', kind, model })
    await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
    expect(await readFile(file, 'utf8')).toContain('Two')
    const { versions } = await client.project.open({ projectId })
    const oldest = versions.at(-1)
    await client.version.restore({ projectId, versionId: oldest?.id ?? '' })
    expect(await readFile(file, 'utf8')).toBe(before)
    expect((await client.project.open({ projectId })).versions).toHaveLength(3)
  })

  test('cannot begin while another run is live there, and neither can a save', async () => {
    const { client, projectId } = await made([says('…'), { hold: true }])
    const { runId } = await client.run.start({ projectId, prompt: 'change', kind, model })
    await expect(client.run.start({ projectId, prompt: 'change', kind, model })).rejects.toMatchObject({
      data: { kind: 'invalid-input' },
    })
    await expect(client.file.write({ projectId, path: 'index.html', text: 'x' })).rejects.toMatchObject({
      data: { kind: 'invalid-input' },
    })
    await client.run.stop({ runId })
  })
})

test('a save by hand makes a version; a save over a file that changed outside is refused', async () => {
  const { client } = await openStudio([{ answer: '*' }, page('One'), finish])
  const { runId, projectId } = await client.run.start({ prompt: 'x', kind, model })
  await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
  const { hash } = await client.file.read({ projectId, path: 'index.html' })
  const saved = await client.file.write({ projectId, path: 'index.html', text: '<h1>Mine</h1>', baseHash: hash })
  const { project, versions } = await client.project.open({ projectId })
  expect(versions[0]).toMatchObject({ id: saved.versionId, reason: 'save' })
  await writeFile(join(project.folder, 'index.html'), '<h1>Theirs</h1>')
  await expect(
    client.file.write({ projectId, path: 'index.html', text: '<h1>Mine again</h1>', baseHash: saved.hash }),
  ).rejects.toMatchObject({ data: { detail: 'conflict' } })
  expect(await readFile(join(project.folder, 'index.html'), 'utf8')).toBe('<h1>Theirs</h1>')
})

test('a stopped new app keeps its whole files, and its draft after a restart', async () => {
  const script = [
    { answer: '*' },
    says('```css path=app.css\nbody{}\n```\n```html path=index.html\n<h1>Hal'),
    { hold: true },
  ]
  const { client, folder, stop } = await openStudio(script)
  const { runId, projectId } = await client.run.start({ prompt: 'x', kind, model })
  await untilType(await client.run.attach({ runId, afterSeq: -1 }), 'file-end')
  await client.run.stop({ runId })
  await stop()
  const again = await openStudio(script, folder)
  const { runs, files } = await again.client.project.open({ projectId })
  expect(files.map(({ path }) => path)).toEqual(['app.css'])
  expect(runs).toMatchObject([{ state: 'stopped', draft: 'pending' }])
  const host = again.studio.preview.hostFor({ view: 'project', projectId })
  const shown = await again.studio.preview.respond(host, pageRequest())
  expect(await shown.text()).toContain('<h1>Hal')
  await again.client.run.discardDraft({ runId })
  const discarded = await again.studio.preview.respond(host, pageRequest())
  expect(await discarded.text()).not.toContain('<h1>Hal')
})

describe('a draft that waits', () => {
  const half = [
    { answer: 'new' },
    says('```css path=app.css\nbody{}\n```\n```html path=index.html\n<h1>Half</h1>'),
    { hold: true },
  ]

  async function stopped(more: readonly object[] = []) {
    const script = [...half, ...more]
    const opened = await openStudio(script)
    const { runId, projectId } = await opened.client.run.start({ prompt: 'new', kind, model })
    await untilType(await opened.client.run.attach({ runId, afterSeq: -1 }), 'file-end')
    await opened.client.run.stop({ runId })
    const { project } = await opened.client.project.open({ projectId })
    return { ...opened, script, runId, projectId, project }
  }

  async function shows(studio: Studio, projectId: string, path: string): Promise<string> {
    const host = studio.preview.hostFor({ view: 'project', projectId })
    return await (await studio.preview.respond(host, new Request(`http://x.localhost/${path}`))).text()
  }

  test('gives way to a file that is saved by hand: in the preview, after a restart, and when it is kept', async () => {
    const { client, studio, script, folder, runId, projectId, project, stop } = await stopped()
    await client.file.write({ projectId, path: './app.css', text: 'body{color:red}' })
    expect(await shows(studio, projectId, 'app.css')).toBe('body{color:red}')
    expect(await shows(studio, projectId, 'index.html')).toContain('<h1>Half</h1>')
    await stop()
    const again = await openStudio(script, folder)
    const { runs } = await again.client.project.open({ projectId })
    expect(runs).toMatchObject([{ draft: 'pending' }])
    expect(await shows(again.studio, projectId, 'app.css')).toBe('body{color:red}')
    expect(await shows(again.studio, projectId, 'index.html')).toContain('<h1>Half</h1>')
    await again.client.run.applyDraft({ runId })
    expect(await readFile(join(project.folder, 'app.css'), 'utf8')).toBe('body{color:red}')
    expect(await readFile(join(project.folder, 'index.html'), 'utf8')).toContain('<h1>Half</h1>')
  })

  test('is gone when each of its files was saved by hand', async () => {
    const { client, studio, runId, projectId } = await stopped()
    await client.file.write({ projectId, path: 'app.css', text: 'mine' })
    await client.file.write({ projectId, path: 'index.html', text: '<h1>Mine</h1>' })
    expect(await shows(studio, projectId, 'index.html')).toContain('<h1>Mine</h1>')
    expect((await client.project.open({ projectId })).runs).toMatchObject([{ draft: 'discarded' }])
    await expect(client.run.applyDraft({ runId })).rejects.toThrow(/already/)
  })

  test('gives way to a version that is restored', async () => {
    const { client, studio, projectId } = await stopped()
    const saved = await client.file.write({ projectId, path: 'index.html', text: '<h1>Mine</h1>' })
    await client.file.write({ projectId, path: 'other.css', text: 'x' })
    await client.version.restore({ projectId, versionId: saved.versionId })
    expect((await client.project.open({ projectId })).runs).toMatchObject([{ draft: 'replaced' }])
    expect(await shows(studio, projectId, 'index.html')).toContain('<h1>Mine</h1>')
  })

  test('that is kept at the same moment as the next prompt begins does not take its live preview away', async () => {
    const { client, studio, runId, projectId } = await stopped([
      { answer: 'change' },
      says('```html path=index.html\n<!doctype html><h1>Next'),
      { hold: true },
    ])
    const [, next] = await Promise.all([
      client.run.applyDraft({ runId }),
      client.run.start({ projectId, prompt: 'change', kind, model }),
    ])
    await untilType(await client.run.attach({ runId: next.runId, afterSeq: -1 }), 'file-delta')
    await client.run.stop({ runId: next.runId })
    expect(await shows(studio, projectId, 'index.html')).toContain('<h1>Next')
    expect((await client.project.open({ projectId })).runs).toMatchObject([{ draft: 'applied' }, { draft: 'pending' }])
  })
})

test('removing a project ends its run first, and a prompt that comes meanwhile finds nothing', async () => {
  const { client, studio, folder, stop } = await openStudio([
    { answer: '*' },
    says('```css path=app.css\nbody{}\n```\n'),
    { hold: true },
  ])
  const { runId, projectId } = await client.run.start({ prompt: 'x', kind, model })
  await untilType(await client.run.attach({ runId, afterSeq: -1 }), 'file-end')
  const removing = client.project.remove({ projectId })
  await expect(client.run.start({ projectId, prompt: 'x', kind, model })).rejects.toMatchObject({
    data: { kind: 'not-found' },
  })
  const { movedTo } = await removing
  expect(await readFile(join(movedTo, 'app.css'), 'utf8')).toContain('body{}')
  expect(studio.liveRuns()).toBe(0)
  await stop()
  // It may come back, with its conversation: nothing of the run was lost.
  const again = await openStudio([], folder)
  await again.client.project.undoRemove({ projectId })
  const { runs } = await again.client.project.open({ projectId })
  expect(runs).toMatchObject([{ id: runId, state: 'stopped', files: [{ path: 'app.css', whole: true }] }])
  const events = await allEvents(await again.client.run.attach({ runId, afterSeq: -1 }))
  expect(events.at(-1)).toMatchObject({ type: 'run-end', outcome: 'stopped' })
})

test('a prompt that comes while Kiln closes is refused, and nothing is left running', async () => {
  const { client, studio, stop } = await openStudio([
    { answer: 'a' },
    page('One'),
    finish,
    { answer: 'b' },
    { hold: true },
  ])
  const { runId, projectId } = await client.run.start({ prompt: 'a', kind, model })
  await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
  const late = client.run.start({ projectId, prompt: 'b', kind, model })
  await Promise.all([expect(late).rejects.toMatchObject({ data: { kind: 'aborted' } }), stop()])
  expect(studio.liveRuns()).toBe(0)
})

test('a crash between a run and its record changes nothing of how the run ended', async () => {
  const script = [{ answer: '*' }, says('Just an answer.'), finish]
  const { client, folder, stop } = await openStudio(script)
  const { runId, projectId } = await client.run.start({ prompt: 'x', kind, model })
  await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
  await stop()
  const store = openStore(folder)
  store.runs.update(runId, { state: 'running' })
  store.close()
  const again = await openStudio(script, folder)
  expect((await again.client.project.open({ projectId })).runs).toMatchObject([
    { state: 'done', text: 'Just an answer.' },
  ])
})

test.each([
  ['   ', /Write what you want/],
  ['x'.repeat(200_001), /too long/],
])('a prompt that cannot be sent gets a sentence (%#)', async (prompt, sentence) => {
  const { client } = await openStudio([])
  await expect(client.run.start({ prompt, kind, model })).rejects.toThrow(sentence)
  expect(await client.project.list()).toEqual([])
})
