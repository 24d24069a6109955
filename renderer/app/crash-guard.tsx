/** When drawing fails: says so instead of going blank. What main does goes on, and what was typed is kept beside React. */
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { client } from '../client/connection.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { showToast } from '../ui/toast.tsx'
import { t } from '../words/index.ts'
import { crashDetails } from './crash-details.ts'
import './crash-guard.css'

export interface CrashGuardProps {
  /** A part of the window that the rest can do without; absent for the window itself. */
  readonly part?: string
  readonly children: ReactNode
}

interface Crash {
  readonly error: unknown
  readonly componentStack?: string | undefined
}

interface CrashGuardState {
  readonly crash: Crash | undefined
  /** Shown to be copied by hand, where the clipboard could not be used. */
  readonly details?: string
}

/** A class, because React knows error boundaries only as such. */
export class CrashGuard extends Component<CrashGuardProps, CrashGuardState> {
  override state: CrashGuardState = { crash: undefined }

  static getDerivedStateFromError(error: unknown): CrashGuardState {
    return { crash: { error } }
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    this.setState({ crash: { error, componentStack: componentStack ?? undefined } })
  }

  private async copyDetails(crash: Crash): Promise<void> {
    const details = await detailsOf(crash, this.props.part ?? 'window')
    try {
      await navigator.clipboard.writeText(details)
      showToast(t('app.copiedDetails'))
    } catch {
      this.setState({ details })
    }
  }

  override render(): ReactNode {
    const { part, children } = this.props
    const { crash, details } = this.state
    if (crash === undefined) return children
    const again = (): void => this.setState({ crash: undefined })
    return (
      <div className="crash" role="alert">
        <EmptyState
          title={part === undefined ? t('app.crashWindow') : t('app.crashPart')}
          action={
            <div className="row">
              {part !== undefined && (
                <Button look="main" onClick={again}>
                  {t('app.crashAgain')}
                </Button>
              )}
              <Button look={part === undefined ? 'main' : 'line'} onClick={() => location.reload()}>
                {t('app.crashReload')}
              </Button>
              <Button look="line" onClick={() => void this.copyDetails(crash)}>
                {t('app.copyDetails')}
              </Button>
            </div>
          }
        >
          <p>{t('app.crashHelp')}</p>
          <p className="mono small" dir="ltr">
            {crash.error instanceof Error ? crash.error.message : String(crash.error)}
          </p>
          {details !== undefined && (
            <label className="crash-details small">
              {t('app.notCopied')}
              <textarea className="input mono" dir="ltr" readOnly rows={8} value={details} />
            </label>
          )}
        </EmptyState>
      </div>
    )
  }
}

async function detailsOf(crash: Crash, part: string): Promise<string> {
  const info = await client.studio.info().catch(() => undefined)
  return crashDetails({ ...crash, part, version: info?.version, shell: info?.shell })
}
