/** The app as one of two answers has it, running while it is written. */
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { createBuildFeed, useBuildPart } from '../../client/build-feed.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Note } from '../../ui/note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { t } from '../../words/index.ts'
import type { VariantsClient } from './types.ts'
import { useAppErrors } from './use-app-errors.ts'
import { useVariantAddress } from './use-variant-address.ts'

export interface SideFrameProps {
  readonly client: VariantsClient
  readonly projectId: string
  readonly runId: string
  readonly number: number
  readonly isReact: boolean
  readonly isLive: boolean
  /** Open, decided: a decided one's address has to be asked for again. */
  readonly stamp: string
  readonly onErrors: (errors: readonly string[]) => void
}

/** The same as the preview's: an app may not open windows, nor lead the studio's own elsewhere. */
const frameRights = 'allow-scripts allow-same-origin allow-forms allow-modals allow-downloads'

export function SideFrame(props: SideFrameProps): ReactNode {
  const { client, projectId, runId, number, isReact, stamp, onErrors } = props
  const { url, error } = useVariantAddress(client, projectId, runId, stamp)
  const frame = useRef<HTMLIFrameElement>(null)
  const errors = useAppErrors(frame)
  useEffect(() => onErrors(errors), [errors, onErrors])
  if (error !== undefined) return <ErrorNote error={error} />
  if (url === undefined) return <Skeleton lines={[40, 60, 50]} />
  if (isReact) return <BuiltFrame {...props} url={url} frame={frame} />
  return <Frame key={url} frame={frame} url={url} number={number} />
}

interface FrameProps {
  readonly frame: React.RefObject<HTMLIFrameElement | null>
  readonly url: string
  readonly number: number
}

function Frame({ frame, url, number }: FrameProps): ReactNode {
  return (
    <iframe
      ref={frame}
      className="variant-frame"
      title={t('variants.app', { number })}
      data-testid={`variant-frame-${number}`}
      src={url}
      sandbox={frameRights}
    />
  )
}

/** Each good build is loaded anew; what is wrong with the newest one is said when the answer is whole. */
function BuiltFrame(props: SideFrameProps & FrameProps): ReactNode {
  const { client, projectId, runId, isLive, frame, url, number } = props
  const feed = useMemo(
    () => createBuildFeed((signal) => client.preview.watchBuild({ projectId, runId }, { signal })),
    [client, projectId, runId],
  )
  const good = useBuildPart(feed, (state) => state?.good ?? 0)
  const problem = useBuildPart(feed, (state) => state?.problems[0])
  return (
    <>
      {!isLive && problem !== undefined && (
        <Note tone="bad" title={t('variants.unbuilt')}>
          <p dir="auto">
            {problem.file !== undefined && <bdi dir="ltr">{`${problem.file}: `}</bdi>}
            {problem.text}
          </p>
        </Note>
      )}
      {good === 0 ? <Skeleton lines={[40, 60, 50]} /> : <Frame key={good} frame={frame} url={url} number={number} />}
    </>
  )
}
