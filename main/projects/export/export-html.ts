/** A page app as one HTML file that carries everything it loads. */
import { failure } from '#shared/domain/error.ts'
import type { Projects } from '../projects.ts'
import { bundlePage } from './bundle-page.ts'

export interface ExportedPage {
  readonly html: string
  /** Addresses that it still names and that would need a network, or files that it cannot carry. */
  readonly outside: readonly string[]
}

/** Throws not-found without an index.html, invalid-input for a React app. */
export async function exportHtml(
  projects: Pick<Projects, 'get' | 'contents'>,
  projectId: string,
): Promise<ExportedPage> {
  if (projects.get(projectId).kind === 'react') {
    throw failure(
      'invalid-input',
      'One HTML file is for plain pages; it comes to React apps with their own preview. Export this app as a ZIP.',
    )
  }
  const files = await projects.contents(projectId)
  if (!files.has('index.html')) {
    throw failure('not-found', 'This app has no index.html to export. Ask for one, or export the app as a ZIP.')
  }
  return await bundlePage(files, 'index.html')
}
