import { mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { limits } from './paths.ts'
import { createWorkspace, type Workspace } from './workspace.ts'

let folder: string
let root: string
let workspace: Workspace

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kiln-workspace-'))
  root = path.join(folder, 'app')
  workspace = createWorkspace(root)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function textOf(name: string): Promise<string | undefined> {
  const bytes = await workspace.read(name)
  return bytes === undefined ? undefined : Buffer.from(bytes).toString()
}

const refused = { error: { kind: 'invalid-input' } }

describe('files', () => {
  test('what is written is read again, listed with its size, and nothing else is left in the folder', async () => {
    await workspace.write('./css/app.css', 'body{}')
    await workspace.write('index.html', Buffer.from('<h1>'))
    expect(await textOf('css/app.css')).toBe('body{}')
    expect(await workspace.list()).toMatchObject([
      { path: 'css/app.css', bytes: 6 },
      { path: 'index.html', bytes: 4 },
    ])
    expect(await readdir(root)).toEqual(['css', 'index.html'])
  })

  test('a file that another program writes anew is listed as another, also where its text is as long', async () => {
    await workspace.write('index.html', '<h1>One')
    const before = await workspace.list()
    expect(await workspace.list()).toEqual(before)
    await writeFile(path.join(root, 'index.html'), '<h1>Two')
    await utimes(path.join(root, 'index.html'), new Date(), new Date(Date.now() + 1000))
    expect(await workspace.list()).not.toEqual(before)
  })

  test('a folder that is not there has no files, and reading makes none', async () => {
    expect(await workspace.list()).toEqual([])
    expect(await workspace.read('index.html')).toBeUndefined()
    expect(await readdir(folder)).toEqual([])
  })

  test('a removed file takes the folders with it that it leaves empty, and no others', async () => {
    await workspace.write('a/b/c.txt', 'x')
    await workspace.write('a/d.txt', 'x')
    await workspace.remove('a/b/c.txt')
    expect(await readdir(path.join(root, 'a'))).toEqual(['d.txt'])
    await workspace.remove('a/b/c.txt')
    await workspace.remove('a/d.txt')
    expect(await readdir(root)).toEqual([])
  })

  test('texts leave out what is no UTF-8 text, and keep a byte order mark', async () => {
    await workspace.write('a.txt', '\ufeffمرحبا')
    await workspace.write('b.png', new Uint8Array([0x89, 0x50, 0xff, 0x00]))
    await workspace.write('c.txt', 'with\0nul')
    expect(await workspace.readTexts()).toEqual(new Map([['a.txt', '\ufeffمرحبا']]))
  })

  test('installed packages, git and the clutter of file managers are no files of the app', async () => {
    await workspace.write('index.html', 'x')
    for (const name of ['node_modules/x', '.git', 'sub/node_modules']) {
      await mkdir(path.join(root, name), { recursive: true })
      await writeFile(path.join(root, name, 'file.js'), 'x')
    }
    await writeFile(path.join(root, '.DS_Store'), 'x')
    expect((await workspace.list()).map((file) => file.path)).toEqual(['index.html'])
    expect(await workspace.read('node_modules/x/file.js')).toBeUndefined()
  })

  test('writes that are asked for at once end in their order', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => workspace.write('a.txt', `${index}`)))
    expect(await textOf('a.txt')).toBe('19')
  })
})

