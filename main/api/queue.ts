/** Routes of the prompts that wait while a run is live. */
import { api } from './base.ts'
import type { Services } from './services.ts'

export function queueRoutes({ queues }: Services) {
  return {
    queue: {
      add: api.queue.add.handler(({ input: { projectId, ...prompt } }) => queues.add(projectId, prompt)),
      change: api.queue.change.handler(({ input: { projectId, id, prompt } }) => {
        queues.change(projectId, id, prompt)
        return {}
      }),
      move: api.queue.move.handler(({ input: { projectId, id, to } }) => {
        queues.move(projectId, id, to)
        return {}
      }),
      remove: api.queue.remove.handler(({ input: { projectId, id } }) => {
        queues.remove(projectId, [id])
        return {}
      }),
      clear: api.queue.clear.handler(({ input: { projectId } }) => queues.remove(projectId)),
      undoRemove: api.queue.undoRemove.handler(({ input: { projectId, ids } }) => {
        queues.undoRemove(projectId, ids)
        return {}
      }),
      resume: api.queue.resume.handler(async ({ input: { projectId } }) => {
        await queues.resume(projectId)
        return {}
      }),
    },
  }
}
