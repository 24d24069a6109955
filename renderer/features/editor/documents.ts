/** A project's open files: their text, what is not saved, and what to do when the file on disk is another by now. */
import { type AppError, toAppError } from '#shared/domain/error.ts'
import type { EditorClient } from './types.ts'
import type { UnsavedTexts } from './unsaved-texts.ts'

/** What this module needs of an editor's text model. */
export interface TextModel {
  getValue(): string
  /** The same number again after an undo back to the same text. */
  getAlternativeVersionId(): number
  onDidChangeContent(listener: () => void): { dispose(): void }
  dispose(): void
}

/** How models are made and changed; `replace` can be undone by the user. */
export interface TextModels<Model extends TextModel> {
  create(path: string, text: string): Model
  replace(model: Model, text: string): void
}

export interface DocumentState {
  readonly loading: boolean
  readonly dirty: boolean
  /** The file is no text: there is no model of it. */
  readonly binary: boolean
  /** The file on disk is another than the one this text began with; `text` is undefined when it is gone. */
  readonly conflict: { readonly text: string | undefined; readonly hash: string | undefined } | undefined
  readonly error: AppError | undefined
}

export interface Documents<Model extends TextModel> {
  /** Loads a file that is not there yet, or that failed. */
  open(path: string): void
  model(path: string): Model | undefined
  state(path: string): DocumentState | undefined
  unsaved(): ReadonlySet<string>
  /** Resolves to the version that the save made, or undefined when nothing was saved: `state` says why. */
  save(path: string): Promise<string | undefined>
  /** Saves over what is on disk. */
  keepMine(path: string): Promise<string | undefined>
  /** Takes what is on disk; an undo in the editor brings the own text back. */
  takeTheirs(path: string): void
  /** Looks at the disk again: unchanged text follows it, changed text never does. */
  refresh(): Promise<void>
  /** Drops what is saved, to free memory; unsaved text stays. */
  dropSaved(): void
  /** A file, or all below a folder, has another path now: unsaved text goes along. */
  moved(from: string, to: string): void
  /** Lets go of a file, or of all below a folder, that the user has deleted; unsaved text stays in the storage alone. */
  removed(path: string): void
  /** Changes whenever any state does. */
  revision(): number
  subscribe(listener: () => void): () => void
}

interface Entry<Model> {
  state: DocumentState
  model: Model | undefined
  baseHash: string
  cleanVersion: number
  /** Work on one file is done in turn: a look at the disk must not see a save half way. */
  queue: Promise<unknown>
}

const idle: DocumentState = { loading: false, dirty: false, binary: false, conflict: undefined, error: undefined }

export interface DocumentsOptions<Model extends TextModel> {
  readonly projectId: string
  readonly client: Pick<EditorClient, 'file'>
  readonly models: TextModels<Model>
  readonly unsaved: UnsavedTexts
}

