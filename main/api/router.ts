/** Every handler of the contract in one router: a missing or extra route does not compile. */
import { api } from './base.ts'
import { modelRoutes } from './models.ts'
import { previewRoutes } from './preview.ts'
import { projectRoutes } from './projects.ts'
import { runRoutes } from './runs.ts'
import type { Services } from './services.ts'
import { studioRoutes } from './studio.ts'

export function createRouter(services: Services) {
  return api.router({
    ...studioRoutes(services),
    ...projectRoutes(services),
    ...runRoutes(services),
    ...modelRoutes(services),
    ...previewRoutes(services),
  })
}

export type Router = ReturnType<typeof createRouter>
