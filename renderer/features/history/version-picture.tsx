/** What a version looked like when it was shown; a plain tile where it was never captured. */
import { ImageOff } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { t } from '../../words/index.ts'
import type { HistoryClient } from './types.ts'

export interface VersionPictureProps {
  readonly client: HistoryClient
  readonly projectId: string
  readonly versionId: string
  /** When it was captured; without it there is none. */
  readonly at: number | undefined
  /** For those who do not see it; without it, the picture is only decoration. */
  readonly label?: string
}

/** Read when it comes near the visible part of its list. */
export function VersionPicture({ client, projectId, versionId, at, label }: VersionPictureProps) {
  const tile = useRef<HTMLSpanElement>(null)
  const [url, setUrl] = useState<string>()
  const [lost, setLost] = useState(false)
  useEffect(() => {
    const watched = tile.current
    if (watched === null || at === undefined) return undefined
    const leave = new AbortController()
    let made: string | undefined
    const observer = new IntersectionObserver((entries) => {
      if (entries.at(-1)?.isIntersecting !== true) return
      observer.disconnect()
      client.version.thumbnail({ projectId, versionId }, { signal: leave.signal }).then(
        ({ file }) => {
          if (leave.signal.aborted) return
          if (file === undefined) return setLost(true)
          made = URL.createObjectURL(file)
          setUrl(made)
        },
        () => {
          if (!leave.signal.aborted) setLost(true)
        },
      )
    })
    observer.observe(watched)
    return () => {
      observer.disconnect()
      leave.abort()
      if (made !== undefined) URL.revokeObjectURL(made)
      setUrl(undefined)
      setLost(false)
    }
  }, [client, projectId, versionId, at])
  return (
    <span className="version-picture" ref={tile}>
      {url !== undefined && <img src={url} alt={label ?? ''} decoding="async" draggable={false} />}
      {(at === undefined || lost) && (
        <span className="version-picture-none" title={t('history.noPictureHint')}>
          <ImageOff size={14} aria-hidden="true" />
          {label !== undefined && <span className="small">{t('history.noPicture')}</span>}
        </span>
      )}
    </span>
  )
}
