/** The line that says that the studio is not there: it goes by itself when it is back. */
import { Fragment } from 'react'
import { Spinner } from '../../ui/spinner.tsx'
import { t } from '../../words/index.ts'

export interface ConnectionBannerProps {
  readonly state: 'connecting' | 'connected' | 'reconnecting' | 'lost'
}

/** Nothing while all is well. */
export function ConnectionBanner({ state }: ConnectionBannerProps) {
  if (state === 'reconnecting') {
    return (
      <div className="banner" role="status">
        <Spinner />
        {t('frame.lostForNow')}
      </div>
    )
  }
  if (state === 'lost') {
    return (
      <div className="banner" data-tone="bad" role="alert">
        <span>
          {t('frame.keyGone', { command: '\n' })
            .split('\n')
            .map((words, index) => (
              <Fragment key={index}>
                {index > 0 && <code className="mono">npm start</code>}
                {words}
              </Fragment>
            ))}
        </span>
      </div>
    )
  }
  return null
}
