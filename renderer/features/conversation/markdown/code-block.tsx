/** A block of code: its language, a button that copies it, and colours once it is whole. */
import { memo, useEffect, useMemo, useState } from 'react'
import { t } from '../../../words/index.ts'
import { CopyButton } from '../copy-button.tsx'
import type { CodePiece } from './highlight.ts'

export interface CodeBlockProps {
  readonly text: string
  /** Empty when the answer did not say. */
  readonly language: string
  /** False while it is written: its colours wait, so that nothing flickers. */
  readonly whole: boolean
}

/** Longer code stays plain: colouring it would hold the window up. */
const mostCharacters = 60_000

/** Left to right in every language of the interface. */
export function CodeBlock({ text, language, whole }: CodeBlockProps) {
  const highlight = useHighlighter(whole && language !== '')
  const pieces = useMemo(
    () => (highlight === undefined || !whole || text.length > mostCharacters ? undefined : highlight(text, language)),
    [highlight, whole, text, language],
  )
  return (
    <div className="code-block" dir="ltr">
      <div className="code-block-bar">
        <span className="small faint mono">{language}</span>
        <span className="grow" />
        <CopyButton text={text} label={t('conversation.copyCode')} />
      </div>
      <pre tabIndex={0} aria-label={t('conversation.code')}>
        {pieces === undefined ? <PlainCode text={text} /> : <code>{pieces.map(coloured)}</code>}
      </pre>
    </div>
  )
}

function coloured({ text, kind }: CodePiece, index: number) {
  return kind === undefined ? (
    text
  ) : (
    <span key={index} className={`code-${kind}`}>
      {text}
    </span>
  )
}

const linesPerPart = 80

/** In parts, so that code that is being written lays out its last lines only. */
function PlainCode({ text }: { readonly text: string }) {
  return (
    <code>
      {partsOf(text).map((part, index) => (
        <Part key={index} text={part} />
      ))}
    </code>
  )
}

const Part = memo(function Part({ text }: { readonly text: string }) {
  return <span className="code-part">{text}</span>
})

function partsOf(text: string): readonly string[] {
  const parts: string[] = []
  let start = 0
  let lines = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    lines += 1
    if (lines < linesPerPart) continue
    parts.push(text.slice(start, at + 1))
    start = at + 1
    lines = 0
  }
  if (start < text.length) parts.push(text.slice(start))
  return parts
}

type Highlight = (text: string, language: string) => readonly CodePiece[]
let loaded: Highlight | undefined

/** Brought with the first code of the window; undefined until it is there. */
function useHighlighter(wanted: boolean): Highlight | undefined {
  const [highlighter, setHighlighter] = useState(() => loaded)
  useEffect(() => {
    if (!wanted || highlighter !== undefined) return
    let here = true
    void import('./highlight.ts').then(({ highlight }) => {
      loaded = highlight
      if (here) setHighlighter(() => highlight)
    })
    return () => {
      here = false
    }
  }, [wanted, highlighter])
  return highlighter
}
