/** A text with what was searched for marked in it. */
import { Fragment, type ReactNode } from 'react'
import './highlighted.css'
import { wordRanges } from './text-match.ts'

/** `words` come from `searchWords`. */
export function Highlighted({ text, words }: { readonly text: string; readonly words: readonly string[] }): ReactNode {
  if (words.length === 0) return text
  const ranges = wordRanges(text, words)
  if (ranges.length === 0) return text
  return (
    <>
      {ranges.map(({ start, end }, index) => (
        <Fragment key={start}>
          {text.slice(ranges[index - 1]?.end ?? 0, start)}
          <mark className="highlight">{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(ranges.at(-1)?.end)}
    </>
  )
}
