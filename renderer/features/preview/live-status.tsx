/** How far the answer is, in what is really known: how much of it has come. */
import type { ReactNode } from 'react'
import { t } from '../../words/index.ts'
import type { PreviewRun } from './types.ts'
import { useFeed } from './use-feed.ts'

/** Renders with every batch of events, so it stands alone. */
export function LiveStatus({ run }: { readonly run: PreviewRun }): ReactNode {
  const size = useFeed(run, (view) => (view.outputCharacters / 1_000).toFixed(1))
  return (
    <>
      <span className="preview-live" aria-hidden="true" />
      {t('preview.live', { size })}
    </>
  )
}
