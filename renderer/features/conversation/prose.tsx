/** What a model said beside the files. Its markdown is read by a part that comes later; until then it is plain text. */
import { lazy, Suspense } from 'react'

const loadMarkdown = () => import('./markdown/markdown.tsx')
const Markdown = lazy(async () => ({ default: (await loadMarkdown()).Markdown }))

/** Brings the markdown reader, so that the first words are not drawn twice. */
export function preloadMarkdown(): void {
  void loadMarkdown()
}

export interface ProseProps {
  readonly text: string
  /** More is coming. */
  readonly live: boolean
}

/** Never HTML, never anything that loads by itself. */
export function Prose({ text, live }: ProseProps) {
  return (
    <div className="markdown">
      <Suspense
        fallback={
          <p dir="auto" className="prose-plain">
            {text}
          </p>
        }
      >
        <Markdown text={text} live={live} />
      </Suspense>
    </div>
  )
}
