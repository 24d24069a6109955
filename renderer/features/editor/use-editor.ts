/** What the editor pane shows and can do: joins files, tabs, drafts and versions. */
import type { AppError } from '#shared/domain/error.ts'
import { useCallback, useEffect, useMemo, useReducer, useRef, useState, useSyncExternalStore } from 'react'
import { t } from '../../words/index.ts'
import type { CodePlace } from './code.ts'
import type { DocumentState } from './documents.ts'
import type { Drafts } from './drafts.ts'
import type { MonacoParts } from './load-monaco.ts'
import { kindOfFile, largestText } from './file-kind.ts'
import type { Model } from './monaco/models.ts'
import { byFile, countProblems } from './problems/problem.ts'
import { type Problems, useProblems } from './problems/use-problems.ts'
import { documentsOf, keepTabs, tabsOf } from './session.ts'
import { firstFile, tabsReducer } from './tabs-state.ts'
import { createFileActions, type FileActions } from './tree/file-actions.ts'
import type { FileMarks } from './tree/tree-row.tsx'
import type { EditorProps, EditorSettings } from './types.ts'
import { useDrafts } from './use-drafts.ts'
import { useMonaco } from './use-monaco.ts'
import { type Saving, useSave } from './use-save.ts'
import { useVersionModel } from './use-version-model.ts'

export interface EditorState {
  readonly parts: MonacoParts | undefined
  readonly error: AppError | undefined
  /** live: being written. draft: an answer's text. version: an older one. saved: the file itself. */
  readonly state: 'live' | 'draft' | 'version' | 'saved'
  readonly paths: readonly string[]
  readonly open: readonly string[]
  readonly active: string | undefined
  readonly unsaved: ReadonlySet<string>
  /** The shown file is being written. */
  readonly streaming: boolean
  readonly stream: Drafts<Model> | undefined
  readonly shown: Model | undefined
  readonly readOnly: string | undefined
  readonly bar: 'version' | 'draft' | undefined
  readonly hasSaved: boolean
  readonly showsSaved: boolean
  /** Of the shown file, when it is the file itself. */
  readonly document: DocumentState | undefined
  /** The shown file is no text, or too large to be opened as one: its size in bytes. */
  readonly opaque: { readonly bytes: number } | undefined
  readonly settings: EditorSettings
  readonly problems: Problems
  /** To go to, when its file is shown. */
  readonly place: CodePlace | undefined
  readonly saving: Saving
  readonly actions: FileActions
  marksOf(path: string): FileMarks
  pick(path: string): void
  goTo(place: CodePlace): void
  close(path: string): void
  closeAll(keep?: string): void
  reorder(path: string, before: string): void
  /** The open file so many tabs further. */
  step(by: 1 | -1): void
  save(): void
  keepMine(): void
  takeTheirs(): void
  toggleSaved(): void
  retryDocument(): void
  retry(): void
}

const noPaths: readonly string[] = []
const nothingUnsaved: ReadonlySet<string> = new Set()

