/** The prompt once more, behind the field: it gives the field its height, and marks the files that are named. */
import { Fragment, useMemo } from 'react'
import { findMentions } from '#shared/domain/mention.ts'

/** Not for reading: the field over it is. Its letters must take the very room that the field's own take. */
export function MarkedText({ text, files }: { readonly text: string; readonly files: readonly string[] }) {
  const mentions = useMemo(() => findMentions(text, files), [text, files])
  return (
    <div className="composer-mirror" dir="auto" aria-hidden="true">
      {mentions.map(({ from, to }, index) => (
        <Fragment key={from}>
          {text.slice(mentions[index - 1]?.to ?? 0, from)}
          <mark>{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(mentions.at(-1)?.to ?? 0)}
      {/* A last line that is empty has its height only with something in it. */}
      {'\u200b'}
    </div>
  )
}
