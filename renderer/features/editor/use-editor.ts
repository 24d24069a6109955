/** What the editor pane shows and can do: joins files, tabs, drafts and versions. */
import type { AppError } from '#shared/domain/error.ts'
import { useCallback, useEffect, useMemo, useReducer, useRef, useState, useSyncExternalStore } from 'react'
import type { DocumentState } from './documents.ts'
import type { Drafts } from './drafts.ts'
import type { MonacoParts } from './load-monaco.ts'
import type { Model } from './monaco/models.ts'
import { documentsOf, keepTabs, tabsOf } from './session.ts'
import { firstFile, tabsReducer } from './tabs-state.ts'
import type { EditorProps } from './types.ts'
import { useDrafts } from './use-drafts.ts'
import { useMonaco } from './use-monaco.ts'
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
  /** The file that the answer is in now. */
  readonly writing: string | undefined
  readonly stream: Drafts<Model> | undefined
  readonly shown: Model | undefined
  readonly readOnly: string | undefined
  readonly bar: 'version' | 'draft' | undefined
  readonly hasSaved: boolean
  readonly showsSaved: boolean
  /** Of the shown file, when it is the file itself. */
  readonly document: DocumentState | undefined
  pick(path: string): void
  close(path: string): void
  save(): void
  keepMine(): void
  takeTheirs(): void
  toggleSaved(): void
  retryDocument(): void
  retry(): void
}

const nothingUnsaved: ReadonlySet<string> = new Set()

export function useEditor(props: EditorProps): EditorState {
  const { client, projectId, files, theme, run, version, asked, onSaved } = props
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

  const writing = live ? draftFiles.find((file) => file.writing)?.path : undefined
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
  const listed = useRef<readonly string[]>([])
  useEffect(() => {
    const before = listed.current
    listed.current = draftFiles.map((file) => file.path)
    const paths = listed.current.filter((path) => !before.includes(path) || path === writing)
    if (paths.length > 0) dispatch({ type: 'began', paths })
    // A file that was begun comes to the front once: when it is listed, or when the answer comes back to it.
  }, [draftFiles, writing])
  useEffect(() => {
    // None at all: they are still being read.
    if (projectPaths.length === 0) return
    dispatch({ type: 'files', paths: projectPaths, kept: documents?.unsaved() ?? nothingUnsaved })
  }, [projectPaths, documents])

  const writingNow = useRef(writing)
  useEffect(() => void (writingNow.current = writing), [writing])
  useEffect(() => {
    if (asked !== undefined) dispatch({ type: 'pick', path: asked.path, writing: writingNow.current })
  }, [asked])

  const paths = version === undefined ? projectPaths : version.files.map(({ path }) => path)
  const inVersion = tabs.active !== undefined && paths.includes(tabs.active)
  const active = version === undefined || inVersion ? tabs.active : firstFile(paths)
  const old = useVersionModel(parts, client, version, active)

  const draft = active === undefined || version !== undefined ? undefined : drafts?.file(active)
  const hasSaved = draft !== undefined && before.files.some(({ path }) => path === active)
  const showsDraft = draft !== undefined && !(showsSaved && hasSaved)
  const showsFile = version === undefined && !showsDraft && active !== undefined
  useEffect(() => {
    if (showsFile) documents?.open(active)
  }, [documents, showsFile, active])

  const save = useCallback(() => {
    if (documents === undefined || active === undefined || !showsFile) return
    void documents.save(active).then((versionId) => {
      if (versionId !== undefined) onSaved?.({ path: active, versionId })
    })
  }, [documents, active, showsFile, onSaved])

  return {
    parts,
    error: error ?? (version === undefined ? undefined : old.error),
    state: version !== undefined ? 'version' : !showsDraft ? 'saved' : writing === active ? 'live' : 'draft',
    paths,
    open: version === undefined ? tabs.open : tabs.open.filter((path) => paths.includes(path)),
    active,
    unsaved,
    writing,
    stream: drafts,
    shown: version !== undefined ? old.model : showsDraft ? draft.model : documents?.model(active ?? ''),
    readOnly: readOnlyWhy(version !== undefined, showsDraft, live),
    bar: version !== undefined ? 'version' : draft && run && (hasSaved || run.state === 'draft') ? 'draft' : undefined,
    hasSaved,
    showsSaved,
    document: showsFile ? documents?.state(active) : undefined,
    pick: (path) => dispatch({ type: 'pick', path, writing }),
    close: (path) => dispatch({ type: 'close', path }),
    save,
    keepMine: () => {
      if (active === undefined) return
      void documents?.keepMine(active).then((versionId) => {
        if (versionId !== undefined) onSaved?.({ path: active, versionId })
      })
    },
    takeTheirs: () => active !== undefined && documents?.takeTheirs(active),
    toggleSaved: () => setShowsSaved(!showsSaved),
    retryDocument: () => {
      if (active === undefined) return
      if (documents?.model(active) === undefined) documents?.open(active)
      else save()
    },
    retry,
  }
}

function readOnlyWhy(version: boolean, draft: boolean, live: boolean): string | undefined {
  if (version) return 'This is an earlier version. Restore it to go on from here.'
  if (!draft) return undefined
  return live ? 'This file is being written.' : 'This is a draft: keep it or discard it in the conversation.'
}

const never = (): (() => void) => () => undefined
const zero = (): number => 0
