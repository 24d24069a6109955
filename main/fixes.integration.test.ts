/** Errors that mend themselves, through the real routes: what is certain without a model, one try by a model, and no loop. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { SeenProblem } from '#shared/domain/problem.ts'
import { appScript, makeApp } from './test-react-app.ts'
import { allEvents, cleanUp, finish, openStudio, says, scripted } from './test-studio.ts'

afterEach(cleanUp)

const fence = '```'
const file = (path: string, text: string): string =>
  `${fence}${path.split('.').at(-1)} path=${path}\n${text}\n${fence}\n`
const good = file('index.html', '<!doctype html>\n<h1>One</h1>\n<script>\nshow()\nfunction show() {}\n</script>')
const broken = file('index.html', '<!doctype html>\n<h1>Two</h1>\n<script>\nshow(1)\n</script>')
const notDefined: SeenProblem = {
  ...{ kind: 'error', message: 'Uncaught ReferenceError: show is not defined', file: 'index.html', line: 4, ago: 0 },
}

/** An app whose second prompt breaks it; what follows answers tries to mend it. */
async function openBroken(...answers: readonly string[]) {
  const script = [good, broken, ...answers].flatMap((answer) => [{ answer: '*' }, says(answer), finish])
  const { client, folder } = await openStudio(script)
  const { projectId, runId } = await client.run.start({ prompt: 'a page', kind: 'page', model: scripted })
  await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
  const prompt = async (words: string): Promise<void> => {
    const run = await client.run.start({ prompt: words, kind: 'page', model: scripted, projectId })
    await allEvents(await client.run.attach({ runId: run.runId, afterSeq: -1 }))
  }
  await prompt('call show')
  return {
    client,
    folder,
    projectId,
    prompt,
    opened: () => client.project.open({ projectId }),
    async report(
      problems: readonly SeenProblem[],
      more: { version?: string; unsaved?: string[]; online?: boolean } = {},
    ) {
      const version = (await client.project.open({ projectId })).versions[0]?.id ?? ''
      const seen = { problems: [...problems], version, unsaved: [], online: true, ...more }
      return client.problem.report({ projectId, seen })
    },
    /** When the run that was begun without asking has ended. */
    async settled() {
      const { liveRunId, runs } = await client.project.open({ projectId })
      const newest = liveRunId ?? runs.at(-1)?.id ?? ''
      await allEvents(await client.run.attach({ runId: newest, afterSeq: -1 }))
      const after = await client.project.open({ projectId })
      return { newest: after.runs.at(-1), count: after.runs.length, versions: after.versions }
    },
  }
}

test('what is certain is mended with the answer, and is a version of its own that can be undone', async () => {
  const script = [
    { answer: '*' },
    says(file('index.html', '<!doctype html>\n<script src="App.js"></script>') + file('app.js', 'a()')),
    finish,
  ]
  const { client } = await openStudio(script)
  const { projectId, runId } = await client.run.start({ prompt: 'a page', kind: 'page', model: scripted })
  const events = await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
  expect(events.slice(-2).map(({ type }) => type)).toEqual(['fixed', 'run-end'])
  const { versions, runs } = await client.project.open({ projectId })
  expect(versions.map(({ reason, label }) => `${reason} ${label}`)).toEqual([
    'fix Fixed: linked app.js instead of App.js in index.html',
    'run a page',
  ])
  expect(runs[0]).toMatchObject({ versionId: versions[1]?.id, fixes: [{ kind: 'linked', path: 'index.html' }] })
  expect((await client.file.read({ projectId, path: 'index.html' })).text).toContain('"app.js"')
  await client.version.restore({ projectId, versionId: versions[1]?.id ?? '' })
  expect((await client.file.read({ projectId, path: 'index.html' })).text).toContain('"App.js"')
})

test('an error of the newest prompt is mended by the model once: with its place, its code and that prompt', async () => {
  const app = await openBroken(good)
  await app.report([notDefined])
  const { newest, count, versions } = await app.settled()
  expect(count).toBe(3)
  expect(newest).toMatchObject({
    state: 'done',
    fix: { automatic: true, problems: [{ message: notDefined.message, file: 'index.html', line: 4 }] },
  })
  expect(newest?.prompt).toContain('> 4 | show(1)')
  expect(newest?.prompt).toContain('call show')
  expect(newest?.context?.add).toEqual(['index.html'])
  expect(versions[0]?.label).toBe('Fixed: Uncaught ReferenceError: show is not defined (index.html)')
  expect(await app.report([])).toEqual({ problems: [] })
})

