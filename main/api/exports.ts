/** Routes by which an app leaves Kiln: as an archive of its files, or as one page. */
import { exportName } from '../projects/export/export-name.ts'
import { exportZip } from '../projects/export/export-zip.ts'
import { api } from './base.ts'
import type { Services } from './services.ts'
import { signalOf } from './signal.ts'

export function exportRoutes({ projects, exportHtml }: Services) {
  return {
    exportZip: api.project.exportZip.handler(async ({ input: { projectId }, signal }) => {
      const { name, updatedAt } = projects.get(projectId)
      const bytes = await exportZip(await projects.contents(projectId), updatedAt, signalOf(signal))
      return { file: new File([bytes], exportName(name, 'zip'), { type: 'application/zip' }) }
    }),
    exportHtml: api.project.exportHtml.handler(async ({ input: { projectId } }) => {
      const { html, outside } = await exportHtml(projectId)
      const file = new File([html], exportName(projects.get(projectId).name, 'html'), { type: 'text/html' })
      return { file, outside: [...outside] }
    }),
  }
}
