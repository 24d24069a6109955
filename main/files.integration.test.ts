/** Files by hand, through the real routes: each is a version, none is possible while a run is live. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { cleanUp, finish, openStudio, says, scripted } from './test-studio.ts'

afterEach(cleanUp)

const app = '```html path=index.html\n<h1>One</h1>\n```\n```css path=css/app.css\nh1 {}\n```\n'

/** A studio with a project that has two files; `script` answers the runs after the first. */
async function openProject(script: readonly object[] = []) {
  const { client, folder } = await openStudio([{ answer: 'first' }, says(app), finish, ...script])
  const start = async (prompt: string, projectId?: string) => {
    return client.run.start({
      prompt,
      kind: 'page',
      model: scripted,
      ...(projectId === undefined ? {} : { projectId }),
    })
  }
  const { runId, projectId } = await start('first')
  for await (const _ of await client.run.attach({ runId, afterSeq: -1 }));
  const [name = ''] = await readdir(join(folder, 'projects'))
  return { client, projectId, start, folder: join(folder, 'projects', name) }
}

test('each change by hand is a version of its own, and going back a version undoes it', async () => {
  const { client, projectId, folder } = await openProject()
  await client.file.create({ projectId, path: 'js/app.js', text: 'go()' })
  await client.file.move({ projectId, from: 'js', to: 'scripts' })
  await client.file.put({ projectId, path: 'dot.bin', file: new File([new Uint8Array([0, 255])], 'dot.bin') })
  const { versionId } = await client.file.remove({ projectId, path: 'css' })
  const { versions, files } = await client.project.open({ projectId })
  expect(versions.slice(0, 4).map(({ reason, label }) => `${reason}: ${label}`)).toEqual([
    'files: Deleted css',
    'files: Added dot.bin',
    'files: Renamed js to scripts',
    'files: Created js/app.js',
  ])
  expect(files.map(({ path }) => path)).toEqual(['dot.bin', 'index.html', 'scripts/app.js'])
  expect(versions[0]?.id).toBe(versionId)

  await client.version.restore({ projectId, versionId: versions[1]?.id ?? '' })
  expect(await readFile(join(folder, 'css/app.css'), 'utf8')).toContain('h1 {}')
})

test('bytes come back as they were put, and are no text', async () => {
  const { client, projectId } = await openProject()
  const bytes = new Uint8Array([0, 1, 2, 250])
  await client.file.put({ projectId, path: 'img/dot.png', file: new File([bytes], 'dot.png') })
  const { file } = await client.file.get({ projectId, path: 'img/dot.png' })
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes)
  expect([file.name, file.type]).toEqual(['dot.png', 'image/png'])
  expect(await client.file.read({ projectId, path: 'img/dot.png' })).toMatchObject({ binary: true, text: '' })
  const { matches } = await client.file.search({
    projectId,
    text: 'h1',
    matchCase: true,
    wholeWord: true,
    regex: false,
  })
  expect(matches.map(({ path, line }) => `${path}:${line}`)).toEqual(['css/app.css:1', 'index.html:1', 'index.html:1'])
})

test('while a run changes the project, files are left alone, in words', async () => {
  const slow = [{ answer: 'second' }, says('```html path=index.html\n'), says('<h1>Two</h1>\n```\n', 60_000), finish]
  const { client, projectId, start } = await openProject(slow)
  const { runId } = await start('second', projectId)
  const refused = {
    data: { kind: 'invalid-input', message: expect.stringContaining('A run is changing this project') },
  }
  await expect(client.file.create({ projectId, path: 'a.js', text: '' })).rejects.toMatchObject(refused)
  await expect(client.file.remove({ projectId, path: 'index.html' })).rejects.toMatchObject(refused)
  await client.run.stop({ runId })
  await client.file.create({ projectId, path: 'a.js', text: '' })
})

test('a file made by hand takes the place of a waiting draft’s', async () => {
  const slow = [
    { answer: 'second' },
    says('```js path=new.js\ntheirs()\n```\n```css path=css/app.css\nh1 { color: red }\n```\n'),
    says('and more', 60_000),
    finish,
  ]
  const { client, projectId, start } = await openProject(slow)
  const { runId } = await start('second', projectId)
  for await (const batch of await client.run.attach({ runId, afterSeq: -1 })) {
    if (batch.some((event) => event.type === 'file-end' && event.path === 'css/app.css')) break
  }
  await client.run.stop({ runId })
  await client.file.create({ projectId, path: 'new.js', text: 'mine()' })
  await client.run.applyDraft({ runId })
  expect(await client.file.read({ projectId, path: 'new.js' })).toMatchObject({ text: 'mine()' })
  expect((await client.file.read({ projectId, path: 'css/app.css' })).text).toContain('red')
})

test('a window hears of another program’s change, and not of its own saves', async () => {
  const { client, projectId, folder } = await openProject()
  const leave = new AbortController()
  const heard: string[] = []
  const hearing = (async () => {
    for await (const { changed } of await client.project.watch({ projectId }, { signal: leave.signal })) {
      heard.push(...changed)
    }
  })()
  await expect
    .poll(
      async () => {
        await writeFile(join(folder, 'outside.txt'), String(Math.random()))
        return heard
      },
      { timeout: 10_000, interval: 200 },
    )
    .toContain('outside.txt')
  await client.file.write({ projectId, path: 'index.html', text: '<h1>Mine</h1>' })
  await writeFile(join(folder, 'last.txt'), 'x')
  await expect.poll(() => heard, { timeout: 10_000 }).toContain('last.txt')
  expect(heard).not.toContain('index.html')
  leave.abort()
  await hearing.catch(() => undefined)
})