test('what a window has seen of the version before is nobody’s error', async () => {
  const app = await openBroken(good)
  const { versions } = await app.opened()
  expect(await app.report([notDefined], { version: versions[1]?.id ?? '' })).toEqual({ problems: [] })
  expect((await app.opened()).runs).toHaveLength(2)
})

test('what was seen before a fix without a model was written is not asked of a model', async () => {
  const script = [
    { answer: '*' },
    says(file('index.html', '<!doctype html>\n<script src="App.js"></script>') + file('app.js', 'a()')),
    finish,
    ...[{ answer: '*' }, says(good), finish],
  ]
  const { client } = await openStudio(script)
  const { projectId, runId } = await client.run.start({ prompt: 'a page', kind: 'page', model: scripted })
  await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
  const [fixed] = (await client.project.open({ projectId })).versions
  const missing = { kind: 'error', message: 'The file App.js is not there: it did not load.' } as const
  const report = (ago: number) =>
    client.problem.report({
      projectId,
      seen: { problems: [{ ...missing, ago }], version: fixed?.id ?? '', unsaved: [], online: true },
    })
  expect(await report(60_000)).toEqual({ problems: [] })
  expect((await client.project.open({ projectId })).runs).toHaveLength(1)
  // One that comes after it is an error of the app as it is.
  expect((await report(0)).fixing).toBeDefined()
})

test('the same error after a try stops: nothing is tried again, and what was spent is told', async () => {
  const app = await openBroken(broken, good)
  await app.report([notDefined])
  await app.settled()
  const state = await app.report([{ ...notDefined, line: 5, message: notDefined.message }])
  expect(state.held).toBe('stuck')
  expect(state.problems).toMatchObject([{ stuck: true, spent: { tries: 1, tokens: 3 }, tried: [scripted] }])
  const { versions } = await app.opened()
  expect(state.problems[0]?.undoTo).toEqual({ versionId: versions.at(-1)?.id, number: 1 })
  expect((await app.settled()).count).toBe(3)
  await expect(app.client.problem.fix({ projectId: app.projectId })).rejects.toThrow('came back')
  // Another prompt is another story.
  await app.prompt('something else')
  expect(await app.report([])).toEqual({ problems: [] })
})

test('what "auto" comes to is what is looked at: its tries, and the budget', async () => {
  const app = await openBroken(broken, good)
  await app.client.settings.update({ auto: true, metrics: { budgetUsd: 0 } })
  const price = { input: 1, output: 1 }
  const models = { version: 1, models: { scripted: [{ id: 'scripted', class: 'standard', price }] } }
  await writeFile(join(app.folder, 'models.json'), JSON.stringify(models))
  await app.client.provider.list({ refresh: true })
  expect((await app.report([notDefined])).held).toBe('budget')
  await app.client.settings.update({ metrics: { budgetUsd: null } })
  await app.report([notDefined])
  expect((await app.settled()).newest).toMatchObject({
    asked: scripted,
    chosenBecause: 'The only model that is ready.',
  })
  expect((await app.report([notDefined])).held).toBe('stuck')
  await expect(app.client.problem.fix({ projectId: app.projectId })).rejects.toThrow('came back')
  expect((await app.settled()).count).toBe(3)
})

test('another error after the one try waits for the button', async () => {
  const app = await openBroken(broken, good)
  await app.report([notDefined])
  await app.settled()
  const other = { ...notDefined, message: 'Uncaught TypeError: list is null' }
  expect((await app.report([other])).held).toBe('used')
  expect((await app.settled()).count).toBe(3)
  const { runId } = await app.client.problem.fix({ projectId: app.projectId })
  expect((await app.settled()).newest).toMatchObject({ id: runId, fix: { automatic: false } })
})

test('nothing is asked of a model for what the setting, unsaved text, the user’s hand, or others forbid', async () => {
  const app = await openBroken(good)
  expect((await app.report([{ ...notDefined, message: 'TypeError: Failed to fetch' }])).held).toBe('outside')
  expect((await app.report([notDefined], { unsaved: ['index.html'] })).held).toBe('unsaved')
  await app.client.settings.update({ autoFix: false })
  expect((await app.report([notDefined])).held).toBe('off')
  await app.client.settings.update({ autoFix: true })
  // Saved in another program: no version has it yet.
  const { project, versions } = await app.opened()
  const mine = '<!doctype html>\n<h1>Mine</h1>\n<script src="App.js"></script>\n'
  await writeFile(join(project.folder, 'app.js'), 'a()\n')
  await writeFile(join(project.folder, 'index.html'), mine)
  const outside = await app.report([{ ...notDefined, message: 'Uncaught ReferenceError: a is not defined', line: 3 }])
  const undoTo = { versionId: versions[0]?.id, number: versions[0]?.number }
  expect(outside).toMatchObject({ held: 'hand', problems: [{ cause: 'hand', undoTo }] })
  expect((await app.client.file.read({ projectId: app.projectId, path: 'index.html' })).text).toBe(mine)
  expect((await app.opened()).runs).toHaveLength(2)
  await app.client.file.write({ projectId: app.projectId, path: 'index.html', text: '<script>oops()</script>' })
  const byHand = await app.report([{ ...notDefined, message: 'oops is not defined', line: 1 }])
  expect(byHand).toMatchObject({ held: 'hand', problems: [{ cause: 'hand' }] })
  expect((await app.opened()).runs).toHaveLength(2)
})

