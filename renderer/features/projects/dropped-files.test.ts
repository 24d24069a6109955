/** What a drop becomes. */
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { archiveOf, type LooseFile, nameOf, withIndex, withoutRoot } from './dropped-files.ts'

const file = (path: string, text = path): LooseFile => ({ path, file: new File([text], path.split('/').at(-1) ?? '') })
const paths = (files: readonly LooseFile[]): readonly string[] => files.map(({ path }) => path)
const never = new AbortController().signal

describe('a drop becomes an archive', () => {
  test('one that is an archive already stays as it is', async () => {
    const zip = file('my-app.zip')
    expect(await archiveOf([zip], never)).toEqual({ file: zip.file, name: 'my-app' })
  })

  test('a page with its files is packed, each with its own bytes', async () => {
    const archive = await archiveOf([file('page.html', '<p>Hi'), file('img/a.svg', '<svg>')], never)
    const entries = unzipSync(new Uint8Array(await archive.file.arrayBuffer()))
    expect(
      Object.fromEntries(Object.entries(entries).map(([path, bytes]) => [path, String.fromCharCode(...bytes)])),
    ).toEqual({ 'index.html': '<p>Hi', 'img/a.svg': '<svg>' })
    expect(archive.name).toBe('page')
  })

  test('without a page it is refused, in words', async () => {
    await expect(archiveOf([file('photo.png')], never)).rejects.toThrow('photo.png is neither a ZIP nor a page')
    await expect(archiveOf([file('a.css'), file('b.js')], never)).rejects.toThrow('no HTML file')
  })

  test('too many files are refused', async () => {
    const many = Array.from({ length: 2_001 }, (_, index) => file(`p/${index}.html`))
    await expect(archiveOf(many, never)).rejects.toThrow('at most 2000 files')
  })

  test('it can be stopped', async () => {
    await expect(archiveOf([file('index.html')], AbortSignal.abort())).rejects.toThrow(/abort/i)
  })
})

describe('names and paths', () => {
  test('a folder gives its name, and its files lose it', () => {
    const files = [file('site/index.html'), file('site/css/a.css')]
    expect(nameOf(files)).toBe('site')
    expect(paths(withoutRoot(files))).toEqual(['index.html', 'css/a.css'])
  })

  test('files side by side keep their paths', () => {
    const files = [file('a.html'), file('css/a.css')]
    expect(paths(withoutRoot(files))).toEqual(['a.html', 'css/a.css'])
  })

  test('only a page that is alone becomes index.html', () => {
    expect(paths(withIndex([file('a.html'), file('a.css')]))).toEqual(['index.html', 'a.css'])
    expect(paths(withIndex([file('a.html'), file('b.html')]))).toEqual(['a.html', 'b.html'])
    expect(paths(withIndex([file('sub/a.html')]))).toEqual(['sub/a.html'])
  })
})
