/** Routes of elements that are picked in the preview: where they are in the files, and changing them there. */
import { failure } from '#shared/domain/error.ts'
import type { DirectChange, PickedElement } from '#shared/domain/pick.ts'
import { isForeign } from '../generation/foreign-files.ts'
import { api } from './base.ts'
import type { Services } from './services.ts'

export function pickRoutes({ projects, runs, drafts, preview, publish }: Services) {
  async function pickedIn(projectId: string, element: PickedElement) {
    const [files, places] = await Promise.all([
      projects.workspace(projectId).readTexts(),
      preview.locate(projectId, element.places),
    ])
    return { files, element, places }
  }

  return {
    pick: {
      find: api.pick.find.handler(async ({ input: { projectId, element }, signal }) => {
        // Its parsers are loaded with the first pick.
        const { inspectPicked } = await import('../edits/direct/inspect.ts')
        const picked = await pickedIn(projectId, element)
        // Another one was picked since: that one is looked for, and nobody waits for this.
        signal?.throwIfAborted()
        return { source: inspectPicked(picked)?.source ?? null }
      }),
      change: api.pick.change.handler(({ input: { projectId, element, change } }) => {
        const refusal = 'A run is changing this project. Stop it, or wait until it is done, then try again.'
        return runs.whileIdle(projectId, refusal, async () => {
          const { changePicked } = await import('../edits/direct/change-picked.ts')
          const { files, tag } = changePicked(await pickedIn(projectId, element), change)
          const [first] = files.keys()
          if (first === undefined) throw failure('invalid-input', 'It is like that already.')
          const why = { reason: 'direct', label: labelOf(change, tag), isForeign } as const
          const version = await projects.apply(projectId, { files }, why)
          for (const path of files.keys()) drafts.fileSaved(projectId, path)
          preview.projectChanged(projectId, [...files.keys()])
          publish({ type: 'project-changed', projectId })
          publish({ type: 'projects-changed' })
          return { versionId: version.id, paths: [...files.keys()] }
        })
      }),
    },
  }
}

function labelOf(change: DirectChange, tag: string): string {
  const sorts = [
    ...(change.text === undefined ? [] : ['text']),
    ...(change.color === undefined && change.background === undefined ? [] : ['colour']),
    ...(Object.keys(change).some((name) => /^(?:padding|margin|gap)/.test(name)) ? ['spacing'] : []),
  ]
  return `Changed the ${sorts.join(' and ')} of <${tag}>`
}
