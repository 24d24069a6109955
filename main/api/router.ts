/** Every handler of the contract in one router: a missing or extra route does not compile. */
import { attachmentRoutes } from './attachments.ts'
import { api } from './base.ts'
import { fileRoutes } from './files.ts'
import { metricsRoutes } from './metrics.ts'
import { modelRoutes } from './models.ts'
import { pickRoutes } from './picks.ts'
import { problemRoutes } from './problems.ts'
import { previewRoutes } from './preview.ts'
import { projectRoutes } from './projects.ts'
import { queueRoutes } from './queue.ts'
import { requestRoutes } from './requests.ts'
import { reviewRoutes } from './reviews.ts'
import { runRoutes } from './runs.ts'
import type { Services } from './services.ts'
import { studioRoutes } from './studio.ts'
import { templateRoutes } from './templates.ts'
import { variantRoutes } from './variants.ts'

export function createRouter(services: Services) {
  return api.router({
    ...studioRoutes(services),
    ...projectRoutes(services),
    ...fileRoutes(services),
    ...attachmentRoutes(services),
    ...runRoutes(services),
    ...reviewRoutes(services),
    ...queueRoutes(services),
    ...variantRoutes(services),
    ...modelRoutes(services),
    ...previewRoutes(services),
    ...pickRoutes(services),
    ...problemRoutes(services),
    ...templateRoutes(services),
    ...requestRoutes(services),
    ...metricsRoutes(services),
  })
}

export type Router = ReturnType<typeof createRouter>
