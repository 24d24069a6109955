/** What is on disk beside what was typed: Monaco's own comparison, in which the typed text can be edited. */
import { type ReactNode, useEffect, useRef } from 'react'
import { type CodeLook, codeOptions } from './code.ts'
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

/** Side by side where there is room, one below the other where there is not. */
export function CompareView({ parts, path, theirs, mine, look }: CompareViewProps): ReactNode {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (element.current === null) return undefined
    const original = parts.versionModel('disk', path, theirs)
    const diff = parts.monaco.editor.createDiffEditor(element.current, {
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
    return () => {
      diff.dispose()
      original.dispose()
    }
  }, [parts, path, theirs, mine, look])
  return (
    <div className="editor-code">
      <div className="editor-monaco" ref={element} dir="ltr" data-testid="compare" />
    </div>
  )
}
