/** The files of an answer as they are written: a list, and the one that is chosen, or is being written. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { RunView } from '#shared/contract/run-view.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FileChoice, FileChoices, FileGone } from '../../ui/file-choice.tsx'
import { LineCounts } from '../../ui/line-counts.tsx'
import { t } from '../../words/index.ts'
import type { Side } from './types.ts'

export interface SideCodeProps {
  readonly side: Side
  readonly number: number
  readonly view: RunView | undefined
}

/** The end of what is written stays in sight until another file is chosen. */
export function SideCode({ side, number, view }: SideCodeProps): ReactNode {
  const [chosen, setChosen] = useState<string>()
  const files = view?.files ?? []
  const writing = view?.writing.at(-1)
  const path = chosen ?? writing ?? files[0]?.path
  const file = files.find((one) => one.path === path)
  const isFollowed = chosen === undefined && writing !== undefined
  const code = useRef<HTMLPreElement>(null)
  const length = file?.text.length ?? 0
  useEffect(() => {
    if (isFollowed && code.current !== null) code.current.scrollTop = code.current.scrollHeight
  }, [isFollowed, length])
  const removed = view?.removed ?? []
  if (files.length + removed.length === 0) {
    return (
      <EmptyState title={t(side.state === 'running' ? 'variants.noCode' : 'variants.nothing')}>
        {view?.text.trim() !== '' && <p dir="auto">{view?.text.trim()}</p>}
      </EmptyState>
    )
  }
  return (
    <div className="variant-code">
      <FileChoices label={t('variants.filesOf', { number })}>
        {files.map((one) => {
          const counted = side.files.find((other) => other.path === one.path)
          return (
            <FileChoice key={one.path} path={one.path} chosen={one === file} onChoose={() => setChosen(one.path)}>
              {!one.whole && side.state !== 'running' && (
                <span className="small faint">{t('variants.unfinished')}</span>
              )}
              {counted !== undefined && <LineCounts {...counted} />}
            </FileChoice>
          )
        })}
        {removed.map((gone) => (
          <FileGone key={gone} path={gone}>
            <span className="small">{t('variants.removed')}</span>
          </FileGone>
        ))}
      </FileChoices>
      <pre className="variant-text mono" dir="ltr" ref={code} tabIndex={0} aria-label={path}>
        {file?.text}
      </pre>
    </div>
  )
}
