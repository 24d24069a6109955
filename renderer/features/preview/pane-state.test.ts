import type { Version } from '#shared/domain/project.ts'
import { describe, expect, it } from 'vitest'
import { paneStateOf, type PaneFacts } from './pane-state.ts'

const version = (...paths: string[]): Version => ({
  id: 'v1',
  projectId: 'p1',
  number: 1,
  reason: 'save',
  label: '',
  createdAt: 0,
  files: paths.map((path) => ({ path, bytes: 1 })),
})
const none: PaneFacts = { version: undefined, latest: undefined, run: undefined, begun: false, loads: 0 }

describe('the state of the pane', () => {
  it.each<[string, string, Partial<PaneFacts>]>([
    ['empty', 'nothing was made yet', {}],
    ['waiting', 'a first answer has not come to a page', { run: 'live' }],
    ['live', 'its page is being written', { run: 'live', begun: true, loads: 1 }],
    [
      'done',
      'an edit has not reached the page: the app stays',
      { run: 'live', latest: version('index.html'), loads: 1 },
    ],
    ['draft', 'it ended early', { run: 'draft', begun: true, loads: 1 }],
    ['done', 'it is saved', { latest: version('index.html'), loads: 1 }],
    ['waiting', 'a project is about to be shown', { latest: version('index.html') }],
    ['no-page', 'there are only other files', { latest: version('notes.md'), loads: 1 }],
    ['waiting', 'the first page is on its way into them', { run: 'live', latest: version('notes.md'), loads: 1 }],
    ['version', 'an older one is looked at', { version: version('index.html'), run: 'live', begun: true, loads: 2 }],
  ])('%s: %s', (state, _, facts) => expect(paneStateOf({ ...none, ...facts })).toBe(state))
})
