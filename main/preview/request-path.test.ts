import { describe, expect, test } from 'vitest'
import { candidates, requestPath } from './request-path.ts'

const pathOf = (path: string): string | undefined => requestPath(`http://app.localhost${path}`)

describe('the path of a request', () => {
  test('is decoded and has no query', () => {
    expect(pathOf('/a%20b/caf%C3%A9.css?v=1')).toBe('a b/café.css')
    expect(pathOf('/')).toBe('')
    expect(pathOf('/about/')).toBe('about/')
  })

  test.each(['/%2e%2e%2fkiln.db', '/a%2fb', '/a%5cb', '/%00', '/%', '/.git/config', '/a//b', '/..%5c', '/a/%2E%2Egit'])(
    '%s names no file',
    (path) => expect(pathOf(path)).toBeUndefined(),
  )

  test('a folder stands for its index.html', () => {
    expect(candidates('')).toEqual(['index.html'])
    expect(candidates('about/')).toEqual(['about/index.html'])
    expect(candidates('about')).toEqual(['about', 'about/index.html'])
    expect(candidates('v1.2/app.js')).toEqual(['v1.2/app.js'])
  })
})
