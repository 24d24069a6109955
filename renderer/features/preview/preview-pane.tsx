/** The preview pane: the frame that runs the app, its bar above and its messages below. */
import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import type { PreviewPaneProps } from './types.ts'

/** Runs the project's app in a frame of its own. */
export function PreviewPane({ client, projectId }: PreviewPaneProps): ReactNode {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const leave = new AbortController()
    client.preview.open({ view: 'project', projectId }, { signal: leave.signal }).then(
      (opened) => setUrl(opened.url),
      () => undefined,
    )
    return () => leave.abort()
  }, [client, projectId])
  return (
    <section className="preview" data-testid="preview" aria-label="Preview">
      {url !== undefined && (
        <iframe
          title="Your app"
          src={url}
          sandbox="allow-scripts allow-same-origin allow-forms allow-modals allow-downloads"
        />
      )}
    </section>
  )
}
