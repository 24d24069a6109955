/** What a model said beside the files: paragraphs, with `code` and **bold**. Never HTML, never links that load. */
import { Fragment, type ReactNode } from 'react'

/** Each paragraph in its own direction. */
export function Prose({ text }: { readonly text: string }) {
  return (
    <div className="prose">
      {text
        .trim()
        .split(/\n{2,}/)
        .map((paragraph, index) => (
          <p key={index} dir="auto">
            {inline(paragraph)}
          </p>
        ))}
    </div>
  )
}

function inline(text: string): ReactNode {
  return text.split(/(`[^`\n]+`|\*\*[^*\n]+\*\*)/).map((piece, index) => {
    if (piece.startsWith('`') && piece.endsWith('`') && piece.length > 2)
      return <code key={index}>{piece.slice(1, -1)}</code>
    if (piece.startsWith('**') && piece.endsWith('**') && piece.length > 4)
      return <b key={index}>{piece.slice(2, -2)}</b>
    return <Fragment key={index}>{piece}</Fragment>
  })
}
