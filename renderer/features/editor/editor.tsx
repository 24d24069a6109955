/** The editor pane: file list, tabs and code. */
import type { ReactNode } from 'react'
import type { EditorProps } from './types.ts'

/** Shows the project's files; until the code editor is there, their names. */
export function Editor({ files }: EditorProps): ReactNode {
  return (
    <section className="editor" data-testid="editor" aria-label="Editor">
      <ul>
        {files.map((file) => (
          <li key={file.path}>{file.path}</li>
        ))}
      </ul>
    </section>
  )
}
