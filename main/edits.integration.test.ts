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
