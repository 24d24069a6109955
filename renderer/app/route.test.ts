/** Places and their addresses. */
import { describe, expect, it } from 'vitest'
import { parseRoute, type Route, routeHash } from './route.ts'

describe('routes', () => {
  const routes: readonly Route[] = [
    { view: 'start' },
    { view: 'project', projectId: 'a/b c' },
    { view: 'projects' },
    { view: 'templates' },
    { view: 'settings' },
    { view: 'metrics' },
    { view: 'metrics', request: 'newest' },
    { view: 'metrics', part: 'cost' },
  ]
  it.each(routes)('come back from their address: %o', (route) => {
    expect(parseRoute(routeHash(route))).toEqual(route)
  })

  it.each(['', '#', '#/', '#/nowhere', '#/project', '#/project/', '#/project/%E0%A4%A'])(
    'lead to the start when the address says nothing: "%s"',
    (hash) => {
      expect(parseRoute(hash)).toEqual({ view: 'start' })
    },
  )
})
