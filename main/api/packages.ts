/** The route that installs packages for a React project. */
import { failure } from '#shared/domain/error.ts'
import { addPackages, namePackages } from '../generation/react/add-packages.ts'
import { textOf } from '../projects/workspace.ts'
import { api } from './base.ts'
import type { Services } from './services.ts'
import { signalOf } from './signal.ts'

const path = 'package.json'

export function packageRoutes({ projects, runs, drafts, preview, publish, packages }: Services) {
  async function manifestOf(projectId: string): Promise<string> {
    const bytes = await projects.workspace(projectId).read(path)
    const text = bytes === undefined ? undefined : textOf(bytes)
    if (text === undefined)
      throw failure('not-found', 'The project has no package.json: only React apps have packages.')
    return text
  }

  return {
    installPackages: api.preview.installPackages.handler(async ({ input: { projectId, packages: given }, signal }) => {
      const before = await manifestOf(projectId)
      const { versions, manifest } = await addPackages(given, before, packages(), signalOf(signal))
      if (manifest !== before) {
        const refusal = 'A run is changing this project. What was asked for is installed: ask again when it has ended.'
        await runs.whileIdle(projectId, refusal, async () => {
          // Installing takes a while: the file may have been changed meanwhile.
          const now = namePackages(await manifestOf(projectId), versions)
          await projects.apply(projectId, { files: new Map([[path, now]]) }, { reason: 'save', label: path })
          drafts.fileSaved(projectId, path)
          publish({ type: 'projects-changed' })
        })
      }
      preview.projectChanged(projectId, [path])
      publish({ type: 'project-changed', projectId })
      return { versions }
    }),
  }
}
