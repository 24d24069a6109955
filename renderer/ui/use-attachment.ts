/** An attachment's content while it is shown. */
import { useEffect, useState } from 'react'

/** Reads an attachment's bytes. */
export type ReadAttachment = (id: string, signal: AbortSignal) => Promise<Blob>

interface Got {
  readonly value: string
  readonly drop?: () => void
}

/** An address for `<img>`; undefined while it is read, `gone` when it cannot be. */
export function useAttachmentUrl(id: string, read: ReadAttachment): string | undefined {
  const got = useContent(id, read, asUrl)
  return got === 'gone' ? 'gone' : got?.value
}

/** The text; undefined while it is read, `gone` when it cannot be. */
export function useAttachmentText(id: string, read: ReadAttachment): Got | 'gone' | undefined {
  return useContent(id, read, asText)
}

async function asUrl(blob: Blob): Promise<Got> {
  const value = URL.createObjectURL(blob)
  return { value, drop: () => URL.revokeObjectURL(value) }
}

async function asText(blob: Blob): Promise<Got> {
  return { value: await blob.text() }
}

function useContent(id: string, read: ReadAttachment, take: (blob: Blob) => Promise<Got>): Got | 'gone' | undefined {
  const [got, setGot] = useState<Got | 'gone'>()
  useEffect(() => {
    const leave = new AbortController()
    let mine: Got | undefined
    read(id, leave.signal)
      .then(take)
      .then(
        (next) => {
          mine = next
          if (leave.signal.aborted) next.drop?.()
          else setGot(next)
        },
        () => {
          if (!leave.signal.aborted) setGot('gone')
        },
      )
    return () => {
      leave.abort()
      mine?.drop?.()
      setGot(undefined)
    }
  }, [id, read, take])
  return got
}