describe('paths that lead out or clash', () => {
  test.each(['../up.txt', '/etc/kiln', 'a/../../b', 'C:/x', 'nul.txt'])(
    '%s is refused, and nothing is written',
    async (name) => {
      await expect(workspace.write(name, 'x')).rejects.toMatchObject(refused)
      expect(await workspace.read(name)).toBeUndefined()
      expect(await readdir(folder)).toEqual([])
    },
  )

  test('a linked folder is neither written through, read through nor listed', async () => {
    const outside = path.join(folder, 'outside')
    await mkdir(outside)
    await mkdir(root)
    await writeFile(path.join(outside, 'secret.txt'), 'secret')
    await symlink(outside, path.join(root, 'css'))
    await expect(workspace.write('css/app.css', 'x')).rejects.toMatchObject(refused)
    await expect(workspace.remove('css/secret.txt')).rejects.toMatchObject(refused)
    expect(await workspace.read('css/secret.txt')).toBeUndefined()
    expect(await workspace.list()).toEqual([])
    expect(await readdir(outside)).toEqual(['secret.txt'])
  })

  test('a linked file is neither read nor written, and stays', async () => {
    await mkdir(root)
    await writeFile(path.join(folder, 'secret.txt'), 'secret')
    await symlink('../secret.txt', path.join(root, 'index.html'))
    expect(await workspace.read('index.html')).toBeUndefined()
    await expect(workspace.write('index.html', 'x')).rejects.toMatchObject(refused)
    expect(await readlink(path.join(root, 'index.html'))).toBe('../secret.txt')
    expect(await readFile(path.join(folder, 'secret.txt'), 'utf8')).toBe('secret')
  })

  test('two spellings of one name are refused, for files and for folders', async () => {
    await workspace.write('css/app.css', 'x')
    for (const name of ['css/App.css', 'CSS/other.css', 'Css']) {
      await expect(workspace.write(name, 'y')).rejects.toMatchObject(refused)
    }
    await expect(
      workspace.change(
        new Map([
          ['README.md', 'a'],
          ['readme.md', 'b'],
        ]),
      ),
    ).rejects.toMatchObject(refused)
    await workspace.write('css/app.css', 'z')
    expect((await workspace.list()).map((file) => file.path)).toEqual(['css/app.css'])
  })

  test('a rename that changes only the case is one change', async () => {
    await workspace.write('css/app.css', 'x')
    await workspace.change(
      new Map([
        ['css/app.css', undefined],
        ['CSS/App.css', 'x'],
      ]),
    )
    expect((await workspace.list()).map((file) => file.path)).toEqual(['CSS/App.css'])
  })

  test('a file is not made where a folder is, nor a folder where a file is, unless it goes in the same change', async () => {
    await workspace.write('a/b.txt', 'x')
    await expect(workspace.write('a', 'y')).rejects.toMatchObject(refused)
    await expect(workspace.write('a/b.txt/c.txt', 'y')).rejects.toMatchObject(refused)
    await mkdir(path.join(root, 'empty'))
    await expect(workspace.write('empty', 'y')).rejects.toMatchObject(refused)
    await workspace.change(
      new Map([
        ['a', 'file now'],
        ['a/b.txt', undefined],
      ]),
    )
    expect(await textOf('a')).toBe('file now')
  })
})

describe('limits', () => {
  test('a file, the count and the sum of sizes have one; a project at its limit can still change and shrink', async () => {
    await expect(workspace.write('big.bin', new Uint8Array(limits.fileBytes + 1))).rejects.toMatchObject(refused)
    const many = Array.from({ length: limits.files }, (_, index): [string, string] => [`f${index}.txt`, 'x'])
    await workspace.change(new Map(many))
    await expect(workspace.write('one-more.txt', 'x')).rejects.toThrow('at most 500 files')
    await workspace.write('f0.txt', 'y')
    await workspace.remove('f1.txt')
    await workspace.write('one-more.txt', 'x')
  })

  test('the sum of sizes has one', async () => {
    const count = limits.totalBytes / limits.fileBytes
    const full = Array.from({ length: count }, (_, index): [string, Uint8Array] => [
      `f${index}`,
      new Uint8Array(limits.fileBytes),
    ])
    await workspace.change(new Map(full))
    await expect(workspace.write('one-more.txt', 'x')).rejects.toThrow('at most 20 MB')
  })
})

test('a change that fails half way leaves every file as it was', async () => {
  await workspace.change(
    new Map([
      ['a.txt', 'old a'],
      ['gone/b.txt', 'old b'],
    ]),
  )
  // A folder in the way, which only shows when it is this file's turn: the others are in place by then.
  await mkdir(path.join(root, 'z.txt'))
  const change = new Map([
    ['a.txt', 'new a'],
    ['gone/b.txt', undefined],
    ['new/c.txt', 'new c'],
    ['z.txt', 'new z'],
  ])
  await expect(workspace.change(change)).rejects.toMatchObject(refused)
  expect(await workspace.readTexts()).toEqual(
    new Map([
      ['a.txt', 'old a'],
      ['gone/b.txt', 'old b'],
    ]),
  )
})

test('any row of changes leaves exactly the files that a map of them would hold', async () => {
  const name = fc.constantFrom('a.txt', 'b.txt', 'x/a.txt', 'x/y/b.txt', 'x/y/c.txt')
  const change = fc.array(
    fc.tuple(
      name,
      fc.option(
        fc.string({ maxLength: 3 }).map((text) => `t${text}`),
        { nil: undefined },
      ),
    ),
    {
      maxLength: 4,
    },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 4 }), async (changes) => {
      const fresh = createWorkspace(await mkdtemp(path.join(folder, 'any-')))
      const expected = new Map<string, string>()
      for (const entries of changes) {
        const files = new Map(entries)
        await fresh.change(files)
        for (const [file, text] of files) {
          if (text === undefined) expected.delete(file)
          else expected.set(file, text)
        }
      }
      const sorted = [...expected].toSorted(([a], [b]) => (a < b ? -1 : 1))
      expect([...(await fresh.readTexts())]).toEqual(sorted.filter(([, text]) => !text.includes('\0')))
    }),
    { numRuns: 30 },
  )
})
