/** A file as an older version had it, read-only. */
import { type AppError, toAppError } from '#shared/domain/error.ts'
import type { Version } from '#shared/domain/project.ts'
import { useEffect, useState } from 'react'
import type { MonacoParts } from './load-monaco.ts'
import type { Model } from './monaco/models.ts'
import type { EditorClient } from './types.ts'

export interface VersionModel {
  readonly model: Model | undefined
  readonly error: AppError | undefined
}

const nothing: VersionModel = { model: undefined, error: undefined }

/** Reads it when there is a version to show; the text is let go of with the view. */
export function useVersionModel(
  parts: MonacoParts | undefined,
  client: EditorClient,
  version: Version | undefined,
  path: string | undefined,
): VersionModel {
  const [shown, setShown] = useState(nothing)
  const versionId = version?.id
  useEffect(() => {
    if (parts === undefined || versionId === undefined || path === undefined) return undefined
    const leave = new AbortController()
    let model: Model | undefined
    client.version.read({ versionId, path }, { signal: leave.signal }).then(
      ({ text }) => {
        if (leave.signal.aborted) return
        model = parts.versionModel(versionId, path, text)
        setShown({ model, error: undefined })
      },
      (thrown: unknown) => {
        if (!leave.signal.aborted) setShown({ model: undefined, error: toAppError(thrown) })
      },
    )
    return () => {
      leave.abort()
      setShown(nothing)
      const old = model
      if (old !== undefined) setTimeout(() => old.dispose(), 1_000)
    }
  }, [parts, client, versionId, path])
  return versionId === undefined ? nothing : shown
}
