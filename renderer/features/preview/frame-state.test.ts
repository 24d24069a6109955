import { describe, expect, it } from 'vitest'
import { type FrameFact, frameReducer, type FrameState, noFrame } from './frame-state.ts'

const after = (...facts: FrameFact[]): FrameState => facts.reduce(frameReducer, noFrame)
const ready: FrameFact = { type: 'ready' }
const begun: FrameFact = { type: 'document', runId: 'r1' }
const latest = (versionId: string, runId?: string): FrameFact => ({ type: 'latest', versionId, runId })

describe('the preview frame', () => {
  it('loads once for a streamed answer, from its first byte to the version it becomes', () => {
    expect(after(begun, begun, latest('v1', 'r1')).loads).toBe(1)
  })

  it('leaves the saved page for the answer when that begins, and stays there', () => {
    expect(after(latest('v1'), ready, begun, latest('v2', 'r1')).loads).toBe(2)
  })

  it('loads at the end of a run that wrote no page', () => {
    expect(after(latest('v1'), ready, latest('v2', 'r1')).loads).toBe(2)
  })

  it('follows saves and restores', () => {
    expect(after(latest('v1'), ready, latest('v2'), latest('v2'), latest('v3')).loads).toBe(3)
  })

  it('stays on the page where the app is when it is saved, and goes to the entry for an answer', () => {
    expect(after(latest('v1'), ready, latest('v2')).to).toBe('same')
    expect(after(latest('v1'), ready, latest('v2'), begun).to).toBe('entry')
  })

  it('goes back to the saved page when a draft is discarded, and stays when it is kept', () => {
    const stopped = after(latest('v1'), ready, begun, { type: 'draft', runId: 'r1' })
    expect(stopped.loads).toBe(2)
    expect(frameReducer(stopped, { type: 'discarded', runId: 'r1' })).toMatchObject({ loads: 3, shows: undefined })
    expect(frameReducer(stopped, latest('v2', 'r1')).loads).toBe(2)
  })

  it('shows a stopped answer that had not reached a page', () => {
    expect(after(latest('v1'), ready, { type: 'draft', runId: 'r1' }).loads).toBe(2)
  })

  it('loads a second answer after the first', () => {
    expect(after(begun, latest('v1', 'r1'), { type: 'document', runId: 'r2' }).loads).toBe(2)
  })
})
