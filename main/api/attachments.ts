/** Routes of what is sent along with a prompt. */
import type { Services } from './services.ts'

export function attachmentRoutes(_services: Services) {
  return {}
}
