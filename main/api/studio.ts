/** Routes of the studio itself: what it is, what changes in it, and what the shell's window can do. */
import type { StudioEvent } from '#shared/contract/studio-event.ts'
import { failure } from '#shared/domain/error.ts'
import { api } from './base.ts'
import type { Services } from './services.ts'
import { signalOf } from './signal.ts'

export function studioRoutes({ info, keys, projects, runs, desk, troubles, events, publish }: Services) {
  return {
    studio: {
      info: api.studio.info.handler(() => ({
        ...info,
        ...(keys.state().storage === 'keychain' ? {} : { keysNote: keys.state().note }),
        projectsFolder: projects.folder(),
        native: desk.window !== undefined,
        troubles: troubles.all(),
      })),
      watch: api.studio.watch.handler(async function* ({ signal }): AsyncGenerator<StudioEvent, void> {
        yield* events.subscribe('event', { signal })
      }),
      pickFolder: api.studio.pickFolder.handler(async ({ input: { title } }) => {
        if (desk.window === undefined)
          throw failure('invalid-input', 'A browser cannot ask for a folder. Write its whole path instead.')
        const folder = await desk.window.pickFolder(title)
        return folder === undefined ? {} : { folder }
      }),
      moveProjects: api.studio.moveProjects.handler(async ({ input: { folder }, signal }) => {
        const refusal = 'An app is still being written. Stop that run, or wait until it is done, then move.'
        if (runs.liveCount() > 0) throw failure('invalid-input', refusal, { reason: 'run-live' })
        try {
          const guarded = (id: string, job: () => Promise<void>): Promise<void> => runs.whileIdle(id, refusal, job)
          return { moved: await projects.moveAll(folder, guarded, signalOf(signal)) }
        } finally {
          publish({ type: 'projects-changed' })
        }
      }),
      zoom: api.studio.zoom.handler(async ({ input: { to } }) => {
        if (desk.window === undefined)
          throw failure('invalid-input', 'A browser has a zoom of its own: Ctrl and + or −, on a Mac Cmd and + or −.')
        return { percent: await desk.window.zoom(to) }
      }),
    },
  }
}
