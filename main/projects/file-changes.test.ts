import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createdFile, type FileChange, movedFiles, putFile, removedFiles } from './file-changes.ts'
import { createWorkspace, type Workspace } from './workspace.ts'

let folder: string
let workspace: Workspace

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kiln-files-'))
  workspace = createWorkspace(folder)
  for (const name of ['index.html', 'css/app.css', 'css/deep/print.css', 'js/app.js']) await workspace.write(name, name)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function apply({ files, removed }: FileChange): Promise<string[]> {
  await workspace.change(new Map([...removed.map((name) => [name, undefined] as const), ...files]))
  return (await workspace.list()).map((file) => file.path)
}

function refused(message: RegExp) {
  return { error: { kind: 'invalid-input', message: expect.stringMatching(message) } }
}

describe('moving', () => {
  test('a file is renamed in its folder, or moved to another, and the label says which', async () => {
    const renamed = await movedFiles(workspace, 'js/app.js', 'js/main.js')
    expect(renamed.label).toBe('Renamed js/app.js to main.js')
    expect(await apply(renamed)).toContain('js/main.js')
    const moved = await movedFiles(workspace, 'js/main.js', 'main.js')
    expect(moved.label).toBe('Moved js/main.js to the top folder')
    expect(await apply(moved)).toEqual(['css/app.css', 'css/deep/print.css', 'index.html', 'main.js'])
  })

  test('a folder takes all that is in it along, and leaves nothing behind', async () => {
    const moved = await movedFiles(workspace, 'css', 'assets/css')
    expect(await apply(moved)).toEqual(['assets/css/app.css', 'assets/css/deep/print.css', 'index.html', 'js/app.js'])
    expect(await readdir(folder)).toEqual(['assets', 'index.html', 'js'])
  })

  test('a change of case alone is a move too, of a file and of a folder', async () => {
    expect(await apply(await movedFiles(workspace, 'index.html', 'Index.html'))).toContain('Index.html')
    expect(await apply(await movedFiles(workspace, 'css', 'CSS'))).toContain('CSS/deep/print.css')
  })

  test.each([
    ['js/app.js', 'index.html', /index.html is already there/],
    ['js/app.js', 'CSS', /css is already there/],
    ['js', 'css', /css is already there/],
    ['css', 'css/deep/css', /into itself/],
    ['index.html', 'index.html', /this name already/],
    ['index.html', '../index.html', /must not leave the project/],
    ['index.html', 'con.html', /keeps for a device/],
  ])('%s to %s is refused, with the reason', async (from, to, reason) => {
    await expect(movedFiles(workspace, from, to)).rejects.toMatchObject(refused(reason))
  })

  test('what is not there cannot be moved', async () => {
    await expect(movedFiles(workspace, 'gone.js', 'new.js')).rejects.toMatchObject({ error: { kind: 'not-found' } })
  })
})

describe('creating and removing', () => {
  test('a new file may bring new folders, and never takes the place of another', async () => {
    expect(await apply(await createdFile(workspace, 'a/b/c.js', 'x'))).toContain('a/b/c.js')
    await expect(createdFile(workspace, 'Index.html', '')).rejects.toMatchObject(refused(/index.html is already there/))
    await expect(createdFile(workspace, 'css', '')).rejects.toMatchObject(refused(/css is already there/))
  })

  test('bytes that are put say whether they are new', async () => {
    expect((await putFile(workspace, 'logo.png', new Uint8Array([0, 1]))).label).toBe('Added logo.png')
    expect((await putFile(workspace, 'index.html', new Uint8Array([0, 1]))).label).toBe('Replaced index.html')
  })

  test('a folder goes with all in it; one whose name only begins the same stays', async () => {
    await workspace.write('css2/app.css', 'x')
    expect(await apply(await removedFiles(workspace, 'css'))).toEqual(['css2/app.css', 'index.html', 'js/app.js'])
    await expect(removedFiles(workspace, 'css')).rejects.toMatchObject({ error: { kind: 'not-found' } })
  })

  test('what is too large for a version is neither removed nor replaced: nothing could bring it back', async () => {
    await mkdir(path.join(folder, 'films'))
    await writeFile(path.join(folder, 'films', 'a.mp4'), Buffer.alloc(2 * 1024 * 1024 + 1))
    const reason = refused(/more than 2 MB in versions. Delete films\/a.mp4 by hand/)
    await expect(removedFiles(workspace, 'films')).rejects.toMatchObject(reason)
    await expect(putFile(workspace, 'films/a.mp4', new Uint8Array([1]))).rejects.toMatchObject(reason)
  })
})
