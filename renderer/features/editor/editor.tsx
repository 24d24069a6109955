/** The editor pane: files, tabs and code; what an answer writes comes to the front by itself. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { SplitPanes } from '../../ui/split-panes.tsx'
import { t } from '../../words/index.ts'
import type { Code, CodePlace, Cursor } from './code.ts'
import { EditorMain } from './editor-main.tsx'
import { EditorSide } from './editor-side.tsx'
import { EditorStatus } from './editor-status.tsx'
import { EditorTop } from './editor-top.tsx'
import './editor.css'
import { FilePicker, FolderPicker } from './pickers.tsx'
import { ProblemPanel } from './problems/problem-panel.tsx'
import { useSearch } from './search/use-search.ts'
import { createSignal } from './signal.ts'
import type { TreeRow } from './tree/tree-rows.ts'
import { useTree } from './tree/use-tree.ts'
import type { EditorProps } from './types.ts'
import { useEditor } from './use-editor.ts'
import { useOfferedCommands } from './use-editor-commands.tsx'
import { useSide } from './use-side.ts'

/** Shows one project. Unsaved text, tabs and places outlive the view. */
export function Editor(props: EditorProps): ReactNode {
  return <ProjectEditor key={props.projectId} {...props} />
}

function ProjectEditor(props: EditorProps): ReactNode {
  const { projectId, client, files, version, onReveal, onActive } = props
  const editor = useEditor(props)
  const section = useRef<HTMLElement>(null)
  const code = useRef<Code>(undefined)
  const [cursor] = useState(() => createSignal<Cursor | undefined>(undefined))
  const { active, paths, actions } = editor
  useEffect(() => onActive?.(active), [onActive, active])
  const side = useSide(projectId, section)
  const tree = useTree(projectId, paths, active)
  const search = useSearch(client, projectId, files, side.shown && side.view === 'search')
  const [searchFocus, setSearchFocus] = useState<object>()
  const [picking, setPicking] = useState<'file' | TreeRow>()
  const [problemsShown, showProblems] = useState(false)
  const fixed = version !== undefined

  // Written past React: it changes once a frame.
  useEffect(() => {
    const drafts = editor.stream
    const tell = (): void => {
      const characters = active === undefined ? undefined : drafts?.file(active)?.characters
      if (section.current !== null && characters !== undefined) {
        section.current.dataset['characters'] = String(characters)
      }
    }
    tell()
    return drafts?.onWritten(tell)
  }, [editor.stream, active])

  const pick = (path: string): void => {
    editor.pick(path)
    side.done()
  }
  const goTo = (place: CodePlace): void => {
    editor.goTo(place)
    side.done()
  }
  const reveal = (then: () => void): void => {
    onReveal?.()
    // A pane that was hidden takes no focus before it is there.
    requestAnimationFrame(() => requestAnimationFrame(then))
  }
  const run = (action: string): void => reveal(() => code.current?.run(action))
  const isText = editor.shown !== undefined && editor.opaque === undefined

  useOfferedCommands(
    {
      save: editor.save,
      saveAll: () => void editor.saving.saveAll(),
      format: () => active !== undefined && void editor.saving.format(active),
      goToFile: () => setPicking('file'),
      goToLine: () => run('editor.action.gotoLine'),
      find: () => run('actions.find'),
      replace: () => run('editor.action.startFindReplaceAction'),
      search() {
        const selected = code.current?.selectedText() ?? ''
        if (selected !== '' && !selected.includes('\n')) search.change({ text: selected })
        side.show('search')
        reveal(() => setSearchFocus({}))
      },
      toggleFiles: () => (side.shown && side.view === 'files' ? side.hide() : side.show('files')),
      showProblems() {
        onReveal?.()
        showProblems(!problemsShown)
      },
      close: () => active !== undefined && editor.close(active),
      closeOthers: () => editor.closeAll(active),
      closeAll: () => editor.closeAll(),
      nextFile: () => editor.step(1),
      previousFile: () => editor.step(-1),
    },
    {
      editable: isText && editor.readOnly === undefined,
      text: isText,
      openFiles: editor.open.length,
      files: paths.length > 0,
    },
  )

  const sidePane = (
    <EditorSide
      side={side}
      tree={tree}
      search={search}
      searchFocus={searchFocus}
      onSearchFocused={() => setSearchFocus(undefined)}
      active={active}
      marksOf={editor.marksOf}
      actions={actions}
      fixed={fixed}
      onPick={pick}
      onOpen={goTo}
      onMoveTo={setPicking}
    />
  )
  const main = (
    <EditorMain {...props} editor={editor} code={code} onCursor={cursor.set} onGoToFile={() => setPicking('file')} />
  )

  return (
    <section
      className="editor"
      data-testid="editor"
      data-path={active}
      data-state={editor.state}
      data-problems={editor.problems.known ? editor.problems.list.length : undefined}
      aria-label={t('editor.title')}
      ref={section}
    >
      <EditorTop editor={editor} side={side} gone={goneOf(editor)} />
      <div className="editor-body">
        <SplitPanes
          storageKey={`editor:${projectId}`}
          panes={[
            {
              id: `side-${projectId}`,
              label: t('editor.files'),
              share: 30,
              minimum: 150,
              hidden: side.compact || !side.shown,
              content: !side.compact && sidePane,
            },
            {
              id: `main-${projectId}`,
              label: t('editor.title'),
              share: 70,
              minimum: 180,
              content: (
                <SplitPanes
                  storageKey={`editor-problems:${projectId}`}
                  orientation="vertical"
                  panes={[
                    { id: `code-${projectId}`, label: t('editor.title'), share: 70, minimum: 80, content: main },
                    {
                      id: `problems-${projectId}`,
                      label: t('editor.problems'),
                      share: 30,
                      minimum: 80,
                      hidden: !problemsShown,
                      content: problemsShown && (
                        <ProblemPanel
                          problems={editor.problems.list}
                          looking={!editor.problems.known}
                          onOpen={goTo}
                          onClose={() => showProblems(false)}
                        />
                      ),
                    },
                  ]}
                />
              ),
            },
          ]}
        />
        {side.compact && side.shown && (
          <div
            className="editor-over"
            onKeyDown={(event) => {
              if (event.key === 'Escape') side.hide()
            }}
          >
            {sidePane}
          </div>
        )}
      </div>
      {paths.length > 0 && (
        <EditorStatus
          problems={editor.problems.list}
          problemsShown={problemsShown}
          onProblems={() => showProblems(!problemsShown)}
          note={editor.saving.note}
          cursor={cursor}
          onGoToLine={() => run('editor.action.gotoLine')}
        />
      )}
      <FilePicker
        open={picking === 'file'}
        paths={paths}
        openPaths={editor.open}
        active={active}
        onPick={(path) => {
          editor.pick(path)
          onReveal?.()
        }}
        onPicked={() => active !== undefined && editor.goTo({ path: active })}
        onClose={() => setPicking(undefined)}
      />
      <FolderPicker
        row={picking === 'file' ? undefined : picking}
        folders={tree.folders}
        onPick={(folder, row) => void actions.moveTo(row.path, folder)}
        onClose={() => setPicking(undefined)}
      />
    </section>
  )

  /** Open files that are on disk no more. */
  function goneOf({ document }: typeof editor): string | undefined {
    return document?.conflict !== undefined && document.conflict.text === undefined ? active : undefined
  }
}
