/** Listens to the studio's facts for the whole page and asks the queries again that they concern. */
import type { StudioEvent } from '#shared/contract/studio-event.ts'
import { client, connectionState } from './connection.ts'
import { tellPicture } from './pictures.ts'
import { invalidate, invalidateAll } from './query-cache.ts'

const retryMs = 500

/** Runs until it is aborted; listens again after a broken connection, and then asks everything again. */
export async function watchStudio(signal: AbortSignal): Promise<void> {
  let first = true
  while (!signal.aborted && connectionState() !== 'lost') {
    try {
      const events = await client.studio.watch(undefined, { signal })
      if (!first) invalidateAll()
      first = false
      for await (const event of events) {
        if (event.type === 'image-ready') tellPicture(event)
        for (const prefix of concerns(event)) invalidate(prefix)
      }
    } catch {
      // Connections break; the state says so, and the loop tries again.
    }
    await new Promise((resolve) => setTimeout(resolve, retryMs))
  }
}

/** The keys of the queries that a fact makes old. */
export function concerns(event: StudioEvent): readonly string[] {
  switch (event.type) {
    case 'projects-changed':
      return ['projects']
    case 'project-changed':
      return [`project/${event.projectId}`, 'projects']
    case 'run-started':
    case 'run-ended':
      // The list marks what is live.
      return [`project/${event.projectId}`, 'projects']
    case 'settings-changed':
      return ['settings']
    case 'trouble':
      return ['studio']
    case 'providers-changed':
      return ['providers']
    case 'requests-changed':
      return ['requests']
    case 'image-ready':
      return []
  }
}
