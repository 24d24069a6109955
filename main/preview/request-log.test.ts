import { describe, expect, test } from 'vitest'
import { createRequestLog, requestEntry } from './request-log.ts'

const entry = (path: string) => ({ path, kind: 'fetch', status: 200, ms: 1, at: 0 })

describe('the log of a host', () => {
  test('tells what came after a count, of that host alone', () => {
    const log = createRequestLog()
    log.add('one', entry('a'))
    const seen = log.count('one')
    log.add('one', entry('b'))
    log.add('two', entry('c'))
    expect(log.since('one', seen)).toEqual({ after: 2, list: [entry('b')] })
    expect(log.since('one', 2).list).toEqual([])
    expect(log.since('none', 0)).toEqual({ after: 0, list: [] })
  })

  test('keeps the newest, and counts all', () => {
    const log = createRequestLog()
    for (let index = 0; index < 500; index++) log.add('one', entry(String(index)))
    const { after, list } = log.since('one', 0)
    expect([after, list.length, list.at(-1)?.path]).toEqual([500, 200, '499'])
  })
})

describe('an entry', () => {
  const made = (url: string, headers: Record<string, string>, answer: Record<string, string>) =>
    requestEntry(new Request(url, { headers }), new Response(null, { status: 404, headers: answer }), {
      askedAt: 5,
      ms: 1.6,
      added: 7,
    })

  test('is named by what the browser says it is for, and has its size without what Kiln put in', () => {
    const page = made('http://x/a/?b=1', { 'sec-fetch-dest': 'iframe' }, { 'content-length': '107' })
    expect(page).toEqual({ path: 'a/?b=1', kind: 'document', status: 404, bytes: 100, ms: 2, at: 5 })
    expect(made('http://x/a.json', { 'sec-fetch-dest': 'empty' }, { 'content-length': '9' })).toMatchObject({
      kind: 'fetch',
      bytes: 9,
    })
  })

  test('goes by the answer where the browser says nothing; a stream has no size', () => {
    expect(made('http://x/a.css', {}, { 'content-type': 'text/css; charset=utf-8' })).toMatchObject({ kind: 'style' })
    expect(made('http://x/a.png', {}, { 'content-type': 'image/png' })).toMatchObject({ kind: 'image' })
    expect(made('http://x/', {}, { 'content-type': 'text/html' })).not.toHaveProperty('bytes')
  })
})
