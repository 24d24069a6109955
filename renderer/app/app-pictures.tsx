/** The line about an app's pictures, with what can be done about them. */
import { useState } from 'react'
import type { RunRecord } from '#shared/domain/run.ts'
import { client } from '../client/connection.ts'
import { useRun } from '../client/use-run.ts'
import { PicturesLine, picturesOf } from '../features/pictures/index.ts'
import { showError, showToast } from '../ui/toast.tsx'
import { t } from '../words/index.ts'
import { navigate } from './route.ts'

export interface AppPicturesProps {
  readonly projectId: string
  readonly run: RunRecord
  /** When the newest prompt was sent, in milliseconds since 1970. */
  readonly askedAt: number | undefined
}

/** What has ended is shown until it is dismissed, or something new is asked. */
export function AppPictures({ projectId, run, askedAt = 0 }: AppPicturesProps) {
  const view = useRun(run.state === 'running' ? run.id : undefined)
  const [dismissed, setDismissed] = useState(false)
  const pictures = picturesOf(run, view)
  const isOld = pictures.state !== 'making' && askedAt > run.startedAt
  if (dismissed || isOld) return null
  return (
    <PicturesLine
      pictures={pictures}
      onStop={() => void client.run.stop({ runId: run.id }).catch(showError)}
      onAgain={() => makePictures(projectId)}
      onSettings={() => navigate({ view: 'settings' })}
      onBudget={() => navigate({ view: 'metrics', part: 'cost' })}
      onDismiss={() => setDismissed(true)}
    />
  )
}

/** For the server that makes pictures at this address, and for no other. */
export async function keepImageKey(key: string, baseUrl: string): Promise<void> {
  await client.provider.setKey({ provider: 'openai-compatible', key, baseUrl })
}

/** Makes the pictures that are only drawn so far. */
export function makePictures(projectId: string): void {
  client.run.makeImages({ projectId }).then(({ runId }) => {
    if (runId === null) showToast(t('pictures.nothing'))
  }, showError)
}
