/** Two texts of a file beside each other, to be read: Monaco's own comparison. */
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { sayError } from '../../ui/error-advice.ts'
import { Note } from '../../ui/note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { codeOptions } from './code.ts'
import { useMonaco } from './use-monaco.ts'

export interface TextCompareProps {
  readonly path: string
  readonly before: string
  readonly after: string
  readonly theme: 'dark' | 'light'
}

/** Side by side where there is room, one below the other where there is not; what is the same is folded. */
export function TextCompare({ path, before, after, theme }: TextCompareProps): ReactNode {
  const { parts, error } = useMonaco(theme, false)
  const element = useRef<HTMLDivElement>(null)
  const id = useId()
  useEffect(() => {
    if (element.current === null || parts === undefined) return undefined
    const original = parts.versionModel(`${id}-before`, path, before)
    const modified = parts.versionModel(`${id}-after`, path, after)
    const diff = parts.monaco.editor.createDiffEditor(element.current, {
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
    return () => {
      diff.dispose()
      original.dispose()
      modified.dispose()
    }
  }, [parts, id, path, before, after])
  if (error !== undefined) return <Note tone="bad" title={sayError(error)} />
  return (
    <div className="editor-code">
      {parts === undefined && <Skeleton lines={[40, 60, 50]} />}
      <div className="editor-monaco" ref={element} dir="ltr" data-testid="text-compare" />
    </div>
  )
}
