/** A part of the composition root: the previews, with all that they read. */
import type { PreviewTarget } from '#shared/contract/routes.ts'
import type { ImageRuns } from './generation/images/image-runs.ts'
import type { Variants } from './generation/variants/variants.ts'
import { createPreview, type Preview, type PreviewOptions } from './preview/preview.ts'
import type { Projects } from './projects/projects.ts'
import type { Templates } from './providers/starter/templates.ts'
import type { Store } from './store/store.ts'
import { previewSecret } from './studio-values.ts'

export interface StudioPreviewParts {
  readonly store: Store
  readonly projects: Projects
  readonly templates: Pick<Templates, 'app'>
  readonly frameAncestors: readonly string[]
  readonly exportPage: NonNullable<PreviewOptions['exportPage']>
  readonly builds: NonNullable<PreviewOptions['react']>['builds']
  readonly onBuild: NonNullable<NonNullable<PreviewOptions['react']>['onBuild']>
  /** Asked for when a page is: they are made later. */
  readonly shown: () => ImageRuns['shown']
  readonly variants: () => Pick<Variants, 'base' | 'open'>
}

export function createStudioPreview(parts: StudioPreviewParts): Preview {
  const { store, projects, templates, shown, variants } = parts
  return createPreview({
    secret: previewSecret(store),
    frameAncestors: parts.frameAncestors,
    readProjectFile: async (projectId, path) =>
      shown().over(projectId, path, await projects.workspace(projectId).read(path)),
    readVersionFile: async (versionId, path) => projects.versionFile(versionId, path),
    variant: (runId) => variants().base(runId),
    readTemplateFile: async (id, wishes, path) => (await templates.app(id, wishes)).files.get(path),
    react: {
      builds: parts.builds,
      isReact: (projectId) => store.projects.get(projectId)?.kind === 'react',
      listFiles: async (projectId) => {
        const files = await projects.workspace(projectId).list()
        return shown().list(
          projectId,
          files.map(({ path }) => path),
        )
      },
      listVersionFiles: (versionId) => [...store.versions.files(versionId).keys()],
      onBuild: parts.onBuild,
    },
    exportPage: parts.exportPage,
    hasProject: (projectId) => store.projects.get(projectId) !== undefined,
    targets: () => [anyTemplate, ...projects.list().flatMap(({ id }) => targetsOf(id, variants().open(id)))],
  })
}

/** The starter apps share one host: which of them is meant stands in the path. */
const anyTemplate: PreviewTarget = { view: 'template', templateId: '', language: 'en', theme: 'light' }

function targetsOf(projectId: string, variants: readonly string[]): PreviewTarget[] {
  return [
    { view: 'project', projectId },
    { view: 'export', projectId },
    ...variants.map((runId) => ({ view: 'variant' as const, projectId, runId })),
  ]
}
