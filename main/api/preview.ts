/** Routes of the preview: where the frame finds a project, and the same in the user's browser. */
import type { PreviewTarget } from '#shared/contract/routes.ts'
import { variantSite } from '../preview/variant-site.ts'
import { api } from './base.ts'
import { packageRoutes } from './packages.ts'
import type { Services } from './services.ts'
import { signalOf } from './signal.ts'

export function previewRoutes(services: Services) {
  const { preview, drafts, runs, variants, addresses, projects } = services
  function hostOf(target: PreviewTarget): string {
    if (target.view !== 'template') projects.get(target.projectId)
    if (target.view === 'project' && runs.liveRunOf(target.projectId) === undefined) drafts.show(target.projectId)
    if (target.view === 'variant') variants.look(target.runId)
    return preview.hostFor(target)
  }

  return {
    preview: {
      ...packageRoutes(services),
      open: api.preview.open.handler(({ input }) => ({
        url: addresses.frame(hostOf(input)) + preview.pathFor(input),
      })),
      openExternal: api.preview.openExternal.handler(async ({ input }) => {
        const url = (await addresses.external(hostOf(input))) + preview.pathFor(input)
        await addresses.open(url)
        return { url }
      }),
      locate: api.preview.locate.handler(async ({ input: { projectId, places } }) => {
        const found = await preview.locate(projectId, places)
        return { places: found.map((place) => place ?? null) }
      }),
      watchBuild: api.preview.watchBuild.handler(async function* ({ input: { projectId, runId }, signal }) {
        projects.get(projectId)
        if (runId !== undefined) variants.look(runId)
        const site = runId === undefined ? projectId : variantSite(projectId, runId)
        yield* preview.watchBuild(site, signalOf(signal))
      }),
    },
  }
}
