/** Changes that are looked at before they are written, through the real routes and with real files. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { allEvents, cleanUp, finish, openStudio, says, scripted } from './test-studio.ts'

afterEach(cleanUp)

const fence = '```'

function file(path: string, text: string): string {
  return `${fence}txt path=${path}\n${text}${fence}\n`
}

const page = '<!doctype html>\n<h1>One</h1>\n<script type="module" src="app.js"></script>\n'
const app =
  file('index.html', page) +
  file('app.js', 'import { a } from "./a.js"\na()\n') +
  file('a.js', 'export const a = () => 1\n')
/** index.html changes, app.js needs what a.js is to export and a new file; a.js changes. */
const change =
  file('index.html', page.replace('One', 'Two')) +
  file('app.js', 'import { a, b } from "./a.js"\nimport { c } from "./c.js"\na(b, c)\n') +
  file('a.js', 'export const a = () => 1\nexport const b = 2\n') +
  file('c.js', 'export const c = 3\n')

async function openReview(answers: readonly string[] = [change]) {
  const script = [app, ...answers].flatMap((answer) => [{ answer: '*' }, says(answer), finish])
  const opened = await openStudio(script)
  const { client } = opened
  const { projectId, runId: first } = await client.run.start({ prompt: 'first', kind: 'page', model: scripted })
  await allEvents(await client.run.attach({ runId: first, afterSeq: -1 }))
  await client.settings.update({ reviewEdits: true })
  const ask = async (more: { setAside?: boolean } = {}) => {
    const { runId } = await client.run.start({ prompt: 'change it', kind: 'page', model: scripted, projectId, ...more })
    return { runId, events: await allEvents(await client.run.attach({ runId, afterSeq: -1 })) }
  }
  const { runId, events } = await ask()
  const { folder } = (await client.project.open({ projectId })).project
  return {
    ...opened,
    ...{ projectId, runId, events, ask, folder },
    project: () => client.project.open({ projectId }),
    read: (path: string) => readFile(join(folder, path), 'utf8'),
    state: async () => {
      const { files } = await client.review.get({ runId })
      return Object.fromEntries(
        files.map(({ path, change: how, decision = 'open', conflict = '' }) => [
          path,
          [how, decision, conflict].join(' ').trim(),
        ]),
      )
    },
  }
}

test('a change waits, byte for byte beside the project; what is accepted becomes one version, the rest stays with its run', async () => {
  const { client, runId, events, project, read, state } = await openReview()
  expect(events.at(-1)).toMatchObject({ type: 'run-end', outcome: 'done', review: true })
  expect(await read('index.html')).toBe(page)
  expect((await project()).runs.at(-1)).toMatchObject({ state: 'done', draft: 'pending' })
  expect((await project()).versions).toHaveLength(1)
  expect(await client.review.texts({ runId, path: 'index.html' })).toEqual({
    before: page,
    after: page.replace('One', 'Two'),
  })
  await client.review.decide({ runId, paths: ['index.html'], decision: 'accepted' })
  expect(await state()).toEqual({
    'index.html': 'changed accepted',
    'app.js': 'changed open',
    'a.js': 'changed open',
    'c.js': 'added open',
  })
  await expect(client.review.finish({ runId })).rejects.toThrow('not decided')
  const finished = await client.review.finish({ runId, rest: 'rejected' })
  expect(await read('index.html')).toContain('Two')
  expect(await read('app.js')).not.toContain('b')
  const { versions, runs } = await project()
  expect(versions).toHaveLength(2)
  expect(finished).toEqual({ outcome: 'applied', versionId: versions[0]?.id })
  expect(runs.at(-1)).toMatchObject({ draft: 'applied', versionId: versions[0]?.id })
  // What was rejected can be looked at, against what it was made from.
  expect(await state()).toMatchObject({ 'index.html': 'changed accepted', 'c.js': 'added rejected' })
  expect(await client.review.texts({ runId, path: 'c.js' })).toEqual({ before: '', after: 'export const c = 3\n' })
  await expect(client.review.finish({ runId, rest: 'accepted' })).rejects.toThrow('already decided')
})

test('what a part would break is said before anything is written, and the user may go on all the same', async () => {
  const { client, runId, read } = await openReview()
  await client.review.decide({ runId, paths: ['app.js'], decision: 'accepted' })
  const asked = await client.review.finish({ runId, rest: 'rejected' })
  expect(asked).toEqual({
    outcome: 'asks',
    conflicts: [],
    problems: [
      { why: 'missing-name', path: 'a.js', name: 'b', by: ['app.js'] },
      { why: 'missing-file', path: 'c.js', by: ['app.js'] },
    ],
  })
  expect(await read('app.js')).not.toContain('b')
  expect(await client.review.finish({ runId, rest: 'rejected', anyway: true })).toMatchObject({ outcome: 'applied' })
  expect(await read('app.js')).toContain('c.js')
})