export function useEditor(props: EditorProps): EditorState {
  const {
    client,
    projectId,
    files,
    theme,
    run,
    version,
    asked,
    onSaved,
    settings = firstSettings,
    locked = noPaths,
  } = props
  const live = run?.state === 'live'
  const { parts, error, retry } = useMonaco(theme, !live)
  const documents = useMemo(
    () => (parts === undefined ? undefined : documentsOf(projectId, client, parts)),
    [parts, projectId, client],
  )
  // For everything that is asked of the documents below.
  useSyncExternalStore(documents?.subscribe ?? never, documents?.revision ?? zero)
  const [tabs, dispatch] = useReducer(tabsReducer, projectId, tabsOf)
  const [showsSaved, setShowsSaved] = useState(false)
  const [place, setPlace] = useState<CodePlace>()
  const { formatOnSave } = settings
  const saving = useSave({ parts, documents, client, projectId, files, formatOnSave, onSaved })
  const { buildProblems } = props
  useEffect(
    () => (buildProblems === undefined ? undefined : parts?.markProblems(projectId, buildProblems)),
    [parts, projectId, buildProblems],
  )
  const problems = useProblems({ parts, client, projectId, files, idle: !live })
  const activeTab = useRef(tabs.active)
  useEffect(() => void (activeTab.current = tabs.active), [tabs.active])
  const openActive = useCallback(
    (among: (path: string) => boolean) => {
      if (activeTab.current !== undefined && among(activeTab.current)) documents?.open(activeTab.current)
    },
    [documents],
  )
  const { drafts, files: draftFiles } = useDrafts(parts, run, documents, openActive)

  useEffect(() => keepTabs(projectId, tabs), [projectId, tabs])
  useEffect(() => () => documents?.dropSaved(), [documents])
  useEffect(() => void documents?.refresh(), [documents, files])

  /** The one to look at, of those that are being written. */
  const writing = live ? drafts?.followed() : undefined
  const unsaved = documents?.unsaved() ?? nothingUnsaved
  const projectPaths = useMemo(
    () => [...new Set([...files.map(({ path }) => path), ...draftFiles.map(({ path }) => path)])],
    [files, draftFiles],
  )
  const runId = run?.id
  // What was there when the run began: a new app's files are on disk as soon as they are whole, and no draft over it.
  const [before, setBefore] = useState({ runId, files })
  if (before.runId !== runId) setBefore({ runId, files })
  useEffect(() => {
    dispatch({ type: 'run-began' })
    setShowsSaved(false)
  }, [runId])
  /** Open files that are being moved: their tabs stay until they have the new path. */
  const movingNow = useRef<readonly string[]>([])
  const listed = useRef<readonly string[]>([])
  useEffect(() => {
    const before = listed.current
    listed.current = draftFiles.map((file) => file.path)
    const paths = listed.current.filter((path) => !before.includes(path) || path === writing)
    // What was written in one go is shown too, unless another file is looked at.
    const most = run?.feed.getView().kind === 'react' ? 1 : 6
    if (paths.length > 0) dispatch({ type: 'began', paths, front: writing ?? paths.at(-1), most })
    // A file that was begun comes to the front once: when it is listed, or when the answer comes back to it.
  }, [draftFiles, writing, run])
  useEffect(() => {
    // None at all: they are still being read.
    if (projectPaths.length === 0) return
    const kept = new Set([...(documents?.unsaved() ?? nothingUnsaved), ...movingNow.current])
    dispatch({ type: 'files', paths: projectPaths, kept })
  }, [projectPaths, documents])

  const writingNow = useRef(writing)
  useEffect(() => void (writingNow.current = writing), [writing])
  useEffect(() => {
    if (asked === undefined) return
    dispatch({ type: 'pick', path: asked.path, writing: writingNow.current })
    // Without a line too: who opens a file goes on in it.
    setPlace(asked)
  }, [asked])

  const paths = version === undefined ? projectPaths : version.files.map(({ path }) => path)
  const inVersion = tabs.active !== undefined && paths.includes(tabs.active)
  const active = version === undefined || inVersion ? tabs.active : firstFile(paths)
  const old = useVersionModel(parts, client, version, active)

  const isLeftOut = active !== undefined && run?.leftOut?.includes(active) === true
  const draft = active === undefined || version !== undefined || isLeftOut ? undefined : drafts?.file(active)
  const hasSaved = draft !== undefined && before.files.some(({ path }) => path === active)
  const showsDraft = draft !== undefined && !(showsSaved && hasSaved)
  const showsFile = version === undefined && !showsDraft && active !== undefined
  const bytes = files.find(({ path }) => path === active)?.bytes ?? 0
  const document = showsFile ? documents?.state(active) : undefined
  const isOpaque = showsFile && (kindOfFile(active) === 'image' || bytes > largestText || document?.binary === true)
  useEffect(() => {
    if (showsFile && !isOpaque) documents?.open(active)
  }, [documents, showsFile, isOpaque, active])

  const pathsNow = useRef<ReadonlySet<string>>(nothingUnsaved)
  const tabsNow = useRef(tabs)
  useEffect(() => {
    pathsNow.current = new Set(projectPaths)
    tabsNow.current = tabs
  })
  const actions = useMemo(
    () =>
      createFileActions({
        client,
        projectId,
        paths: () => pathsNow.current,
        async moving(from, to, work) {
          movingNow.current = tabsNow.current.open.filter((path) => isBelow(path, from))
          try {
            await work
            documents?.moved(from, to)
            dispatch({ type: 'moved', from, to })
          } finally {
            movingNow.current = []
          }
        },
        removed(path) {
          documents?.removed(path)
          for (const open of tabsNow.current.open) if (isBelow(open, path)) dispatch({ type: 'close', path: open })
        },
        onPick: (path) => dispatch({ type: 'pick', path, writing: undefined }),
      }),
    [client, projectId, documents],
  )

  const changed = useMemo(() => new Set(draftFiles.map(({ path }) => path)), [draftFiles])
  const counts = useMemo(() => countsByPath(problems.list), [problems.list])
  const written = useMemo(
    () => new Set(live ? draftFiles.filter((file) => file.writing).map(({ path }) => path) : []),
    [live, draftFiles],
  )
  const marksOf = (path: string): FileMarks => ({
    writing: written.has(path),
    unsaved: unsaved.has(path),
    changed: version === undefined && changed.has(path) && run?.leftOut?.includes(path) !== true,
    locked: version === undefined && locked.includes(path),
    ...counts.get(path),
  })
  const pick = (path: string): void => {
    drafts?.follow(path)
    dispatch({ type: 'pick', path, writing: written.has(path) ? path : writing })
  }
  const close = (path: string): void => dispatch({ type: 'close', path })
  const open = version === undefined ? tabs.open : tabs.open.filter((path) => paths.includes(path))

  const isStreaming = showsDraft && active !== undefined && written.has(active)

  const { save: saveFile } = saving
  const save = useCallback(() => {
    if (active !== undefined && showsFile) void saveFile(active)
  }, [active, showsFile, saveFile])

  return {
    parts,
    error: error ?? (version === undefined ? undefined : old.error),
    state: version !== undefined ? 'version' : !showsDraft ? 'saved' : isStreaming ? 'live' : 'draft',
    paths,
    open,
    active,
    unsaved,
    streaming: isStreaming && version === undefined,
    stream: drafts,
    shown: version !== undefined ? old.model : showsDraft ? draft.model : documents?.model(active ?? ''),
    readOnly: readOnlyWhy(version !== undefined, showsDraft, live),
    bar: version !== undefined ? 'version' : draft && run && (hasSaved || run.state === 'draft') ? 'draft' : undefined,
    hasSaved,
    showsSaved,
    document,
    opaque: isOpaque ? { bytes } : undefined,
    settings,
    problems,
    place,
    saving,
    actions,
    marksOf,
    pick,
    goTo(next) {
      pick(next.path)
      setPlace(next)
    },
    close,
    closeAll: (keep) => dispatch({ type: 'close-all', keep }),
    reorder: (path, before) => dispatch({ type: 'reorder', path, before }),
    step(by) {
      const next = open[(open.indexOf(active ?? '') + by + open.length) % open.length]
      if (next !== undefined) pick(next)
    },
    save,
    keepMine: () => {
      if (active === undefined) return
      void documents?.keepMine(active).then((versionId) => {
        if (versionId !== undefined) onSaved?.({ path: active, versionId })
      })
    },
    takeTheirs: () => {
      if (active === undefined) return
      const isGone = document?.conflict !== undefined && document.conflict.text === undefined
      documents?.takeTheirs(active)
      if (isGone) close(active)
    },
    toggleSaved: () => setShowsSaved(!showsSaved),
    retryDocument: () => {
      if (active === undefined) return
      if (documents?.model(active) === undefined) documents?.open(active)
      else save()
    },
    retry,
  }
}

const firstSettings: EditorSettings = { editorFontSize: 13, wordWrap: false, formatOnSave: true }

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}

function countsByPath(problems: Problems['list']): ReadonlyMap<string, Pick<FileMarks, 'errors' | 'warnings'>> {
  return new Map(byFile(problems).map(([path, found]) => [path, countProblems(found)]))
}

function readOnlyWhy(version: boolean, draft: boolean, live: boolean): string | undefined {
  if (version) return t('editor.readOnlyVersion')
  if (!draft) return undefined
  return live ? t('editor.readOnlyLive') : t('editor.readOnlyDraft')
}

const never = (): (() => void) => () => undefined
const zero = (): number => 0
