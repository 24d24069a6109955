/** Routes of the starter apps. */
import { api } from './base.ts'
import type { Services } from './services.ts'

export function templateRoutes({ templates }: Services) {
  return {
    template: {
      list: api.template.list.handler(() => templates.list()),
    },
  }
}