test('a file that was changed meanwhile is told, and never written over unseen; a save by hand takes its file out', async () => {
  const { client, projectId, runId, folder, read, state, project } = await openReview()
  await writeFile(join(folder, 'a.js'), 'export const a = () => 42\n')
  await writeFile(join(folder, 'c.js'), 'mine\n')
  await rm(join(folder, 'app.js'))
  await client.file.write({ projectId, path: 'index.html', text: 'by hand' })
  expect(await state()).toEqual({
    'index.html': 'changed saved',
    'app.js': 'changed open removed',
    'a.js': 'changed open changed',
    'c.js': 'added open appeared',
  })
  expect(await client.review.texts({ runId, path: 'a.js' })).toMatchObject({
    before: 'export const a = () => 42\n',
    base: 'export const a = () => 1\n',
  })
  const seen = (await client.review.get({ runId })).files
  const stamps = Object.fromEntries(seen.map(({ path, stamp }) => [path, stamp]))
  expect(await client.review.finish({ runId, rest: 'accepted' })).toMatchObject({
    outcome: 'asks',
    conflicts: ['app.js', 'a.js', 'c.js'],
  })
  await writeFile(join(folder, 'a.js'), 'export const a = () => 43\n')
  const again = await client.review.finish({ runId, rest: 'accepted', anyway: true, stamps })
  expect(again).toMatchObject({ outcome: 'asks', conflicts: ['a.js'] })
  expect(await read('a.js')).toContain('43')
  const now = (await client.review.get({ runId })).files
  await client.review.finish({
    runId,
    rest: 'accepted',
    anyway: true,
    stamps: Object.fromEntries(now.map(({ path, stamp }) => [path, stamp])),
  })
  expect(await read('index.html')).toBe('by hand')
  expect(await read('a.js')).toContain('b = 2')
  // What it replaced is a version of its own.
  const { versions } = await project()
  expect(versions.map(({ reason }) => reason)).toEqual(['run', 'external', 'save', 'run'])
  expect((await client.version.read({ versionId: versions[1]?.id ?? '', path: 'a.js' })).text).toContain('43')
})

test('a file that was locked since is not written: nothing is, until it is unlocked or rejected', async () => {
  const { client, projectId, runId, read, project } = await openReview()
  await client.file.setLocked({ projectId, path: 'index.html', locked: true })
  for (const anyway of [false, true]) {
    const stamps = Object.fromEntries(
      (await client.review.get({ runId })).files.map(({ path, stamp }) => [path, stamp]),
    )
    const all = client.review.finish({ runId, rest: 'accepted', anyway, stamps })
    await expect(all).rejects.toThrow('index.html: locked since')
  }
  expect(await read('index.html')).toBe(page)
  expect((await project()).versions).toHaveLength(1)
  await client.review.decide({ runId, paths: ['index.html'], decision: 'rejected' })
  expect(await client.review.finish({ runId, rest: 'accepted' })).toMatchObject({ outcome: 'applied' })
  expect(await read('index.html')).toBe(page)
  expect(await read('a.js')).toContain('b = 2')
})

test('the review waits through a restart, keeps prompts from starting, and can be set aside and taken up again', async () => {
  const { client, projectId, runId, stop, folder, ask } = await openReview([change, file('note.txt', 'new\n')])
  await client.review.decide({ runId, paths: ['c.js'], decision: 'rejected' })
  await expect(ask()).rejects.toMatchObject({ data: { detail: 'review-waits' } })
  await client.queue.add({ projectId, prompt: 'in line', model: scripted })
  await expect.poll(async () => (await client.project.open({ projectId })).queue.paused).toBe(true)
  const data = join(folder, '..', '..')
  await stop()
  const again = await openStudio([{ answer: '*' }, says(file('note.txt', 'new\n')), finish], data)
  const files = (await again.client.review.get({ runId })).files
  expect(files.find(({ path }) => path === 'c.js')).toMatchObject({ decision: 'rejected' })
  const { runId: next } = await again.client.run.start({
    prompt: 'other',
    kind: 'page',
    model: scripted,
    projectId,
    setAside: true,
  })
  await allEvents(await again.client.run.attach({ runId: next, afterSeq: -1 }))
  expect((await again.client.review.get({ runId })).state).toBe('replaced')
  const counted = async () => (await again.client.metrics.overview({ filter: {} })).runs
  await expect.poll(counted).toMatchObject({ done: 1, stopped: 2 })
  await expect(again.client.review.reopen({ runId })).rejects.toThrow('waits here')
  await again.client.review.finish({ runId: next, rest: 'rejected' })
  await again.client.review.reopen({ runId })
  expect(await again.client.review.finish({ runId, rest: 'accepted' })).toMatchObject({ outcome: 'asks' })
  await again.client.review.decide({ runId, paths: ['c.js'], decision: 'accepted' })
  expect(await again.client.review.finish({ runId, rest: 'accepted' })).toMatchObject({ outcome: 'applied' })
  expect(await readFile(join(folder, 'c.js'), 'utf8')).toContain('3')
  await expect.poll(counted).toMatchObject({ done: 2 })
})

