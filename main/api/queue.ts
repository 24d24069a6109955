/** Routes of the prompts that wait while a run is live. */
import type { Services } from './services.ts'

export function queueRoutes(_services: Services) {
  return {}
}
