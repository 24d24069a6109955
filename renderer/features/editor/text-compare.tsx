/** Two texts of a file beside each other, to be read: Monaco's own comparison. */
import { type ReactNode, useEffect, useRef } from 'react'
import { sayError } from '../../ui/error-advice.ts'
import { Note } from '../../ui/note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { codeOptions } from './code.ts'
import { createDiffHost } from './diff-host.ts'
import { useMonaco } from './use-monaco.ts'
import './code.css'

export interface TextCompareProps {
  readonly path: string
  readonly before: string
  readonly after: string
  readonly theme: 'dark' | 'light'
}

/** Of all pairs of texts so far: each has models of its own, for the last ones may still be there. */
let compared = 0

/** Side by side where there is room, one below the other where there is not; what is the same is folded. */
export function TextCompare({ path, before, after, theme }: TextCompareProps): ReactNode {
  const { parts, error } = useMonaco(theme, false)
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (element.current === null || parts === undefined) return undefined
    compared += 1
    const original = parts.versionModel(`compared-${compared}-before`, path, before)
    const modified = parts.versionModel(`compared-${compared}-after`, path, after)
    const host = createDiffHost(element.current)
    const diff = parts.monaco.editor.createDiffEditor(host.element, {
      ...codeOptions,
      automaticLayout: true,
      readOnly: true,
      originalEditable: false,
      renderOverviewRuler: false,
      renderSideBySide: true,
      renderSideBySideInlineBreakpoint: 640,
      useInlineViewWhenSpaceIsLimited: true,
      hideUnchangedRegions: { enabled: true },
    })
    diff.setModel({ original, modified })
    return () => host.leave(diff, original, modified)
  }, [parts, path, before, after])
  if (error !== undefined) return <Note tone="bad" title={sayError(error)} />
  return (
    <div className="editor-code">
      {parts === undefined && <Skeleton lines={[40, 60, 50]} />}
      <div
        className="editor-monaco"
        ref={element}
        dir="ltr"
        data-testid="text-compare"
        data-empty={before === '' ? 'before' : after === '' ? 'after' : undefined}
      />
    </div>
  )
}
