/** The editor pane: files, tabs and code; what an answer writes comes to the front by itself. */
import { ChevronDown, Files } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { isShortcut } from '../../ui/shortcut.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { TabBar } from '../../ui/tabs.tsx'
import { CodeView } from './code-view.tsx'
import './editor.css'
import { DocumentBar, DraftBar, VersionBar } from './editor-bars.tsx'
import { FileList } from './file-list.tsx'
import type { EditorProps } from './types.ts'
import { useEditor } from './use-editor.ts'

/** Shows one project. Unsaved text, tabs and places outlive the view. */
export function Editor(props: EditorProps): ReactNode {
  return <ProjectEditor key={props.projectId} {...props} />
}

function ProjectEditor(props: EditorProps): ReactNode {
  const editor = useEditor(props)
  const section = useRef<HTMLElement>(null)
  const { active, paths, save, shown } = editor

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isShortcut(event, 'Mod+S')) return
      event.preventDefault()
      save()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [save])

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

  const markOf = (path: string): ReactNode => {
    if (editor.writing === path) return <Spinner size={9} />
    if (editor.unsaved.has(path)) return <span className="editor-unsaved" role="img" aria-label="Not saved" />
    return undefined
  }

  return (
    <section
      className="editor"
      data-testid="editor"
      data-path={active}
      data-state={editor.state}
      aria-label="Editor"
      ref={section}
    >
      <div className="editor-top">
        {paths.length > 1 && (
          <Menu
            trigger={
              <Button className="editor-files-button" aria-label="Files">
                <Files size={14} aria-hidden="true" />
                <ChevronDown size={12} aria-hidden="true" />
              </Button>
            }
          >
            {paths.map((path) => (
              <MenuItem key={path} chosen={path === active} onSelect={() => editor.pick(path)}>
                {path}
              </MenuItem>
            ))}
          </Menu>
        )}
        <TabBar
          label="Open files"
          items={editor.open.map((path) => ({
            value: path,
            label: nameOf(path, editor.open),
            mark: markOf(path),
            title: path,
          }))}
          value={active}
          onChange={editor.pick}
          {...(editor.open.length > 1 ? { onClose: editor.close } : {})}
        />
      </div>
      <div className="editor-body">
        {paths.length > 0 && <FileList paths={paths} active={active} markOf={markOf} onPick={editor.pick} />}
        <div className="editor-main">
          {editor.bar === 'version' && props.version !== undefined && <VersionBar number={props.version.number} />}
          {editor.bar === 'draft' && (
            <DraftBar
              live={props.run?.state !== 'draft'}
              saved={editor.hasSaved}
              showsSaved={editor.showsSaved}
              onToggle={editor.toggleSaved}
            />
          )}
          {active !== undefined && editor.document !== undefined && (
            <DocumentBar
              path={active}
              state={editor.document}
              onKeepMine={editor.keepMine}
              onTakeTheirs={editor.takeTheirs}
              onRetry={editor.retryDocument}
            />
          )}
          {editor.parts !== undefined && shown !== undefined && active !== undefined ? (
            <CodeView
              parts={editor.parts}
              model={shown}
              path={active}
              readOnly={editor.readOnly}
              stream={editor.writing === active && editor.state === 'live' ? editor.stream : undefined}
            />
          ) : (
            <Waiting
              error={editor.error}
              onRetry={editor.retry}
              empty={paths.length === 0}
              live={props.run?.state === 'live'}
            />
          )}
        </div>
      </div>
    </section>
  )
}

function Waiting(props: {
  readonly error: Parameters<typeof ErrorNote>[0]['error'] | undefined
  readonly onRetry: () => void
  readonly empty: boolean
  readonly live: boolean
}): ReactNode {
  if (props.error !== undefined) {
    return (
      <div className="editor-error">
        <ErrorNote error={props.error} onRetry={props.onRetry} />
      </div>
    )
  }
  if (props.empty && !props.live) {
    return <EmptyState title="No files yet">What you ask for is written here.</EmptyState>
  }
  return (
    <div className="editor-waiting" role="status">
      <span className="unseen">{props.live ? 'Waiting for the first file' : 'Loading the editor'}</span>
      <Skeleton lines={[34, 52, 28, 61, 45, 22, 57, 38]} />
    </div>
  )
}

/** The file's name, with its folder where another open file has the same name. */
function nameOf(path: string, open: readonly string[]): string {
  const name = (from: string): string => from.slice(from.lastIndexOf('/') + 1)
  const alone = open.filter((other) => name(other) === name(path)).length < 2
  return alone ? name(path) : path
}
