/** A project's picture as an address for an image, for as long as it is shown. */
import type { ProjectListing } from '#shared/domain/project.ts'
import { useEffect, useState } from 'react'

/** Reads the picture; undefined when there is none. */
export type ReadThumbnail = (projectId: string, signal: AbortSignal) => Promise<Blob | undefined>

/** Pictures that were seen lately, so that scrolling back does not ask again. */
const seen = new Map<string, Blob>()
const mostSeen = 120

/** Undefined until it is there, and for good when there is none or it cannot be read: a picture is not worth an error. */
export function useThumbnail(project: ProjectListing, read: ReadThumbnail): string | undefined {
  const [picture, setPicture] = useState<{ key: string; url: string }>()
  const { id, thumbnailAt } = project
  const key = `${id} ${thumbnailAt ?? ''}`
  useEffect(() => {
    if (thumbnailAt === undefined) return undefined
    const leave = new AbortController()
    let url: string | undefined
    const show = (blob: Blob | undefined): void => {
      if (blob === undefined || leave.signal.aborted) return
      remember(key, blob)
      url = URL.createObjectURL(blob)
      setPicture({ key, url })
    }
    const known = seen.get(key)
    if (known === undefined) read(id, leave.signal).then(show, () => undefined)
    else show(known)
    return () => {
      leave.abort()
      if (url !== undefined) URL.revokeObjectURL(url)
    }
  }, [id, thumbnailAt, key, read])
  return picture?.key === key ? picture.url : undefined
}

function remember(key: string, blob: Blob): void {
  seen.delete(key)
  seen.set(key, blob)
  const [oldest] = seen.keys()
  if (seen.size > mostSeen && oldest !== undefined) seen.delete(oldest)
}
