import { failure } from '#shared/domain/error.ts'
import { describe, expect, it } from 'vitest'
import { createDocuments, type TextModel, type TextModels } from './documents.ts'
import type { EditorClient } from './types.ts'
import { unsavedTexts } from './unsaved-texts.ts'

const hashOf = (text: string): string => `hash of ${text}`

class FakeModel implements TextModel {
  private readonly listeners = new Set<() => void>()
  private past: string[]
  constructor(text: string) {
    this.past = [text]
  }
  getValue = (): string => this.past.at(-1) ?? ''
  getAlternativeVersionId = (): number => this.past.length
  onDidChangeContent(listener: () => void): { dispose(): void } {
    this.listeners.add(listener)
    return { dispose: () => this.listeners.delete(listener) }
  }
  dispose(): void {
    this.listeners.clear()
  }
  type(text: string): void {
    this.past = [...this.past, text]
    for (const listener of this.listeners) listener()
  }
  undo(): void {
    this.past = this.past.slice(0, -1)
    for (const listener of this.listeners) listener()
  }
}

const models: TextModels<FakeModel> = {
  create: (_path, text) => new FakeModel(text),
  replace: (model, text) => model.type(text),
}

/** A disk that refuses a write on another base, as the studio does. */
function disk(files: Record<string, string>): Pick<EditorClient, 'file'> {
  let saves = 0
  const read = async ({ path }: { path: string }) => {
    const text = files[path]
    if (text === undefined) throw failure('not-found', `${path} is not there.`)
    return { text, binary: text.includes('\0'), hash: hashOf(text) }
  }
  const write = async (input: { path: string; text: string; baseHash?: string | undefined }) => {
    const there = files[input.path]
    if (input.baseHash !== undefined && there !== undefined && hashOf(there) !== input.baseHash) {
      throw failure('invalid-input', 'The file has changed on disk.')
    }
    files[input.path] = input.text
    saves += 1
    return { hash: hashOf(input.text), versionId: `v${saves}` }
  }
  return { file: { read, write } as unknown as EditorClient['file'] }
}

function memoryStorage(): Storage {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  }
}

async function opened(files: Record<string, string>, storage = memoryStorage()) {
  const documents = createDocuments({
    projectId: 'p',
    client: disk(files),
    models,
    unsaved: unsavedTexts('p', storage),
  })
  documents.open('a')
  await documents.refresh()
  const model = documents.model('a')
  if (model === undefined) throw new Error('a was not loaded')
  return { documents, model, storage }
}

describe('open files', () => {
  it('are unsaved after typing, and no longer after an undo', async () => {
    const { documents, model } = await opened({ a: '1' })
    model.type('2')
    expect(documents.unsaved()).toEqual(new Set(['a']))
    model.undo()
    expect(documents.unsaved()).toEqual(new Set())
  })

  it('save what was typed; what is typed during the save stays unsaved', async () => {
    const files = { a: '1' }
    const { documents, model } = await opened(files)
    model.type('2')
    const saving = documents.save('a')
    await Promise.resolve()
    model.type('3')
    expect(await saving).toBe('v1')
    expect(files.a).toBe('2')
    expect(documents.state('a')).toMatchObject({ dirty: true, conflict: undefined })
    await documents.save('a')
    expect(files.a).toBe('3')
  })

  it('follow the disk when nothing was typed', async () => {
    const files = { a: '1' }
    const { documents, model } = await opened(files)
    files.a = 'by the run'
    await documents.refresh()
    expect(model.getValue()).toBe('by the run')
    expect(documents.state('a')).toMatchObject({ dirty: false, conflict: undefined })
  })

  it('never lose typed text to a run: the user chooses', async () => {
    const files = { a: '1' }
    const { documents, model } = await opened(files)
    model.type('mine')
    files.a = 'theirs'
    await documents.refresh()
    expect(model.getValue()).toBe('mine')
    expect(documents.state('a')?.conflict).toEqual({ text: 'theirs', hash: hashOf('theirs') })
    expect(await documents.save('a')).toBeUndefined()
    expect(files.a).toBe('theirs')

    await documents.keepMine('a')
    expect(files.a).toBe('mine')
    expect(documents.state('a')).toMatchObject({ dirty: false, conflict: undefined })
  })

  it('take what is on disk when told to, and an undo brings the own text back', async () => {
    const files = { a: '1' }
    const { documents, model } = await opened(files)
    model.type('mine')
    files.a = 'theirs'
    expect(await documents.save('a')).toBeUndefined()
    expect(documents.state('a')?.conflict?.text).toBe('theirs')
    documents.takeTheirs('a')
    expect(model.getValue()).toBe('theirs')
    expect(documents.state('a')).toMatchObject({ dirty: false, conflict: undefined })
    model.undo()
    expect(model.getValue()).toBe('mine')
    expect(documents.state('a')?.dirty).toBe(true)
  })

  it('keep the text of a file that was removed under it', async () => {
    const files: Record<string, string> = { a: '1' }
    const { documents, model } = await opened(files)
    model.type('mine')
    delete files['a']
    await documents.refresh()
    expect(documents.model('a')?.getValue()).toBe('mine')
    await documents.keepMine('a')
    expect(files['a']).toBe('mine')
  })

  it('come back with what was typed after a reload', async () => {
    const files = { a: '1' }
    const { model, storage } = await opened(files)
    model.type('typed')
    const again = await opened(files, storage)
    expect(again.model.getValue()).toBe('typed')
    expect(again.documents.state('a')).toMatchObject({ dirty: true, conflict: undefined })

    files.a = 'changed meanwhile'
    const later = await opened(files, storage)
    expect(later.model.getValue()).toBe('typed')
    expect(later.documents.state('a')?.conflict?.text).toBe('changed meanwhile')
  })

  it('take their unsaved text along when they, or their folder, get another path', async () => {
    const files: Record<string, string> = { a: '1' }
    const { documents, model } = await opened(files)
    model.type('typed')
    files['lib/a'] = '1'
    documents.moved('a', 'lib/a')
    expect(documents.model('a')).toBeUndefined()
    documents.open('lib/a')
    await documents.refresh()
    expect(documents.model('lib/a')?.getValue()).toBe('typed')
    expect(documents.state('lib/a')).toMatchObject({ dirty: true, conflict: undefined })
  })

  it('come back with what was typed also when the file is gone by then', async () => {
    const storage = memoryStorage()
    const first = await opened({ a: '1' }, storage)
    first.model.type('typed')
    const again = await opened({}, storage)
    expect(again.model.getValue()).toBe('typed')
    expect(again.documents.state('a')).toMatchObject({ dirty: true, conflict: { text: undefined } })
  })

  it('are no text models when they hold other bytes', async () => {
    const { documents } = await opened({ a: '1', picture: '\0' })
    documents.open('picture')
    await documents.refresh()
    expect(documents.model('picture')).toBeUndefined()
    expect(documents.state('picture')).toMatchObject({ binary: true, loading: false })
  })
})
