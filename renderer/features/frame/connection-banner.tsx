/** The line that says that the studio is not there: it goes by itself when it is back. */
import { Spinner } from '../../ui/spinner.tsx'

export interface ConnectionBannerProps {
  readonly state: 'connecting' | 'connected' | 'reconnecting' | 'lost'
}

/** Nothing while all is well. */
export function ConnectionBanner({ state }: ConnectionBannerProps) {
  if (state === 'reconnecting') {
    return (
      <div className="banner" role="status">
        <Spinner />
        The connection to the studio was lost. Reconnecting…
      </div>
    )
  }
  if (state === 'lost') {
    return (
      <div className="banner" data-tone="bad" role="alert">
        This page’s key is not valid any more. Run <code className="mono">npm start</code> again: it opens a fresh page.
      </div>
    )
  }
  return null
}
