/** Changes of an app by edits, through the real routes: all or nothing on disk, and what is left to decide on. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { allEvents, cleanUp, finish, openStudio, says, scripted } from './test-studio.ts'

afterEach(cleanUp)

const fence = '```'
const app = `${fence}html path=index.html\n<!doctype html>\n<h1>One</h1>\n<p>Text</p>\n${fence}\n${fence}css path=app.css\nh1 {\n  color: red;\n}\n${fence}\n`

function block(path: string, search: string, replace: string): string {
  return `${fence}edit path=${path}\n<<<<<<< SEARCH\n${search}=======\n${replace}>>>>>>> REPLACE\n${fence}\n`
}

async function openApp(...answers: readonly string[]) {
  const script = [app, ...answers].flatMap((answer) => [{ answer: '*' }, says(answer), finish])
  const { client } = await openStudio(script)
  const first = await client.run.start({ prompt: 'first', kind: 'page', model: scripted })
  const { projectId } = first
  await allEvents(await client.run.attach({ runId: first.runId, afterSeq: -1 }))
  return {
    client,
    projectId,
    async change() {
      const { runId } = await client.run.start({ prompt: 'change it', kind: 'page', model: scripted, projectId })
      const events = await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
      const opened = await client.project.open({ projectId })
      return { runId, events, opened, record: opened.runs.find(({ id }) => id === runId) }
    },
    read: async (path: string) =>
      readFile(join((await client.project.open({ projectId })).project.folder, path), 'utf8'),
  }
}

test('edits of one answer are one version, and going back takes them back', async () => {
  const { client, projectId, change, read } = await openApp(
    block('index.html', '<h1>One</h1>\n', '<h1>Two</h1>\n') + `${fence}rename path=app.css to=css/app.css\n${fence}\n`,
  )
  const { opened, record } = await change()
  expect(opened.files.map(({ path }) => path)).toEqual(['css/app.css', 'index.html'])
  expect(await read('index.html')).toContain('<h1>Two</h1>\n<p>Text</p>')
  expect(record).toMatchObject({
    state: 'done',
    draft: 'none',
    files: expect.arrayContaining([{ path: 'index.html', added: 1, removed: 1, whole: true }]),
  })
  await client.version.restore({ projectId, versionId: opened.versions[1]?.id ?? '' })
  expect(await read('app.css')).toContain('color: red')
  expect(await read('index.html')).toContain('<h1>One</h1>')
})

test('an answer of which one part cannot be taken changes no byte; what could be taken waits as a draft', async () => {
  const bad = block('app.css', 'margin: 0;\n', 'margin: 1px;\n')
  const { client, change, read } = await openApp(
    block('index.html', '<h1>One</h1>\n', '<h1>Two</h1>\n') + bad,
    bad,
    bad,
  )
  const { record, opened, runId } = await change()
  expect(await read('index.html')).toBe('<!doctype html>\n<h1>One</h1>\n<p>Text</p>\n')
  expect(opened.versions).toHaveLength(1)
  expect(record).toMatchObject({
    state: 'failed',
    draft: 'pending',
    files: [{ path: 'index.html' }],
    editProblems: [{ path: 'app.css', why: 'not-found', search: 'margin: 0;\n', replace: 'margin: 1px;\n' }],
  })
  await client.run.applyDraft({ runId })
  expect(await read('index.html')).toContain('<h1>Two</h1>')
  expect(await read('app.css')).toContain('color: red')
})

test('a locked file is left as it is, and told; unlocked, it changes', async () => {
  const edits =
    block('app.css', '  color: red;\n', '  color: blue;\n') + block('index.html', '<p>Text</p>\n', '<p>New</p>\n')
  const { client, projectId, change, read } = await openApp(edits, edits.slice(0, edits.indexOf('```edit path=index')))
  await client.file.setLocked({ projectId, path: './app.css', locked: true })
  const { record, opened } = await change()
  expect(opened.locked).toEqual(['app.css'])
  expect(record).toMatchObject({ state: 'done', rejected: [{ path: 'app.css' }], files: [{ path: 'index.html' }] })
  expect(await read('app.css')).toContain('color: red')
  await client.file.setLocked({ projectId, path: 'app.css', locked: false })
  await change()
  expect(await read('app.css')).toContain('color: blue')
})

const near = block('app.css', 'h1 {\n  colour: green;\n  margin: 0;\n}\n', 'h1 {\n  color: blue;\n  margin: 0;\n}\n')

test('a part that does not fit is put where the user says, into the draft; the project is as it was until it is kept', async () => {
  const { client, change, read } = await openApp(near, near, near)
  const { runId, record, opened } = await change()
  expect(record).toMatchObject({ state: 'failed', draft: 'none', editProblems: [{ why: 'not-found' }] })
  await client.run.decideEdit({ runId, index: 0, how: 'apply' })
  const { runs, versions } = await client.project.open({ projectId: opened.project.id })
  expect(runs.at(-1)).toMatchObject({
    draft: 'pending',
    files: [{ path: 'app.css', added: 1, removed: 1, whole: true }],
    editProblems: [{ decided: 'applied' }],
  })
  expect(await read('app.css')).toBe('h1 {\n  color: red;\n}\n')
  expect(versions).toHaveLength(1)
  await expect(client.run.decideEdit({ runId, index: 0, how: 'skip' })).rejects.toThrow('already')
  await client.run.applyDraft({ runId })
  expect(await read('app.css')).toContain('color: blue;')
  expect(await read('index.html')).toContain('<h1>One</h1>')
})

test('of a draft, the failing part alone is asked for again; what could be taken is kept with it', async () => {
  const first = block('index.html', '<h1>One</h1>\n', '<h1>Two</h1>\n') + near
  const repaired = block('app.css', '  color: red;\n', '  color: blue;\n')
  const { client, change, read } = await openApp(first, near, near, repaired)
  const { runId, record, opened } = await change()
  expect(record).toMatchObject({ draft: 'pending', files: [{ path: 'index.html' }] })
  const again = await client.run.repairEdits({ runId })
  await allEvents(await client.run.attach({ runId: again.runId, afterSeq: -1 }))
  expect(await read('app.css')).toContain('color: blue;')
  expect(await read('index.html')).toContain('<h1>Two</h1>')
  const { runs, versions } = await client.project.open({ projectId: opened.project.id })
  expect(runs.at(-1)).toMatchObject({ state: 'done', resumes: runId, draft: 'none' })
  expect(runs.at(-2)).toMatchObject({ draft: 'replaced' })
  expect(versions).toHaveLength(2)
})

test('a repair that does not come to its end leaves what was taken and what is missing, for the next try', async () => {
  const first = block('index.html', '<h1>One</h1>\n', '<h1>Two</h1>\n') + near
  const { client, change, read } = await openApp(first, near, near)
  const { runId, opened } = await change()
  const again = await client.run.repairEdits({ runId })
  await allEvents(await client.run.attach({ runId: again.runId, afterSeq: -1 }))
  const { runs } = await client.project.open({ projectId: opened.project.id })
  expect(runs.at(-1)).toMatchObject({
    draft: 'pending',
    files: [{ path: 'index.html' }],
    editProblems: [{ path: 'app.css' }],
  })
  await client.run.decideEdit({ runId: again.runId, index: 0, how: 'skip' })
  expect(await read('index.html')).toContain('<h1>One</h1>')
  await client.run.applyDraft({ runId: again.runId })
  expect(await read('index.html')).toContain('<h1>Two</h1>')
  expect(await read('app.css')).toContain('color: red;')
})

test('a locked file stays as it is, whatever is decided', async () => {
  const { client, change } = await openApp(near, near, near)
  const { runId, opened } = await change()
  await client.file.setLocked({ projectId: opened.project.id, path: 'app.css', locked: true })
  await expect(client.run.decideEdit({ runId, index: 0, how: 'apply' })).rejects.toThrow('locked')
})
