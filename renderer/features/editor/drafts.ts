/** The files of an answer that is being written: one text each, with at most one edit a frame. */
import { changesFor, createDeltaBuffer, type DraftChange } from './delta-buffer.ts'
import { browserFrames, createFrameTask, type FrameClock } from './frames.ts'
import type { EditorFeed } from './types.ts'

/** What this module needs of an editor's text model. */
export interface DraftModel {
  dispose(): void
}

/** How models are made and written to, without a trace in the undo stack. */
export interface DraftModels<Model extends DraftModel> {
  create(path: string): Model
  append(model: Model, text: string): void
  empty(model: Model): void
  /** The text is whole: an undo never goes behind this. */
  seal(model: Model): void
}

export interface DraftFile<Model> {
  readonly path: string
  readonly model: Model
  /** True while the answer is inside this file. */
  readonly writing: boolean
  readonly whole: boolean
  /** Characters that have come, as the answer had them. */
  readonly characters: number
}

export interface Drafts<Model> {
  file(path: string): DraftFile<Model> | undefined
  /** In the order of their first appearance; a new array when a file begins, ends, goes or is followed. */
  list(): readonly DraftFile<Model>[]
  /** Of the files that are being written, the one to look at: to its end, then another. */
  followed(): string | undefined
  /** Looks at this one from now on, if it is being written. */
  follow(path: string): void
  /** When `list` has changed. */
  subscribe(listener: () => void): () => void
  /** After each frame's edits. */
  onWritten(listener: () => void): () => void
  /** Writes what waits for the next frame. */
  flush(): void
  /** Leaves the feed; the texts stay until `dispose`. */
  leave(): void
  dispose(): void
}

interface Mutable<Model> {
  path: string
  model: Model
  writing: boolean
  whole: boolean
  characters: number
  /** When it was begun and last written to, counted in changes. */
  begunAt: number
  touchedAt: number
  /** A carriage return at the end of a piece waits: its line feed may come with the next one. */
  held: string
}

/** Follows a run's feed from where it stands now. */
export function createDrafts<Model extends DraftModel>(
  feed: EditorFeed,
  models: DraftModels<Model>,
  clock: FrameClock = browserFrames,
): Drafts<Model> {
  const files = new Map<string, Mutable<Model>>()
  const onList = new Set<() => void>()
  const onText = new Set<() => void>()
  let list: readonly DraftFile<Model>[] = []
  let followed: string | undefined
  let count = 0

  function apply(change: DraftChange): boolean {
    const file = files.get(change.path)
    count += 1
    if (change.type === 'append') {
      if (file !== undefined) append(file, change.text)
      return false
    }
    if (change.type === 'start') start(change.path, file)
    else if (file !== undefined) finish(file, change.type)
    return true
  }
  function start(path: string, known: Mutable<Model> | undefined): void {
    // An answer writes one file after the other; only a React app's are written side by side.
    if (feed.getView().kind !== 'react') stopWriting()
    if (known !== undefined) models.empty(known.model)
    const model = known?.model ?? models.create(path)
    const now = { begunAt: count, touchedAt: count }
    files.set(path, { path, model, writing: true, whole: false, characters: 0, held: '', ...now })
    followed ??= path
  }
  function stopWriting(): void {
    for (const file of files.values()) file.writing = false
    followed = undefined
  }
  /** A file that was left without a word is let go when another was written from its beginning to its end meanwhile. */
  function followNext(ended: Mutable<Model>): void {
    const now = followed === undefined ? undefined : files.get(followed)
    const isLeft = now !== undefined && now.touchedAt < ended.begunAt
    if (isLeft) now.writing = false
    if (now?.writing === true) return
    const writing = [...files.values()].filter((file) => file.writing)
    followed = writing.toSorted((one, other) => one.begunAt - other.begunAt)[0]?.path
  }
  function append(file: Mutable<Model>, piece: string): void {
    file.characters += piece.length
    file.touchedAt = count
    const text = file.held + piece
    file.held = text.endsWith('\r') ? '\r' : ''
    models.append(file.model, file.held === '' ? text : text.slice(0, -1))
  }
  function finish(file: Mutable<Model>, how: 'end' | 'drop'): void {
    if (file.held !== '') models.append(file.model, file.held)
    file.held = ''
    file.writing = false
    file.whole = how === 'end'
    if (how === 'end') models.seal(file.model)
    else {
      files.delete(file.path)
      file.model.dispose()
    }
    followNext(file)
  }
  function write(changes: readonly DraftChange[]): void {
    const listed = changes.map(apply).includes(true)
    if (listed) list = [...files.values()]
    for (const listener of [...onText]) listener()
    if (listed) for (const listener of [...onList]) listener()
  }

  const view = feed.getView()
  const buffer = createDeltaBuffer(view.lastSeq)
  const task = createFrameTask(() => write(buffer.take()), clock)
  const stop = feed.onEvents((events) => {
    if (buffer.push(events)) task.request()
    // The end is not worth a frame's wait, and whoever reads the texts after it must find them whole.
    if (events.some((event) => event.type === 'run-end')) {
      task.flush()
      endWriting()
    }
  })
  function endWriting(): void {
    stopWriting()
    list = [...files.values()]
    for (const listener of [...onList]) listener()
  }
  write(changesFor(view.files))
  if (view.outcome !== undefined) endWriting()

  return {
    file: (path) => files.get(path),
    list: () => list,
    followed: () => followed,
    follow(path) {
      if (followed === path || files.get(path)?.writing !== true) return
      followed = path
      list = [...files.values()]
      for (const listener of [...onList]) listener()
    },
    subscribe(listener) {
      onList.add(listener)
      return () => void onList.delete(listener)
    },
    onWritten(listener) {
      onText.add(listener)
      return () => void onText.delete(listener)
    },
    flush: () => task.flush(),
    leave() {
      stop()
      task.stop()
    },
    dispose() {
      stop()
      task.stop()
      for (const file of files.values()) file.model.dispose()
      files.clear()
      list = []
    },
  }
}
