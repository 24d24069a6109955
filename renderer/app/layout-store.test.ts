/** What is remembered of a project's panes. */
import { describe, expect, it } from 'vitest'
import { firstLayout, readLayout } from './layout-store.ts'

describe('readLayout', () => {
  it('takes what was kept', () => {
    const layout = { view: 'code', conversation: false, tab: 'preview' } as const
    expect(readLayout(JSON.stringify(layout))).toEqual(layout)
  })

  it.each([null, '', '{', '[]', '"x"', '{"view":"upside-down","tab":7}'])('falls back for %s', (kept) => {
    expect(readLayout(kept)).toEqual(firstLayout)
  })
})