test('a change that was rejected as a whole can be taken up again: all is open, but for what was saved by hand', async () => {
  const { client, projectId, runId, read, state, project } = await openReview()
  const counted = async () => (await client.metrics.overview({ filter: {} })).runs
  await client.file.write({ projectId, path: 'index.html', text: 'by hand' })
  await client.review.decide({ runId, paths: ['c.js'], decision: 'rejected' })
  expect(await client.review.finish({ runId, rest: 'rejected' })).toEqual({ outcome: 'discarded' })
  expect(await state()).toMatchObject({ 'index.html': 'changed saved', 'a.js': 'changed rejected' })
  await expect.poll(counted, { timeout: 5_000 }).toMatchObject({ done: 1, stopped: 1 })
  await client.review.reopen({ runId })
  expect((await project()).runs.at(-1)).toMatchObject({ draft: 'pending' })
  expect(await state()).toEqual({
    'index.html': 'changed saved',
    'app.js': 'changed open',
    'a.js': 'changed open',
    'c.js': 'added open',
  })
  expect(await client.review.finish({ runId, rest: 'accepted' })).toMatchObject({ outcome: 'applied' })
  expect(await read('index.html')).toBe('by hand')
  expect(await read('a.js')).toContain('b = 2')
  await expect.poll(counted, { timeout: 5_000 }).toMatchObject({ done: 2, stopped: 0 })
  await expect(client.review.reopen({ runId })).rejects.toThrow('can be taken up again')
})

test('a change that is accepted after a restart counts as accepted from then on', async () => {
  const { runId, stop, folder } = await openReview()
  await stop()
  const { client } = await openStudio([], join(folder, '..', '..'))
  const counted = async () => (await client.metrics.overview({ filter: {} })).runs
  expect(await counted()).toMatchObject({ done: 1, stopped: 1 })
  await client.review.finish({ runId, rest: 'accepted' })
  await expect.poll(counted).toMatchObject({ done: 2, stopped: 0 })
})

test('what names the packages of a React app comes along with the file that needs it, and not without', async () => {
  const answer = file('src/app.tsx', "import { Bar } from 'recharts'\nexport default () => <Bar dataKey='a' />\n")
  const { client, folder } = await openStudio([
    { answer: '*' },
    says(answer + file('src/note.ts', 'export {}\n')),
    finish,
  ])
  const from = join(folder, 'app')
  const manifest = '{"name":"app","dependencies":{"react":"19.3.1"}}'
  await mkdir(join(from, 'src'), { recursive: true })
  await writeFile(join(from, 'package.json'), manifest)
  await writeFile(join(from, 'src', 'app.tsx'), 'export default () => <p>One</p>\n')
  const { projectId } = await client.project.create({ name: 'App', source: { type: 'folder', folder: from } })
  await client.settings.update({ reviewEdits: true })
  const { runId } = await client.run.start({ prompt: 'bars', kind: 'react', model: scripted, projectId })
  await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
  const told = async () =>
    (await client.review.get({ runId })).files.map(({ path, follows }) => [path, follows === true])
  expect(await told()).toEqual([
    ['src/app.tsx', false],
    ['src/note.ts', false],
    ['package.json', true],
  ])
  expect((await client.review.texts({ runId, path: 'package.json' })).after).toContain('recharts')
  await client.review.decide({ runId, paths: ['src/app.tsx'], decision: 'rejected' })
  expect(await told()).toHaveLength(2)
  await client.review.decide({ runId, paths: ['src/app.tsx'], decision: 'accepted' })
  expect(await client.review.finish({ runId, rest: 'rejected' })).toMatchObject({ outcome: 'applied' })
  expect((await client.file.read({ projectId, path: 'package.json' })).text).toContain('recharts')
  expect((await client.project.open({ projectId })).versions).toHaveLength(2)
})
