/** What stands in the middle: the shown file, with a line above it that says what it is. */
import { FileSearch } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useMemo, useState } from 'react'
import type { AppError } from '#shared/domain/error.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { t } from '../../words/index.ts'
import { CodeView } from './code-view.tsx'
import type { Code, Cursor } from './code.ts'
import { CompareView } from './compare-view.tsx'
import { DocumentBar, DraftBar, VersionBar } from './editor-bars.tsx'
import { FileView } from './file-view.tsx'
import { nameOf } from './tree/tree-rows.ts'
import type { EditorProps } from './types.ts'
import type { EditorState } from './use-editor.ts'

export interface EditorMainProps extends EditorProps {
  readonly editor: EditorState
  readonly code: RefObject<Code | undefined>
  readonly onCursor: (cursor: Cursor | undefined) => void
  readonly onGoToFile: () => void
}

export function EditorMain(props: EditorMainProps): ReactNode {
  const { editor, run, version } = props
  const { active } = editor
  // A new app's unfinished file is on no disk; when its run goes on, it is about to be written again.
  const isAwaited = run?.state === 'live' && editor.document?.error?.kind === 'not-found'
  const document = isAwaited ? undefined : editor.document
  const [comparing, compare] = useState(false)
  const theirs = document?.conflict?.text
  useEffect(() => compare(false), [active, theirs])
  return (
    <div className="editor-main">
      {editor.bar === 'version' && version !== undefined && <VersionBar number={version.number} />}
      {editor.bar === 'draft' && (
        <DraftBar
          live={run?.state !== 'draft'}
          writing={editor.streaming}
          why={run?.why}
          saved={editor.hasSaved}
          showsSaved={editor.showsSaved}
          onToggle={editor.toggleSaved}
        />
      )}
      {active !== undefined && document !== undefined && (
        <DocumentBar
          path={active}
          state={document}
          comparing={comparing}
          onCompare={() => compare(!comparing)}
          onKeepMine={editor.keepMine}
          onTakeTheirs={editor.takeTheirs}
          onRetry={editor.retryDocument}
        />
      )}
      <Shown {...props} theirs={comparing ? theirs : undefined} failed={document?.error !== undefined} />
    </div>
  )
}

interface ShownProps extends EditorMainProps {
  readonly theirs: string | undefined
  /** The line above says why. */
  readonly failed: boolean
}

function Shown(props: ShownProps): ReactNode {
  const { client, projectId, files, run, editor, code, onCursor, onGoToFile, theirs, failed } = props
  const { active, opaque, parts, paths, settings, shown, stream } = editor
  const { editorFontSize: fontSize, wordWrap } = settings
  const look = useMemo(() => ({ fontSize, wordWrap }), [fontSize, wordWrap])
  if (active !== undefined && opaque !== undefined) {
    return (
      <FileView
        client={client}
        projectId={projectId}
        path={active}
        bytes={opaque.bytes}
        revision={files}
        onDownload={() => void editor.actions.download(active)}
      />
    )
  }
  if (parts !== undefined && shown !== undefined && active !== undefined) {
    if (theirs !== undefined) {
      return <CompareView parts={parts} path={active} theirs={theirs} mine={shown} look={look} />
    }
    return (
      <CodeView
        parts={parts}
        model={shown}
        path={active}
        look={look}
        readOnly={editor.readOnly}
        stream={editor.streaming ? stream : undefined}
        place={editor.place}
        onCursor={onCursor}
        code={code}
      />
    )
  }
  if (active === undefined && paths.length > 0 && editor.error === undefined) {
    return (
      <EmptyState
        icon={<FileSearch size={28} aria-hidden="true" />}
        title={t('editor.noneOpen')}
        action={
          <Button look="line" shortcut="Mod+P" onClick={onGoToFile}>
            {t('editor.goToFile')}
          </Button>
        }
      >
        {t('editor.noneOpenText')}
      </EmptyState>
    )
  }
  return (
    <Waiting
      error={editor.error}
      onRetry={editor.retry}
      empty={paths.length === 0}
      reading={props.reading === true}
      live={run?.state === 'live'}
      failed={failed}
      name={active === undefined ? undefined : nameOf(active)}
    />
  )
}

function Waiting(props: {
  readonly error: AppError | undefined
  readonly onRetry: () => void
  readonly empty: boolean
  readonly reading: boolean
  readonly live: boolean
  /** The line above says why. */
  readonly failed: boolean
  readonly name: string | undefined
}): ReactNode {
  const { error, onRetry, empty, reading, live, failed, name } = props
  if (error !== undefined) {
    return (
      <div className="editor-error">
        <ErrorNote error={error} onRetry={onRetry} />
      </div>
    )
  }
  if (empty && !live && !reading) return <EmptyState title={t('editor.noFiles')}>{t('editor.noFilesText')}</EmptyState>
  if (failed) return undefined
  return (
    <div className="editor-waiting" role="status">
      <span className="unseen">
        {empty && live
          ? t('editor.waitingFirst')
          : name === undefined
            ? t('editor.loading')
            : t('editor.loadingFile', { name })}
      </span>
      <Skeleton lines={[34, 52, 28, 61, 45, 22, 57, 38]} />
    </div>
  )
}
