import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readFolder } from './read-folder.ts'

let folder: string
beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'kiln-import-'))))
afterEach(() => rm(folder, { recursive: true, force: true }))

const never = new AbortController().signal

async function put(files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await writeFile(path.join(folder, name), content)
  }
}

async function read(): Promise<{ files: string[]; skipped: Record<string, string> }> {
  const found = await readFolder(folder, never)
  return {
    files: [...found.files.keys()].toSorted(),
    skipped: Object.fromEntries(found.skipped.map(({ path: name, why }) => [name, why])),
  }
}

test('an app comes with its own files; what tools make or keep secret stays, and is named', async () => {
  await put({
    'package.json': '{"dependencies":{"react":"19"}}',
    'src/app.tsx': 'x',
    'public/logo.png': Buffer.from([0, 1, 2]),
    '.gitignore': 'dist',
    '.env': 'KEY=1',
    '.env.local': 'KEY=2',
    '.envrc': 'export KEY=3',
    '.env-production': 'KEY=4',
    '.env.example': 'KEY=',
    'certificates/server.pem': 'secret',
    '.npmrc': '//x/:_authToken=1',
    'node_modules/react/index.js': 'x',
    'packages/a/node_modules/b/index.js': 'x',
    'dist/app.js': 'built',
    '.git/HEAD': 'ref',
    'src/.DS_Store': 'x',
  })
  expect(await read()).toEqual({
    files: ['.env.example', '.gitignore', 'package.json', 'public/logo.png', 'src/app.tsx'],
    skipped: {
      '.env': 'It may hold secrets.',
      '.env.local': 'It may hold secrets.',
      '.envrc': 'It may hold secrets.',
      '.env-production': 'It may hold secrets.',
      '.npmrc': 'It may hold secrets.',
      'certificates/server.pem': 'It may hold secrets.',
      'node_modules/': 'Installed packages can be installed again.',
      'packages/a/node_modules/': 'Installed packages can be installed again.',
      'dist/': 'It is made by a build.',
      '.git/': 'It belongs to another tool.',
    },
  })
})

test('a plain page keeps a folder called dist: nothing builds it', async () => {
  await put({ 'index.html': 'x', 'dist/app.js': 'x', 'build/style.css': 'x' })
  expect((await read()).files).toEqual(['build/style.css', 'dist/app.js', 'index.html'])
})

test('links, pipes, large files and names that other computers do not take stay', async () => {
  await put({ 'index.html': 'x', 'large.bin': Buffer.alloc(2 * 1024 * 1024 + 1), 'what?.html': 'x', 'App.css': 'x' })
  await put({ 'app.css': 'x' })
  await symlink('/etc/hosts', path.join(folder, 'hosts.txt'))
  await symlink('/etc', path.join(folder, 'etc'))
  execFileSync('mkfifo', [path.join(folder, 'pipe')])
  const { files, skipped } = await read()
  expect(files).toEqual(['App.css', 'index.html'])
  expect(Object.keys(skipped).toSorted()).toEqual(['app.css', 'etc', 'hosts.txt', 'large.bin', 'pipe', 'what?.html'])
  expect(skipped).toMatchObject({
    'app.css': 'Some computers take it for App.css.',
    'hosts.txt': 'It is a link.',
    pipe: 'It is no ordinary file.',
    'large.bin': 'It is larger than 2 MB.',
  })
})

test('what is no folder, holds nothing, or holds too much, is refused with a sentence', async () => {
  await expect(readFolder('some/folder', never)).rejects.toThrow('whole path')
  await expect(readFolder(path.join(folder, 'nothing'), never)).rejects.toThrow('There is no folder')
  await expect(readFolder(folder, never)).rejects.toThrow('holds no files')
  await put({ file: 'x' })
  await expect(readFolder(path.join(folder, 'file'), never)).rejects.toThrow('is a file')
  await expect(readFolder(path.join(folder, 'x'.repeat(300)), never)).rejects.toThrow('may not read')
  for (let count = 0; count < 11; count += 1) await put({ [`${count}.bin`]: Buffer.alloc(2 * 1024 * 1024) })
  await expect(readFolder(folder, never)).rejects.toThrow('more than 20 MB')
})

test('too many files are refused, not cut off', async () => {
  await put(Object.fromEntries(Array.from({ length: 501 }, (_, count) => [`${count}.txt`, ''])))
  await expect(readFolder(folder, never)).rejects.toThrow('more than 500 files')
})

test('it can be stopped', async () => {
  await put({ 'index.html': 'x' })
  await expect(readFolder(folder, AbortSignal.abort())).rejects.toMatchObject({ error: { kind: 'aborted' } })
})
