/** A file that is no text: its picture, or what it is; and what is too large to be opened as text. */
import { FileQuestionMark } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { type AppError, toAppError } from '#shared/domain/error.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { formatBytes } from '../../ui/format.ts'
import { t } from '../../words/index.ts'
import { kindOfFile, largestText } from './file-kind.ts'
import { nameOf } from './tree/tree-rows.ts'
import type { EditorClient } from './types.ts'

export interface FileViewProps {
  readonly client: EditorClient
  readonly projectId: string
  readonly path: string
  readonly bytes: number
  /** Changes when the file does. */
  readonly revision: unknown
  readonly onDownload: () => void
}

export function FileView(props: FileViewProps): ReactNode {
  const { path, bytes, onDownload } = props
  if (kindOfFile(path) === 'image' && bytes <= largestText * 10) return <Picture {...props} />
  const tooLarge = bytes > largestText && kindOfFile(path) !== 'other'
  const name = nameOf(path)
  const size = formatBytes(bytes)
  return (
    <EmptyState
      icon={<FileQuestionMark size={28} aria-hidden="true" />}
      title={tooLarge ? t('editor.tooLarge') : t('editor.binary')}
      action={
        <Button look="line" onClick={onDownload}>
          {t('editor.download')}
        </Button>
      }
    >
      {tooLarge
        ? t('editor.tooLargeText', { name, size, most: formatBytes(largestText) })
        : t('editor.binaryText', { name, size })}
    </EmptyState>
  )
}

function Picture({ client, projectId, path, bytes, revision }: FileViewProps): ReactNode {
  const [url, setUrl] = useState<string>()
  const [size, setSize] = useState<{ width: number; height: number }>()
  const [error, setError] = useState<AppError>()
  useEffect(() => {
    const leave = new AbortController()
    let made: string | undefined
    client.file.get({ projectId, path }, { signal: leave.signal }).then(
      ({ file }) => {
        if (leave.signal.aborted) return
        made = URL.createObjectURL(file)
        setUrl(made)
        setError(undefined)
      },
      (thrown: unknown) => {
        if (!leave.signal.aborted) setError(toAppError(thrown))
      },
    )
    return () => {
      leave.abort()
      if (made !== undefined) URL.revokeObjectURL(made)
      setUrl(undefined)
    }
  }, [client, projectId, path, revision])
  if (error !== undefined) {
    return (
      <div className="editor-error">
        <ErrorNote error={error} />
      </div>
    )
  }
  return (
    <figure className="editor-picture">
      <div className="editor-picture-place">
        {url !== undefined && (
          <img
            src={url}
            alt={t('editor.pictureAlt', { name: nameOf(path) })}
            onLoad={({ currentTarget }) =>
              setSize({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
            }
          />
        )}
      </div>
      <figcaption className="small faint num">
        {size === undefined ? formatBytes(bytes) : t('editor.pictureSize', { ...size, size: formatBytes(bytes) })}
      </figcaption>
    </figure>
  )
}
