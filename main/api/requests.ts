/** Routes of the request pipeline: its state, its decisions, and the answers that it keeps. */
import { failure } from '#shared/domain/error.ts'
import { keptText } from '../pipeline/kept-answer.ts'
import { api } from './base.ts'
import type { Services } from './services.ts'

export function requestRoutes({ pipeline, cache, publish }: Services) {
  return {
    requests: {
      state: api.requests.state.handler(pipeline.state),
      decisions: api.requests.decisions.handler(pipeline.decisions),
      cacheList: api.requests.cacheList.handler(cache.list),
      cacheRead: api.requests.cacheRead.handler(({ input: { key } }) => {
        const kept = cache.read(key)
        if (kept === undefined) throw failure('not-found', 'This answer is not kept any more.')
        return { text: keptText(kept.answer) }
      }),
      cacheRemove: api.requests.cacheRemove.handler(({ input: { key } }) => {
        cache.remove(key)
        publish({ type: 'requests-changed' })
        return {}
      }),
      cacheClear: api.requests.cacheClear.handler(() => {
        cache.clear()
        publish({ type: 'requests-changed' })
        return {}
      }),
    },
  }
}
