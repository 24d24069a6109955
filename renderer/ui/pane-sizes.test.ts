/** How panes share their room. */
import { describe, expect, it } from 'vitest'
import { sizesFor } from './pane-sizes.ts'

const panes = [
  { id: 'talk', share: 25 },
  { id: 'code', share: 40 },
  { id: 'preview', share: 35 },
]

describe('sizesFor', () => {
  it('gives the room of a hidden pane to the others', () => {
    const hidden = panes.map((pane) => (pane.id === 'code' ? { ...pane, hidden: true } : pane))
    const sizes = sizesFor(hidden, undefined)
    expect(sizes['code']).toBe(0)
    expect((sizes['talk'] ?? 0) + (sizes['preview'] ?? 0)).toBeCloseTo(100)
  })

  it('takes what was remembered', () => {
    expect(sizesFor(panes, { talk: 20, code: 30, preview: 50 })).toEqual({ talk: 20, code: 30, preview: 50 })
  })

  it('does not bring a shown pane back with no width', () => {
    expect(sizesFor(panes, { talk: 50, code: 0, preview: 50 })['code']).toBe(40)
  })
})
