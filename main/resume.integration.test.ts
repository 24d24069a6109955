import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { allEvents, cleanUp, finish, openStudio, page, says, scripted } from './test-studio.ts'

afterEach(cleanUp)

const kind = 'page' as const

/** What stands in a project's page. */
async function pageOf(client: Awaited<ReturnType<typeof openStudio>>['client'], projectId: string): Promise<string> {
  return readFile(join((await client.project.open({ projectId })).project.folder, 'index.html'), 'utf8')
}

const begun = says('```html path=index.html\n<!doctype html>\n<h1>Focus</h1>\n<p>Work, then re')
const rest = says('<p>Work, then rest.</p>\n```\n')
const whole = '<!doctype html>\n<h1>Focus</h1>\n<p>Work, then rest.</p>\n'

test('a new app whose answer was cut off goes on from there, with no seam', async () => {
  const { client } = await openStudio([
    { answer: '*' },
    says('```css path=app.css\nh1 { color: red }\n```\n'),
    begun,
    { close: true },
    { answer: '*' },
    rest,
    finish,
  ])
  const { runId, projectId } = await client.run.start({ prompt: 'a timer', kind, model: scripted })
  await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
  const resumed = await client.run.resume({ runId })
  expect(resumed.projectId).toBe(projectId)
  const events = await allEvents(await client.run.attach({ runId: resumed.runId, afterSeq: -1 }))
  expect(events).toContainEqual(expect.objectContaining({ type: 'continuing', why: 'resumed', count: 1 }))
  expect(events.at(-1)).toMatchObject({ type: 'run-end', outcome: 'done' })
  expect(await pageOf(client, projectId)).toBe(whole)
  const { runs, versions } = await client.project.open({ projectId })
  expect(runs).toMatchObject([{ draft: 'replaced' }, { mode: 'create', state: 'done', resumes: runId }])
  expect(runs[1]?.files.map(({ path }) => path)).toEqual(['app.css', 'index.html'])
  expect(versions[0]).toMatchObject({ reason: 'run', runId: resumed.runId })
})

test('what was changed by hand meanwhile stays as it is, in whatever editor, and is no part of the answer when it was removed', async () => {
  const { client } = await openStudio([
    { answer: '*' },
    says('```css path=app.css\nh1 { color: red }\n```\n```js path=app.js\ngo()\n```\n```js path=old.js\nold()\n```\n'),
    begun,
    { close: true },
    { answer: '*' },
    rest,
    finish,
  ])
  const { runId, projectId } = await client.run.start({ prompt: 'a timer', kind, model: scripted })
  await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
  const { folder } = (await client.project.open({ projectId })).project
  await writeFile(join(folder, 'app.css'), 'h1 { color: green }\n')
  await rm(join(folder, 'old.js'))
  await client.file.write({ projectId, path: 'app.js', text: 'stay()\n' })
  const resumed = await client.run.resume({ runId })
  await allEvents(await client.run.attach({ runId: resumed.runId, afterSeq: -1 }))
  expect(await readFile(join(folder, 'app.css'), 'utf8')).toBe('h1 { color: green }\n')
  expect(await readFile(join(folder, 'app.js'), 'utf8')).toBe('stay()\n')
  expect(await pageOf(client, projectId)).toBe(whole)
  const { files, runs } = await client.project.open({ projectId })
  expect(files.map(({ path }) => path)).toEqual(['app.css', 'app.js', 'index.html'])
  // The model has seen what is there now.
  expect(runs.at(-1)?.files.map(({ path }) => path)).toEqual(['app.css', 'app.js', 'index.html'])
})

test('a stopped change goes on too; until it is whole, the files stay as they were', async () => {
  const { client } = await openStudio([
    { answer: '*' },
    page('One'),
    finish,
    { answer: '*' },
    begun,
    { close: true },
    { answer: '*' },
    rest,
    finish,
  ])
  const first = await client.run.start({ prompt: 'a timer', kind, model: scripted })
  await allEvents(await client.run.attach({ runId: first.runId, afterSeq: -1 }))
  const { projectId } = first
  const { runId } = await client.run.start({ projectId, prompt: 'larger', kind, model: scripted })
  await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
  expect(await pageOf(client, projectId)).toContain('One')
  const resumed = await client.run.resume({ runId })
  await allEvents(await client.run.attach({ runId: resumed.runId, afterSeq: -1 }))
  expect(await pageOf(client, projectId)).toBe(whole)
})

test('after Kiln was closed, what the journal kept is gone on with', async () => {
  const script = [{ answer: '*' }, begun, { hold: true }, { answer: '*' }, rest, finish]
  const opened = await openStudio(script)
  const { runId, projectId } = await opened.client.run.start({ prompt: 'a timer', kind, model: scripted })
  for await (const batch of await opened.client.run.attach({ runId, afterSeq: -1 }))
    if (batch.some((event) => event.type === 'file-delta' && event.text.includes('re'))) break
  await opened.stop()
  // The new process begins its script anew: its first answer is the rest.
  const { client } = await openStudio([{ answer: '*' }, rest, finish], opened.folder)
  const resumed = await client.run.resume({ runId })
  await allEvents(await client.run.attach({ runId: resumed.runId, afterSeq: -1 }))
  expect(await pageOf(client, projectId)).toBe(whole)
})

test('what was kept, discarded or whole cannot be gone on with', async () => {
  const { client } = await openStudio([{ answer: '*' }, begun, { close: true }])
  const { runId } = await client.run.start({ prompt: 'a timer', kind, model: scripted })
  await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
  await client.run.discardDraft({ runId })
  await expect(client.run.resume({ runId })).rejects.toMatchObject({ data: { kind: 'invalid-input' } })
  await expect(client.run.resume({ runId: 'unknown' })).rejects.toMatchObject({ data: { kind: 'not-found' } })
})
