/** Exports an app as one HTML file, opens it without any network first, and says what was seen. */
import { type AppError, toAppError } from '#shared/domain/error.ts'
import type { Project } from '#shared/domain/project.ts'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { formatBytes } from '../../ui/format.ts'
import { Progress } from '../../ui/progress.tsx'
import { t } from '../../words/index.ts'
import { CheckFrame } from './check-frame.tsx'
import type { ExportFindings } from './export-check.ts'
import { ExportResult } from './export-result.tsx'

export interface Exported {
  readonly file: File
  /** Addresses that it still names. */
  readonly outside: readonly string[]
}

export interface ExportDialogProps {
  /** Undefined: closed. */
  readonly project: Project | undefined
  /** Throws Failures. */
  readonly onExport: (projectId: string, signal: AbortSignal) => Promise<Exported>
  readonly onOpenExport: (projectId: string, signal: AbortSignal) => Promise<string>
  readonly onSave: (file: File) => void
  readonly onClose: () => void
}

/** Closing it stops it. */
export function ExportDialog({ project, ...rest }: ExportDialogProps) {
  return (
    <Dialog
      open={project !== undefined}
      onClose={rest.onClose}
      title={t('projects.exportTitle', { name: project?.name ?? '' })}
    >
      {project !== undefined && <ExportBody key={project.id} project={project} {...rest} />}
    </Dialog>
  )
}

function ExportBody(props: ExportDialogProps & { readonly project: Project }) {
  const { project, onExport, onOpenExport, onSave, onClose } = props
  const [attempt, setAttempt] = useState(0)
  const [exported, setExported] = useState<Exported>()
  const [url, setUrl] = useState<string>()
  const [watching, setWatching] = useState(false)
  const [findings, setFindings] = useState<ExportFindings>()
  const [error, setError] = useState<AppError>()
  const projectId = project.id

  // Once for each attempt: the handlers may be new ones with every render of the window.
  const latest = useRef({ onExport, onOpenExport })
  useEffect(() => {
    latest.current = { onExport, onOpenExport }
  })
  useEffect(() => {
    const leave = new AbortController()
    const make = async (): Promise<void> => {
      setExported(await latest.current.onExport(projectId, leave.signal))
      setUrl(await latest.current.onOpenExport(projectId, leave.signal))
    }
    make().catch((thrown: unknown) => {
      if (!leave.signal.aborted) setError(toAppError(thrown))
    })
    return () => leave.abort()
  }, [projectId, attempt])

  const again = (): void => {
    setExported(undefined)
    setUrl(undefined)
    setWatching(false)
    setFindings(undefined)
    setError(undefined)
    setAttempt(attempt + 1)
  }

  const fine = findings?.ready === true && findings.tried.length === 0
  return (
    <>
      {error !== undefined && <ErrorNote error={error} onRetry={again} />}
      {error === undefined && findings === undefined && (
        <ExportProgress step={exported === undefined ? 'making' : watching ? 'watching' : 'loading'} />
      )}
      {url !== undefined && findings === undefined && (
        <CheckFrame key={attempt} url={url} onReady={() => setWatching(true)} onDone={setFindings} />
      )}
      {findings !== undefined && exported !== undefined && (
        <ExportResult findings={findings} outside={exported.outside} />
      )}
      <div className="dialog-actions">
        <span className="export-file small faint">
          {exported !== undefined && (
            <>
              <bdi className="mono clip">{exported.file.name}</bdi>{' '}
              <bdi className="num">{formatBytes(exported.file.size)}</bdi>
            </>
          )}
        </span>
        <Button size="large" onClick={onClose}>
          {t('projects.cancel')}
        </Button>
        {findings !== undefined && !fine && (
          <Button size="large" look="line" onClick={again}>
            {t('projects.checkAgain')}
          </Button>
        )}
        <Button
          size="large"
          look="main"
          disabled={findings === undefined || exported === undefined}
          onClick={() => exported !== undefined && onSave(exported.file)}
        >
          {t(findings === undefined || fine ? 'projects.save' : 'projects.saveAnyway')}
        </Button>
      </div>
    </>
  )
}

const steps = {
  making: { percent: 15, words: 'projects.exportMaking' },
  loading: { percent: 45, words: 'projects.exportLoading' },
  watching: { percent: 75, words: 'projects.exportWatching' },
} as const

function ExportProgress({ step }: { readonly step: keyof typeof steps }) {
  const { percent, words } = steps[step]
  return (
    <div className="export-progress" role="status">
      <Progress label={t(words)} percent={percent} />
      <span className="dim">{t(words)}</span>
    </div>
  )
}
