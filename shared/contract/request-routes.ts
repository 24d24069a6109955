/** Routes of the request pipeline: what it is doing, what it decided, and the answers that it keeps. */
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { AppError } from '../domain/error.ts'
import { CacheEntry, Decision, RequestsState } from '../domain/request-state.ts'

const route = oc.errors({ FAILURE: { data: AppError } })
const done = z.object({})
const byKey = z.object({ key: z.string() })

export const requests = {
  /** Read it again on `requests-changed`. */
  state: route.output(RequestsState),
  /** The last 200, newest first. */
  decisions: route.output(z.array(Decision)),
  /** Last used first. */
  cacheList: route.output(z.array(CacheEntry)),
  /** The kept answer's text. Fails with not-found when it is gone. */
  cacheRead: route.input(byKey).output(z.object({ text: z.string() })),
  cacheRemove: route.input(byKey).output(done),
  cacheClear: route.output(done),
}
