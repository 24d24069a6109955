/** The project's picture in the list, and its versions' in the history: taken when one has come to rest on the screen. */
import type { Version } from '#shared/domain/project.ts'
import { useEffect, useRef } from 'react'
import type { FrameLink } from './frame-link.ts'
import type { PreviewClient } from './types.ts'

export interface ThumbnailFacts {
  readonly client: PreviewClient
  readonly projectId: string
  readonly link: FrameLink
  /** What the frame shows. */
  readonly version: Version | undefined
  /** An older one: the project keeps its picture. */
  readonly isOld: boolean
  /** The version is shown whole; nothing is being written; the pane is on the screen. */
  readonly settled: boolean
}

const fill = { width: 480, height: 300 }
/** Milliseconds that the app gets to draw itself before it is pictured. */
const rest = 1_500
/** At most one picture in this many milliseconds. */
const pace = 3_000

let lastAt = 0

/** One picture for a version; an app that gives none is not asked again for it. Never tells of a failure. */
export function useThumbnail({ client, projectId, link, version, isOld, settled }: ThumbnailFacts): void {
  const versionId = version?.id
  const pictured = useRef<string>(undefined)
  useEffect(() => {
    if (versionId === undefined || !settled) return undefined
    pictured.current ??= keptVersion(projectId)
    if (pictured.current === versionId) return undefined
    const leave = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const take = async (): Promise<void> => {
      lastAt = Date.now()
      const picture = await link.capture({ area: 'viewport', ratio: 1, format: 'image/webp', fill }, leave.signal)
      const file = new File([picture], 'thumbnail.webp', { type: picture.type })
      if (!isOld) await client.project.saveThumbnail({ projectId, file }, { signal: leave.signal })
      await client.version.saveThumbnail({ projectId, versionId, file }, { signal: leave.signal })
      pictured.current = versionId
      if (!isOld) keepVersion(projectId, versionId)
    }
    const wait = (milliseconds: number): void => {
      timer = setTimeout(() => {
        const early = pace - (Date.now() - lastAt)
        // A hidden window draws nothing new.
        if (document.visibilityState !== 'visible') wait(pace)
        else if (early > 0) wait(early)
        else take().catch(() => undefined)
      }, milliseconds)
    }
    wait(rest)
    return () => {
      clearTimeout(timer)
      leave.abort()
    }
  }, [client, projectId, link, versionId, isOld, settled])
}

const storageName = (projectId: string): string => `kiln-thumbnail:${projectId}`

function keptVersion(projectId: string): string | undefined {
  try {
    return localStorage.getItem(storageName(projectId)) ?? undefined
  } catch {
    return undefined
  }
}

function keepVersion(projectId: string, versionId: string): void {
  try {
    localStorage.setItem(storageName(projectId), versionId)
  } catch {
    // The next start takes the same picture once more.
  }
}
