/** What others do to an app while a run makes it, through the router: nothing of theirs is written over or lost. */
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { ensureVendored } from './preview/react-build/build-vendored.ts'
import { appScript, eventsOf, file, makeApp, model, until, viewOf } from './test-react-app.ts'
import { allEvents, cleanUp, finish, openStudio, page, says, scripted, type TestStudio } from './test-studio.ts'

beforeAll(async () => void (await ensureVendored()), 60_000)
afterEach(cleanUp)

test('what is changed on disk during a run is in its version and in the preview, and the run says that it left it', async () => {
  const { client, studio } = await openStudio(appScript({ '[screen about]': [{ hold: true }] }))
  const { runId, projectId } = await client.run.start({ prompt: 'a shop', kind: 'react', model })
  await until(client, runId, (event) => event.type === 'screen-ready' && event.screen === 'orders')
  const path = 'src/screens/home.tsx'
  const { folder } = (await client.project.open({ projectId })).project
  await appendFile(join(folder, path), 'console.log("by another hand")\n')
  await client.run.stop({ runId })

  const { runs, versions } = await client.project.open({ projectId })
  expect(runs[0]?.rejected).toMatchObject([{ path, cause: 'changed' }])
  expect(versions).toHaveLength(1)
  const there = await readFile(join(folder, path), 'utf8')
  expect(there).toContain('by another hand')
  const version = { versionId: versions[0]?.id ?? '', path }
  expect(await client.version.read(version)).toMatchObject({ text: there })
  await expect.poll(() => homeOf(studio, projectId), { timeout: 10_000 }).toContain('by another hand')
})

test('a screen that another hand has changed is kept as a version before it is made again', async () => {
  const { client } = await openStudio(appScript())
  const { runId, projectId } = await makeApp(client)
  const path = 'src/screens/cart.tsx'
  const { folder } = (await client.project.open({ projectId })).project
  await appendFile(join(folder, path), '// by another hand\n')
  await eventsOf(client, (await client.run.retryScreen({ runId, screen: 'cart' })).runId)
  const { versions } = await client.project.open({ projectId })
  expect(versions.map(({ reason }) => reason)).toEqual(['run', 'external', 'run'])
  const before = { versionId: versions[1]?.id ?? '', path }
  expect((await client.version.read(before)).text).toContain('by another hand')
})

test('a screen in a locked file is not asked for again', async () => {
  const { client } = await openStudio(appScript())
  const { runId, projectId } = await makeApp(client)
  const path = 'src/screens/cart.tsx'
  await client.file.setLocked({ projectId, path, locked: true })
  const before = await client.file.read({ projectId, path })
  const again = await client.run.retryScreen({ runId, screen: 'cart' })
  const view = viewOf(await eventsOf(client, again.runId))
  expect(view.rejected).toMatchObject([{ path, cause: 'locked' }])
  expect(view.screens.find(({ id }) => id === 'cart')).toMatchObject({ state: 'failed' })
  expect(await client.file.read({ projectId, path })).toEqual(before)
})

test('a file of a new page that is changed on disk before the answer has come to its end stays as it was changed', async () => {
  const styles = says('```css path=app.css\nbody {\n')
  const { client } = await openStudio([{ answer: 'a timer' }, page('timer'), styles, says('}\n```\n', 700), finish])
  const { runId, projectId } = await client.run.start({ prompt: 'a timer', kind: 'page', model: scripted })
  await until(client, runId, (event) => event.type === 'file-start' && event.path === 'app.css')
  const path = 'index.html'
  await appendFile(join((await client.project.open({ projectId })).project.folder, path), '<!-- mine -->')
  await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
  expect((await client.file.read({ projectId, path })).text).toContain('<!-- mine -->')
  const { versions } = await client.project.open({ projectId })
  expect((await client.version.read({ versionId: versions[0]?.id ?? '', path })).text).toContain('<!-- mine -->')
})

