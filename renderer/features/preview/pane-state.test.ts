import type { Version } from '#shared/domain/project.ts'
import { describe, expect, it } from 'vitest'
import type { BuildState } from '#shared/domain/build.ts'
import {
  type BuiltFacts,
  builtStateOf,
  isBaseComing,
  isUnmade,
  type PaneFacts,
  type PaneState,
  paneStateOf,
} from './pane-state.ts'

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
    ['waiting', 'what was made is not known yet', { reading: true }],
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

describe('the pane of a React app', () => {
  const build: BuildState = {
    good: 0,
    problems: [],
    failedScreens: [],
    screensOnly: false,
    screens: [],
    styles: false,
    ms: 0,
  }
  const broken = { ...build, problems: [{ text: 'no' }] }
  const facts: BuiltFacts = { latest: undefined, run: undefined, build, shown: false, stopped: false }

  it.each<[string, Partial<BuiltFacts>, PaneState]>([
    ['nothing was made', { build: broken }, 'empty'],
    ['its first build is not there yet', { latest: version('index.html') }, 'waiting'],
    ['what is missing is still being made', { run: 'live', build: broken }, 'waiting'],
    ['it was never built', { latest: version('index.html'), build: broken }, 'unbuilt'],
    ['it runs, whatever the newest build is', { latest: version('index.html'), build: broken, shown: true }, 'done'],
    ['it runs while it is made', { run: 'live', shown: true }, 'live'],
    ['it was stopped', { latest: version('index.html'), build, stopped: true }, 'stopped'],
  ])('%s', (_, more, state) => {
    expect(builtStateOf({ ...facts, ...more })).toBe(state)
  })

  it('lacks nothing until something of it was made', () => {
    expect(isUnmade({ latest: undefined, build: broken })).toBe(true)
    expect(isUnmade({ latest: undefined, build: { ...broken, good: 1 } })).toBe(false)
    expect(isUnmade({ latest: version('src/app.tsx'), build: broken })).toBe(false)
  })
})

it('what breaks is told from the end of the base on, and when the run ends before that', () => {
  const stages = (...names: string[]) => names.map((name) => ({ name, message: '', percent: 0, at: 0 }))
  expect(isBaseComing({ stages: stages('analyzing'), endedAt: undefined })).toBe(false)
  expect(isBaseComing({ stages: stages('generating-base', 'creating-tunnel'), endedAt: undefined })).toBe(true)
  expect(isBaseComing({ stages: stages('generating-base', 'preview-ready'), endedAt: undefined })).toBe(false)
  expect(isBaseComing({ stages: stages('generating-base'), endedAt: 5 })).toBe(false)
})