/** The open files of one project. Nothing is read before `open`. */
export function createDocuments<Model extends TextModel>(options: DocumentsOptions<Model>): Documents<Model> {
  const { projectId, client, models, unsaved } = options
  const entries = new Map<string, Entry<Model>>()
  const listeners = new Set<() => void>()
  let revision = 0

  function tell(): void {
    revision += 1
    for (const listener of [...listeners]) listener()
  }
  function patch(entry: Entry<Model>, change: Partial<DocumentState>): void {
    entry.state = { ...entry.state, ...change }
    tell()
  }
  function inTurn<Result>(entry: Entry<Model>, job: () => Promise<Result>): Promise<Result> {
    const done = entry.queue.then(job, job)
    entry.queue = done.catch(() => undefined)
    return done
  }

  function noteChange(path: string, entry: Entry<Model>): void {
    if (entry.model === undefined) return
    const dirty = entry.model.getAlternativeVersionId() !== entry.cleanVersion
    if (dirty) unsaved.write(path, { text: entry.model.getValue(), baseHash: entry.baseHash })
    else unsaved.remove(path)
    if (dirty !== entry.state.dirty) patch(entry, { dirty })
  }
  function markClean(path: string, entry: Entry<Model>, version: number, hash: string): void {
    entry.cleanVersion = version
    entry.baseHash = hash
    entry.state = { ...idle, dirty: entry.state.dirty }
    noteChange(path, entry)
    tell()
  }

  async function load(path: string, entry: Entry<Model>): Promise<void> {
    try {
      const { text, hash, binary } = await client.file.read({ projectId, path })
      if (entries.get(path) !== entry) return
      if (binary) {
        entry.baseHash = hash
        return patch(entry, { loading: false, binary: true })
      }
      const model = adopt(path, entry, text, hash)
      entry.state = idle
      const kept = unsaved.read(path)
      if (kept !== undefined && kept.text !== text) {
        entry.baseHash = kept.baseHash
        models.replace(model, kept.text)
        if (kept.baseHash !== hash) entry.state = { ...entry.state, conflict: { text, hash } }
      }
      tell()
    } catch (thrown) {
      const error = toAppError(thrown)
      const kept = error.kind === 'not-found' ? unsaved.read(path) : undefined
      if (kept === undefined) return patch(entry, { loading: false, error })
      // The file is gone, and what was typed into it is not.
      adopt(path, entry, kept.text, kept.baseHash)
      entry.cleanVersion = -1
      patch(entry, { ...idle, dirty: true, conflict: { text: undefined, hash: undefined } })
    }
  }
  function adopt(path: string, entry: Entry<Model>, text: string, baseHash: string): Model {
    const model = models.create(path, text)
    entry.model = model
    entry.baseHash = baseHash
    entry.cleanVersion = model.getAlternativeVersionId()
    model.onDidChangeContent(() => noteChange(path, entry))
    return model
  }

  /** Compares with the disk: unchanged text takes what is there. */
  async function compare(path: string, entry: Entry<Model>): Promise<void> {
    if (entry.model === undefined && !entry.state.binary) return
    try {
      const { text, hash, binary } = await client.file.read({ projectId, path })
      if (hash === entry.baseHash && binary === entry.state.binary) return
      // What is a picture now, or was one, begins anew.
      if (entry.model === undefined || (binary && !entry.state.dirty)) {
        drop(path, entry)
        return open(path)
      }
      if (entry.state.dirty && text !== entry.model.getValue()) return patch(entry, { conflict: { text, hash } })
      if (text !== entry.model.getValue()) models.replace(entry.model, text)
      markClean(path, entry, entry.model.getAlternativeVersionId(), hash)
    } catch (thrown) {
      if (toAppError(thrown).kind !== 'not-found') return
      if (entry.state.dirty) patch(entry, { conflict: { text: undefined, hash: undefined } })
      else drop(path, entry)
    }
  }

  function drop(path: string, entry: Entry<Model>): void {
    entry.model?.dispose()
    entries.delete(path)
    tell()
  }

  async function write(path: string, entry: Entry<Model>, baseHash: string | undefined): Promise<string | undefined> {
    const { model } = entry
    if (model === undefined) return undefined
    const version = model.getAlternativeVersionId()
    try {
      const saved = await client.file.write({
        projectId,
        path,
        text: model.getValue(),
        ...(baseHash === undefined ? {} : { baseHash }),
      })
      markClean(path, entry, version, saved.hash)
      return saved.versionId
    } catch (thrown) {
      await compare(path, entry)
      if (entry.state.conflict === undefined) patch(entry, { error: toAppError(thrown) })
      return undefined
    }
  }

  function open(path: string): void {
    const known = entries.get(path)
    if (known !== undefined && (known.model !== undefined || known.state.loading || known.state.binary)) return
    const entry: Entry<Model> = known ?? {
      state: idle,
      model: undefined,
      baseHash: '',
      cleanVersion: 0,
      queue: Promise.resolve(),
    }
    entry.state = { ...idle, loading: true }
    entries.set(path, entry)
    void inTurn(entry, () => load(path, entry))
    tell()
  }
  function below(folder: string): string[] {
    const paths = new Set([...entries.keys(), ...unsaved.paths()])
    return [...paths].filter((path) => path === folder || path.startsWith(`${folder}/`))
  }

  return {
    open,
    model: (path) => entries.get(path)?.model,
    state: (path) => entries.get(path)?.state,
    unsaved: () => new Set([...entries].filter(([, entry]) => entry.state.dirty).map(([path]) => path)),
    async save(path) {
      const entry = entries.get(path)
      if (entry === undefined) return undefined
      return inTurn(entry, async () => {
        if (!entry.state.dirty || entry.state.conflict !== undefined) return undefined
        return write(path, entry, entry.baseHash)
      })
    },
    async keepMine(path) {
      const entry = entries.get(path)
      if (entry?.state.conflict === undefined) return undefined
      return inTurn(entry, () => {
        const hash = entry.state.conflict?.hash
        entry.state = { ...entry.state, conflict: undefined }
        return write(path, entry, hash)
      })
    },
    takeTheirs(path) {
      const entry = entries.get(path)
      const conflict = entry?.state.conflict
      if (entry?.model === undefined || conflict === undefined) return
      if (conflict.text === undefined || conflict.hash === undefined) {
        unsaved.remove(path)
        drop(path, entry)
        return
      }
      models.replace(entry.model, conflict.text)
      markClean(path, entry, entry.model.getAlternativeVersionId(), conflict.hash)
    },
    async refresh() {
      await Promise.all([...entries].map(([path, entry]) => inTurn(entry, () => compare(path, entry))))
    },
    dropSaved() {
      for (const [path, entry] of [...entries]) if (!entry.state.dirty) drop(path, entry)
    },
    moved(from, to) {
      for (const path of below(from)) {
        const kept = unsaved.read(path)
        if (kept !== undefined) unsaved.write(to + path.slice(from.length), kept)
        unsaved.remove(path)
        const entry = entries.get(path)
        if (entry !== undefined) drop(path, entry)
      }
    },
    removed(folder) {
      for (const path of below(folder)) {
        const entry = entries.get(path)
        if (entry !== undefined) drop(path, entry)
      }
    },
    revision: () => revision,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
