/** The cache of what routes answered. */
import { describe, expect, it, vi } from 'vitest'
import { failure } from '#shared/domain/error.ts'
import { invalidate, queryState, setQueryData, watchQuery } from './query-cache.ts'

const nothing = (): void => undefined

describe('the query cache', () => {
  it('asks once for all who watch, and again when the fact has changed', async () => {
    let count = 0
    const fetch = (): Promise<number> => Promise.resolve((count += 1))
    watchQuery('a', fetch, nothing)
    watchQuery('a', fetch, nothing)
    await vi.waitFor(() => expect(queryState('a').data).toBe(1))
    invalidate('a')
    await vi.waitFor(() => expect(queryState('a').data).toBe(2))
  })

  it('asks the parts of a thing again with it, and not what only begins alike', async () => {
    const asked: string[] = []
    const watch = (key: string): void => {
      watchQuery(key, () => Promise.resolve(asked.push(key)), nothing)
    }
    for (const key of ['project/1', 'project/1/file/a', 'project/10']) watch(key)
    await vi.waitFor(() => expect(asked).toHaveLength(3))
    invalidate('project/1')
    await vi.waitFor(() => expect(asked.slice(3)).toEqual(['project/1', 'project/1/file/a']))
  })

  it('does not keep an answer that was already old when it came', async () => {
    const answers: ((value: string) => void)[] = []
    watchQuery('slow', () => new Promise<string>((resolve) => answers.push(resolve)), nothing)
    invalidate('slow')
    answers[0]?.('old')
    await vi.waitFor(() => expect(answers).toHaveLength(2))
    answers[1]?.('new')
    await vi.waitFor(() => expect(queryState('slow')).toEqual({ data: 'new', error: undefined }))
  })

  it('shows the last answer beside an error', async () => {
    let fail = false
    watchQuery(
      'b',
      () => (fail ? Promise.reject(failure('disk-full', 'The disk is full.')) : Promise.resolve('fine')),
      nothing,
    )
    await vi.waitFor(() => expect(queryState('b').data).toBe('fine'))
    fail = true
    invalidate('b')
    await vi.waitFor(() => expect(queryState('b').error?.kind).toBe('disk-full'))
    expect(queryState('b').data).toBe('fine')
  })

  it('tells nobody of an answer that is as the one before, and keeps that one', async () => {
    let told = 0
    let asked = 0
    const fetch = (): Promise<unknown> => {
      asked += 1
      return Promise.resolve([{ name: 'Timer', at: asked < 3 ? 1 : 2 }])
    }
    watchQuery('same', fetch, () => (told += 1))
    await vi.waitFor(() => expect(told).toBe(1))
    const first = queryState('same')
    invalidate('same')
    await vi.waitFor(() => expect(asked).toBe(2))
    await Promise.resolve()
    expect(queryState('same')).toBe(first)
    invalidate('same')
    await vi.waitFor(() => expect(queryState('same').data).toEqual([{ name: 'Timer', at: 2 }]))
    expect(told).toBe(2)
  })

  it('takes what an update answered, without asking', () => {
    setQueryData('c', { theme: 'dark' })
    expect(queryState('c').data).toEqual({ theme: 'dark' })
  })
})
