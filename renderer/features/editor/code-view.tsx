/** The code itself: one Monaco editor for all files, which follows the end of what is being written. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { createCode } from './code.ts'
import type { Drafts } from './drafts.ts'
import type { MonacoParts } from './load-monaco.ts'
import type { Model } from './monaco/models.ts'

export interface CodeViewProps {
  readonly parts: MonacoParts
  readonly model: Model
  readonly path: string
  /** Why this text cannot be edited; absent when it can be. */
  readonly readOnly?: string | undefined
  /** The answer that is being written into this model now. */
  readonly stream?: Drafts<Model> | undefined
}

/** Keeps cursor and scroll position of each file. */
export function CodeView({ parts, model, path, readOnly, stream }: CodeViewProps): ReactNode {
  const place = useRef<HTMLDivElement>(null)
  const code = useRef<ReturnType<typeof createCode>>(undefined)
  const [following, setFollowing] = useState(true)

  useEffect(() => {
    if (place.current === null) return undefined
    const made = createCode(parts, place.current, setFollowing)
    code.current = made
    return () => {
      code.current = undefined
      made.dispose()
    }
  }, [parts])

  useEffect(() => code.current?.show({ model, path, readOnly }), [parts, model, path, readOnly])

  useEffect(() => {
    if (stream === undefined) return undefined
    code.current?.beginStream()
    const stop = stream.onWritten(() => code.current?.written())
    return () => {
      stop()
      code.current?.endStream()
    }
  }, [parts, model, stream])

  return (
    <div className="editor-code">
      <div className="editor-monaco" ref={place} dir="ltr" />
      {stream !== undefined && (
        <Button
          look="line"
          className="editor-follow"
          aria-pressed={following}
          title={following ? 'The editor stays at the end of what is being written' : 'Go back to the end'}
          onClick={() => code.current?.follow(!following)}
        >
          {following ? 'Following ↓' : 'Follow ↓'}
        </Button>
      )}
    </div>
  )
}
