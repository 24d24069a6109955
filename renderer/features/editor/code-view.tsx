/** The code itself: one Monaco editor for all files, which follows the end of what is being written. */
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { t } from '../../words/index.ts'
import { type Code, type CodeLook, type CodePlace, createCode, type Cursor } from './code.ts'
import type { Drafts } from './drafts.ts'
import type { MonacoParts } from './load-monaco.ts'
import type { Model } from './monaco/models.ts'
import './code.css'

export interface CodeViewProps {
  readonly parts: MonacoParts
  readonly model: Model
  readonly path: string
  readonly look: CodeLook
  /** Why this text cannot be edited; absent when it can be. */
  readonly readOnly?: string | undefined
  /** The answer that is being written into this model now. */
  readonly stream?: Drafts<Model> | undefined
  /** To be shown, once it is this file that is. */
  readonly place?: CodePlace | undefined
  readonly onCursor: (cursor: Cursor | undefined) => void
  /** For commands from outside. */
  readonly code: RefObject<Code | undefined>
}

/** Keeps cursor and scroll position of each file. */
export function CodeView(props: CodeViewProps): ReactNode {
  const { parts, model, path, look, readOnly, stream, place, onCursor, code } = props
  const element = useRef<HTMLDivElement>(null)
  const gone = useRef<CodePlace>(undefined)
  const [following, setFollowing] = useState(true)

  useEffect(() => {
    if (element.current === null) return undefined
    const made = createCode(parts, element.current, { onFollowing: setFollowing, onCursor })
    code.current = made
    return () => {
      code.current = undefined
      onCursor(undefined)
      made.dispose()
    }
  }, [parts, onCursor, code])

  useEffect(() => code.current?.look(look), [parts, look, code])
  useEffect(() => code.current?.show({ model, path, readOnly }), [parts, model, path, readOnly, code])
  useEffect(() => {
    if (place === undefined || place.path !== path || gone.current === place) return
    gone.current = place
    code.current?.goTo(place)
  }, [model, path, place, code])

  useEffect(() => {
    if (stream === undefined) return undefined
    code.current?.beginStream()
    const stop = stream.onWritten(() => code.current?.written())
    return () => {
      stop()
      code.current?.endStream()
    }
  }, [parts, model, stream, code])

  return (
    <div className="editor-code">
      <div className="editor-monaco" ref={element} dir="ltr" />
      {stream !== undefined && (
        <Button
          look="line"
          className="editor-follow"
          aria-pressed={following}
          title={following ? t('editor.followingTip') : t('editor.followTip')}
          onClick={() => code.current?.follow(!following)}
        >
          {following ? t('editor.following') : t('editor.follow')} ↓
        </Button>
      )}
    </div>
  )
}