test('what was wrong before the prompt is left for the button, and told no more once it is dismissed', async () => {
  const app = await openBroken(broken, good)
  await app.client.settings.update({ autoFix: false })
  await app.report([notDefined])
  await app.client.settings.update({ autoFix: true })
  await app.prompt('make it blue')
  const state = await app.report([notDefined])
  expect(state).toMatchObject({ held: 'before', problems: [{ cause: 'before' }] })
  expect((await app.opened()).runs).toHaveLength(3)
  const ids = state.problems.map(({ id }) => id)
  expect(await app.client.problem.dismiss({ projectId: app.projectId, ids })).toEqual({ problems: [] })
  expect(await app.report([notDefined])).toEqual({ problems: [] })
})

test('a fault of the user’s hand is not mended by itself; the button mends it without a model where it is certain', async () => {
  const app = await openBroken()
  const { projectId, client } = app
  await client.file.create({ projectId, path: 'app.js', text: 'a()\n' })
  await client.file.write({ projectId, path: 'index.html', text: '<!doctype html>\n<script src="App.js"></script>\n' })
  const state = await app.report([{ kind: 'error', message: 'a is not defined', file: 'index.html', line: 2, ago: 0 }])
  expect(state).toMatchObject({ held: 'hand', problems: [{ remedy: [{ kind: 'linked', name: 'App.js' }] }] })
  expect(await client.problem.fix({ projectId })).toMatchObject({ fixed: [{ kind: 'linked', to: 'app.js' }] })
  expect((await client.file.read({ projectId, path: 'index.html' })).text).toContain('"app.js"')
  expect((await app.opened()).runs).toHaveLength(2)
})

test('after a start of Kiln, nothing is mended by itself until the next prompt', async () => {
  const script = [good, broken, good].flatMap((answer) => [{ answer: '*' }, says(answer), finish])
  const first = await openStudio(script)
  const { projectId, runId } = await first.client.run.start({ prompt: 'a page', kind: 'page', model: scripted })
  await allEvents(await first.client.run.attach({ runId, afterSeq: -1 }))
  await first.stop()
  const { client } = await openStudio(script, first.folder)
  const [newest] = (await client.project.open({ projectId })).versions
  const seen = { problems: [notDefined], version: newest?.id ?? '', unsaved: [], online: true }
  expect(await client.problem.report({ projectId, seen })).toMatchObject({
    held: 'late',
    problems: [{ cause: 'change' }],
  })
  expect((await client.project.open({ projectId })).runs).toHaveLength(1)
})

test('a screen of a React app that does not build is mended before the model is asked again; a change is, too', async () => {
  const body = '  const [open] = useState(false)\n  return <h1>{String(open)}<Trash2 size={12} /></h1>\n}'
  const screen = (id: string, head: string): readonly object[] => [
    says(file(`src/screens/${id}.tsx`, `${head}\n${body}`)),
    finish,
  ]
  const made = appScript({ '[screen cart]': screen('cart', 'export function Cart() {') })
  const changed = screen('about', 'export default function About() {')
  const { client } = await openStudio([...made, { answer: 'change it' }, ...changed])
  const { projectId, events } = await makeApp(client)
  // The plan, the base and three screens: nothing is asked twice.
  expect(events.filter(({ type }) => type === 'answering')).toHaveLength(5)
  const { text } = await client.file.read({ projectId, path: 'src/screens/cart.tsx' })
  expect(text).toContain("import { Trash2 } from 'lucide-react'\nimport { useState } from 'react'")
  expect(text).toContain('export default Cart')

  const { runId } = await client.run.start({ prompt: 'change it', kind: 'react', model: scripted, projectId })
  await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
  const { versions, runs } = await client.project.open({ projectId })
  expect(versions.map(({ reason }) => reason).slice(0, 2)).toEqual(['fix', 'run'])
  expect(runs.at(-1)?.fixes?.map(({ name }) => name)).toEqual(['Trash2', 'useState'])
})
