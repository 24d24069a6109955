/** When drawing the window fails: says so instead of going blank. What main does goes on, and nothing is lost by a reload. */
import { Component, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'

interface CrashGuardState {
  readonly message: string | undefined
}

/** A class, because React knows error boundaries only as such. */
export class CrashGuard extends Component<{ readonly children: ReactNode }, CrashGuardState> {
  override state: CrashGuardState = { message: undefined }

  static getDerivedStateFromError(error: unknown): CrashGuardState {
    return { message: error instanceof Error ? error.message : String(error) }
  }

  override render(): ReactNode {
    if (this.state.message === undefined) return this.props.children
    return (
      <main className="page">
        <EmptyState
          title="The window stumbled"
          action={
            <Button look="main" onClick={() => location.reload()}>
              Reload the window
            </Button>
          }
        >
          <p>Your projects are safe, and a run that is live goes on.</p>
          <p className="mono small">{this.state.message}</p>
        </EmptyState>
      </main>
    )
  }
}
