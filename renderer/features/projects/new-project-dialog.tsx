/** The dialog that makes a project of nothing, of a folder or of an archive; and says afterwards what was left out. */
import { type AppError, toAppError } from '#shared/domain/error.ts'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Field } from '../../ui/field.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { t } from '../../words/index.ts'
import { ArchiveField } from './archive-field.tsx'
import { archiveOf, type LooseFile, nameOf } from './dropped-files.ts'
import { FolderField, folderProblem } from './folder-field.tsx'
import { SkippedList } from './skipped-list.tsx'

export type Beginning = 'empty' | 'folder' | 'zip'

export type NewSource =
  | { readonly type: 'empty' }
  | { readonly type: 'folder'; readonly folder: string }
  | { readonly type: 'zip'; readonly file: File }

export interface Made {
  readonly projectId: string
  readonly skipped: readonly { readonly path: string; readonly why: string }[]
}

export interface NewProjectDialogProps {
  /** What it begins with, and perhaps what was dropped; undefined: closed. */
  readonly asked: { readonly from: Beginning; readonly files?: readonly LooseFile[] } | undefined
  /** Throws a Failure. */
  readonly onCreate: (name: string, source: NewSource, signal: AbortSignal) => Promise<Made>
  /** The system's own dialog for folders, where there is one. */
  readonly onPickFolder: (() => Promise<string | undefined>) | undefined
  readonly onOpen: (projectId: string) => void
  readonly onClose: () => void
}

/** Closing it stops what it is doing; nothing is left behind. */
export function NewProjectDialog(props: NewProjectDialogProps) {
  const { asked, onClose } = props
  const [made, setMade] = useState<Made & { readonly name: string }>()
  const close = (): void => {
    setMade(undefined)
    onClose()
  }
  const title =
    made === undefined
      ? t('projects.newTitle')
      : t('projects.skippedTitle', { name: made.name, count: made.skipped.length })
  return (
    <Dialog open={asked !== undefined} onClose={close} title={title}>
      {asked !== undefined && made === undefined && (
        <NewForm
          {...props}
          asked={asked}
          onClose={close}
          onMade={(name, next) => {
            if (next.skipped.length > 0) setMade({ name, ...next })
            else {
              close()
              props.onOpen(next.projectId)
            }
          }}
        />
      )}
      {made !== undefined && (
        <SkippedList
          skipped={made.skipped}
          onOpen={() => {
            close()
            props.onOpen(made.projectId)
          }}
        />
      )}
    </Dialog>
  )
}

interface NewFormProps extends NewProjectDialogProps {
  readonly asked: NonNullable<NewProjectDialogProps['asked']>
  readonly onMade: (name: string, made: Made) => void
}

function NewForm({ asked, onCreate, onPickFolder, onClose, onMade }: NewFormProps) {
  const [from, setFrom] = useState(asked.from)
  const [name, setName] = useState<string>(asked.from === 'empty' ? t('projects.untitled') : '')
  const [folder, setFolder] = useState('')
  const [files, setFiles] = useState(asked.files ?? [])
  const [tried, setTried] = useState(false)
  const [error, setError] = useState<AppError>()
  const [busy, setBusy] = useState(false)
  const work = useRef<AbortController>(undefined)
  useEffect(() => () => work.current?.abort(), [])

  const problem = problemOf(from, name, folder, files)
  const own = from === 'zip' ? nameOf(files) : (folder.split(/[\\/]/).findLast((part) => part !== '') ?? '')

  const create = async (): Promise<void> => {
    setTried(true)
    if (problem !== undefined) return
    const controller = new AbortController()
    work.current = controller
    setBusy(true)
    setError(undefined)
    try {
      const source = await sourceOf(from, folder.trim(), files, controller.signal)
      const asOwn = name.trim() === '' && from === 'zip' ? own : name.trim()
      onMade(asOwn || own, await onCreate(asOwn, source, controller.signal))
    } catch (thrown) {
      const failed = toAppError(thrown)
      if (failed.kind !== 'aborted' && !controller.signal.aborted) setError(failed)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      className="dialog-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void create()
      }}
    >
      <Segmented
        label={t('projects.begin')}
        value={from}
        options={[
          { value: 'empty', label: t('projects.beginEmpty') },
          { value: 'folder', label: t('projects.beginFolder') },
          { value: 'zip', label: t('projects.beginZip') },
        ]}
        onChange={(next) => {
          setFrom(next)
          setTried(false)
          setError(undefined)
          if (next === 'empty' && name.trim() === '') setName(t('projects.untitled'))
          if (next !== 'empty' && name === t('projects.untitled')) setName('')
        }}
      />
      {from === 'folder' && (
        <FolderField
          label={t('projects.folder')}
          help={t('projects.folderHelp')}
          error={tried ? problem : undefined}
          value={folder}
          onChange={setFolder}
          onPick={onPickFolder}
          autoFocus
        />
      )}
      {from === 'zip' && <ArchiveField files={files} error={tried ? problem : undefined} onFiles={setFiles} />}
      <Field
        label={t('projects.name')}
        value={name}
        maxLength={80}
        dir="auto"
        placeholder={from === 'empty' ? undefined : own}
        onChange={(event) => setName(event.target.value)}
        onFocus={(event) => event.target.select()}
        error={tried && from === 'empty' ? problem : undefined}
        help={from === 'empty' ? t('projects.beginEmptyHelp') : t('projects.nameOwn')}
        autoFocus={from === 'empty' || (from === 'zip' && files.length > 0)}
      />
      {error !== undefined && <ErrorNote error={error} />}
      <div className="dialog-actions">
        <div className="dialog-progress grow" role="status">
          {busy && <span className="small faint">{t('projects.creating')}</span>}
          {busy && <Progress label={t('projects.creating')} />}
        </div>
        <Button size="large" onClick={busy ? () => work.current?.abort() : onClose}>
          {t('projects.cancel')}
        </Button>
        <Button type="submit" size="large" look="main" disabled={busy}>
          {t('projects.create')}
        </Button>
      </div>
    </form>
  )
}

function problemOf(from: Beginning, name: string, folder: string, files: readonly LooseFile[]): string | undefined {
  if (from === 'empty') return name.trim() === '' ? t('projects.nameEmpty') : undefined
  if (from === 'folder') return folderProblem(folder)
  return files.length === 0 ? t('projects.fileEmpty') : undefined
}

async function sourceOf(
  from: Beginning,
  folder: string,
  files: readonly LooseFile[],
  signal: AbortSignal,
): Promise<NewSource> {
  if (from === 'empty') return { type: 'empty' }
  if (from === 'folder') return { type: 'folder', folder }
  return { type: 'zip', file: (await archiveOf(files, signal)).file }
}
