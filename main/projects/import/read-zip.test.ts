import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter, type ZipWriterAddDataOptions } from '@zip.js/zip.js'
import { expect, test } from 'vitest'
import { readZip } from './read-zip.ts'

const never = new AbortController().signal

type Content = string | Uint8Array | { readonly text: string; readonly options: ZipWriterAddDataOptions }

async function zip(files: readonly (readonly [string, Content])[]): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, dataDescriptor: false })
  for (const [name, content] of files) {
    if (content instanceof Uint8Array) await writer.add(name, new Uint8ArrayReader(content))
    else if (typeof content === 'string') await writer.add(name, new TextReader(content))
    else await writer.add(name, new TextReader(content.text), content.options)
  }
  return await writer.close()
}

async function read(bytes: Uint8Array): Promise<{ files: Record<string, string>; skipped: Record<string, string> }> {
  const { files, skipped } = await readZip(bytes, never)
  return {
    files: Object.fromEntries([...files].map(([name, content]) => [name, Buffer.from(content).toString()])),
    skipped: Object.fromEntries(skipped.map(({ path, why }) => [path, why])),
  }
}

/** The same archive with other bytes of the same length: names are in it twice, sizes too. */
function patched(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1').replaceAll(from, to)
  return Buffer.from(text, 'latin1')
}

function withSize(bytes: Uint8Array, from: number, to: number): Uint8Array {
  const number = (value: number): string => {
    const buffer = Buffer.alloc(4)
    buffer.writeUInt32LE(value)
    return buffer.toString('latin1')
  }
  return patched(bytes, number(from), number(to))
}

test('an app comes out of an archive, and a folder around all of it goes', async () => {
  const inside = await zip([
    ['my-app/index.html', '<p>x'],
    ['my-app/css/app.css', 'a{}'],
    ['__MACOSX/my-app/._index.html', 'x'],
    ['my-app/.DS_Store', 'x'],
  ])
  expect(await read(inside)).toEqual({ files: { 'index.html': '<p>x', 'css/app.css': 'a{}' }, skipped: {} })
  expect(
    Object.keys(
      (
        await read(
          await zip([
            ['a/x.txt', '1'],
            ['b/x.txt', '2'],
          ]),
        )
      ).files,
    ),
  ).toEqual(['a/x.txt', 'b/x.txt'])
  expect(Object.keys((await read(await zip([['only.txt', '1']]))).files)).toEqual(['only.txt'])
})

test('what leads out of the folder stays out, whatever way it is written', async () => {
  const bytes = await zip([
    ['index.html', 'x'],
    ['aa/evil.txt', 'x'],
    ['bbbevil.txt', 'x'],
    ['ccevil.txt', 'x'],
    ['dd\\evil.txt', 'x'],
  ])
  const evil = [
    ['aa/evil.txt', '../evil.txt'],
    ['bbbevil.txt', '/evil/a.txt'],
    ['ccevil.txt', 'c:evil.txt'],
    ['dd\\evil.txt', '..\\evil.txt'],
  ] as const
  const { files, skipped } = await read(evil.reduce((now, [from, to]) => patched(now, from, to), bytes))
  expect(Object.keys(files)).toEqual(['index.html'])
  expect(Object.keys(skipped).toSorted()).toEqual(['../evil.txt', '/evil/a.txt', 'c:evil.txt'])
})

test('names of Windows become paths, and two files of one name are one', async () => {
  const names = await zip([
    ['css\\app.css', 'a'],
    ['index.html', 'b'],
    ['Index.html', 'c'],
    ['indey.html', 'd'],
  ])
  expect(await read(patched(names, 'indey.html', 'index.html'))).toEqual({
    files: { 'css/app.css': 'a', 'index.html': 'b' },
    skipped: { 'Index.html': 'Some computers take it for index.html.', 'index.html': 'It is there twice.' },
  })
})

test('links, secrets, packages and builds stay', async () => {
  const bytes = await zip([
    ['app/package.json', '{}'],
    ['app/index.html', 'x'],
    ['app/.env', 'x'],
    ['app/node_modules/a/index.js', 'x'],
    ['app/node_modules/b/index.js', 'x'],
    ['app/dist/index.js', 'x'],
    ['app/link', { text: '/etc/passwd', options: { unixMode: 0o120777 } }],
  ])
  const { files, skipped } = await read(bytes)
  expect(Object.keys(files)).toEqual(['package.json', 'index.html'])
  expect(Object.keys(skipped).toSorted()).toEqual(['.env', 'dist/', 'link', 'node_modules/'])
})

test('a bomb is refused by what it says, and by what it does when it lies', async () => {
  const zeros = new Uint8Array(30 * 1024 * 1024)
  const many = await zip(Array.from({ length: 11 }, (_, count) => [`${count}.bin`, zeros.subarray(0, 2 * 1024 * 1024)]))
  expect(many.byteLength).toBeLessThan(100_000)
  await expect(readZip(many, never)).rejects.toThrow('more than 20 MB')
  const one = await zip([
    ['index.html', 'x'],
    ['large.bin', zeros],
  ])
  expect((await read(one)).skipped).toEqual({ 'large.bin': 'It is larger than 2 MB.' })
  await expect(readZip(withSize(one, zeros.byteLength, 10), never)).rejects.toMatchObject({
    error: { kind: 'invalid-input' },
  })
})

test('a locked, cut-off, changed or foreign file is refused with a sentence', async () => {
  const locked = await zip([['index.html', { text: 'x', options: { password: 'p', zipCrypto: true } }]])
  await expect(readZip(locked, never)).rejects.toThrow('locked with a password')
  const whole = await zip([['index.html', { text: 'hello hello hello', options: { level: 0 } }]])
  await expect(readZip(whole.subarray(0, whole.byteLength - 30), never)).rejects.toThrow(
    'no ZIP archive, or it is damaged',
  )
  await expect(readZip(patched(whole, 'hello hello', 'hallo hello'), never)).rejects.toThrow('damaged')
  await expect(readZip(Buffer.from('<!doctype html>'), never)).rejects.toThrow('no ZIP archive')
  await expect(readZip(await zip([]), never)).rejects.toThrow('holds no files')
  await expect(readZip(await zip([['.env', 'x']]), never)).rejects.toThrow('holds no files')
  await expect(readZip(new Uint8Array(50 * 1024 * 1024 + 1), never)).rejects.toThrow('at most 50 MB')
})

test('it can be stopped', async () => {
  const bytes = await zip([['index.html', 'x']])
  await expect(readZip(bytes, AbortSignal.abort())).rejects.toMatchObject({ error: { kind: 'aborted' } })
})

test('names as long as an archive can hold are passed over at once, and told in short', async () => {
  const deep = 'a/'.repeat(32_000)
  const bytes = await zip([
    ['index.html', 'x'],
    [`${deep}one`, 'x'],
    [`${deep}two`, 'x'],
    [`${'/__MACOSX'.repeat(7_000)}\nx`, 'x'],
  ])
  const { files, skipped } = await readZip(bytes, never)
  expect([...files.keys()]).toEqual(['index.html'])
  expect(skipped.map(({ why }) => why)).toContain('The path is longer than 240 characters.')
  expect(Math.max(...skipped.map(({ path }) => path.length))).toBeLessThan(400)
})
