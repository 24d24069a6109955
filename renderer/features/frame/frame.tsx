/** The window's frame: header, rail, what is shown, status bar. */
import type { ReactNode } from 'react'
import { t } from '../../words/index.ts'
import './frame.css'

export interface FrameProps {
  readonly header: ReactNode
  readonly rail: ReactNode
  readonly status: ReactNode
  /** A line across the window under the header: the connection is lost… */
  readonly banner?: ReactNode
  readonly children: ReactNode
}

/** Fills the window; only `children` scrolls. */
export function Frame({ header, rail, status, banner, children }: FrameProps) {
  return (
    <div className="frame">
      <header className="frame-header">{header}</header>
      <div className="frame-banner">{banner}</div>
      <nav className="frame-rail" aria-label={t('frame.places')}>
        {rail}
      </nav>
      <main className="frame-main">{children}</main>
      <footer className="frame-status">{status}</footer>
    </div>
  )
}