test('a file of a new page that somebody has changed or made is not written when the answer brings it later', async () => {
  const styles = says('```css path=app.css\nbody {\n')
  const late = [says('}\n```\n', 700), page('again'), says('```js path=app.js\nmodel()\n```\n')]
  const { client } = await openStudio([{ answer: 'a timer' }, page('timer'), styles, ...late, finish])
  const { runId, projectId } = await client.run.start({ prompt: 'a timer', kind: 'page', model: scripted })
  await until(client, runId, (event) => event.type === 'file-start' && event.path === 'app.css')
  const { folder } = (await client.project.open({ projectId })).project
  await appendFile(join(folder, 'index.html'), '<!-- mine -->')
  await appendFile(join(folder, 'app.js'), 'mine()')
  const view = viewOf(await allEvents(await client.run.attach({ runId, afterSeq: -1 })))
  expect(await readFile(join(folder, 'index.html'), 'utf8')).toMatch(/timer[^]*mine/)
  expect(await readFile(join(folder, 'app.js'), 'utf8')).toBe('mine()')
  expect(await readFile(join(folder, 'app.css'), 'utf8')).toBe('body {\n}\n')
  expect(view.rejected.map(({ path, cause }) => [path, cause])).toEqual([
    ['index.html', 'changed'],
    ['app.js', 'changed'],
  ])
  expect((await client.project.open({ projectId })).versions).toHaveLength(1)
})

test('a new page may bring a file twice, and a picture that was drawn for it', async () => {
  const named = says('```html path=index.html\n<!doctype html><img src="images/sea.svg" alt="Sea">\n```\n')
  const own = says('```svg path=images/sea.svg\n<svg xmlns="http://www.w3.org/2000/svg"></svg>\n```\n')
  const { client } = await openStudio([{ answer: 'a sea' }, page('sea'), named, own, finish])
  const { runId, projectId } = await client.run.start({ prompt: 'a sea', kind: 'page', model: scripted })
  const view = viewOf(await allEvents(await client.run.attach({ runId, afterSeq: -1 })))
  expect(view.rejected).toEqual([])
  expect((await client.file.read({ projectId, path: 'index.html' })).text).toContain('<img')
  const { folder } = (await client.project.open({ projectId })).project
  expect((await readFile(join(folder, 'images/sea.svg'), 'utf8')).length).toBeLessThan(60)
})

test('a package that is installed outside while a change is made stays named in package.json', async () => {
  const chart = "import { LineChart } from 'recharts'\nexport default () => <LineChart />"
  const change = [{ answer: 'add a chart' }, says(file('src/screens/cart.tsx', chart)), says('Done.', 700), finish]
  const { client } = await openStudio([...appScript(), ...change])
  const { projectId } = await makeApp(client)
  const { runId } = await client.run.start({ projectId, prompt: 'add a chart', kind: 'react', model })
  await until(client, runId, ({ type }) => type === 'file-end')
  const path = join((await client.project.open({ projectId })).project.folder, 'package.json')
  const manifest = JSON.parse(await readFile(path, 'utf8')) as { dependencies: object }
  await writeFile(path, JSON.stringify({ ...manifest, dependencies: { ...manifest.dependencies, mine: '1.0.0' } }))
  expect((await eventsOf(client, runId)).at(-1)).toMatchObject({ outcome: 'done' })
  const { dependencies } = JSON.parse(await readFile(path, 'utf8')) as { dependencies: object }
  expect(dependencies).toMatchObject({ mine: '1.0.0', recharts: expect.any(String) as unknown })
})

/** The script of its home screen, as the preview serves it. */
async function homeOf({ preview }: TestStudio['studio'], projectId: string): Promise<string> {
  const host = preview.hostFor({ view: 'project', projectId })
  const address = `http://${host}/__kiln/build/screen/src/screens/home.js`
  return (await preview.respond(host, new Request(address))).text()
}
