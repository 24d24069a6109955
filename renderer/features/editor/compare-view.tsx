/** What is on disk beside what was typed: Monaco's own comparison, in which the typed text can be edited. */
import { type ReactNode, useEffect, useRef } from 'react'
import { type CodeLook, codeOptions } from './code.ts'
import { createDiffHost } from './diff-host.ts'
import type { MonacoParts } from './load-monaco.ts'
import type { Model } from './monaco/models.ts'
import './code.css'

export interface CompareViewProps {
  readonly parts: MonacoParts
  readonly path: string
  /** As it is on disk. */
  readonly theirs: string
  readonly mine: Model
  readonly look: CodeLook
}

/** So far: each has a model of its own, for the last one may still be there. */
let compared = 0

/** Side by side where there is room, one below the other where there is not. */
export function CompareView({ parts, path, theirs, mine, look }: CompareViewProps): ReactNode {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (element.current === null) return undefined
    compared += 1
    const original = parts.versionModel(`disk-${compared}`, path, theirs)
    const host = createDiffHost(element.current)
    const diff = parts.monaco.editor.createDiffEditor(host.element, {
      ...codeOptions,
      fontSize: look.fontSize,
      lineHeight: Math.round(look.fontSize * 1.6),
      wordWrap: look.wordWrap ? 'on' : 'off',
      originalEditable: false,
      renderOverviewRuler: false,
      renderSideBySide: true,
      useInlineViewWhenSpaceIsLimited: true,
    })
    diff.setModel({ original, modified: mine })
    return () => host.leave(diff, original)
  }, [parts, path, theirs, mine, look])
  return (
    <div className="editor-code">
      <div className="editor-monaco" ref={element} dir="ltr" data-testid="compare" />
    </div>
  )
}
