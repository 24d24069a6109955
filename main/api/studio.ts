/** Routes of the studio itself: what it is, and what changes in it. */
import type { StudioEvent } from '#shared/contract/studio-event.ts'
import { api } from './base.ts'
import type { Services } from './services.ts'

export function studioRoutes({ info, events }: Services) {
  return {
    studio: {
      info: api.studio.info.handler(() => ({ ...info, native: info.shell === 'electron', troubles: [] })),
      watch: api.studio.watch.handler(async function* ({ signal }): AsyncGenerator<StudioEvent, void> {
        yield* events.subscribe('event', { signal })
      }),
    },
  }
}
