import type { RunEvent, RunEventBody } from '#shared/contract/run-event.ts'
import { emptyRunView, foldRunEvent } from '#shared/contract/run-view.ts'
import { describe, expect, it } from 'vitest'
import { createDrafts, type DraftModels } from './drafts.ts'
import type { EditorFeed } from './types.ts'

class FakeModel {
  text = ''
  edits = 0
  dispose(): void {
    this.text = '(disposed)'
  }
}
const models: DraftModels<FakeModel> = {
  create: () => new FakeModel(),
  append(model, text) {
    // As Monaco does: every line ending becomes the model's own.
    model.text += text.replace(/\r\n|\r|\n/g, '\n')
    model.edits += 1
  },
  empty: (model) => void (model.text = ''),
  seal: () => undefined,
}

function setUp() {
  let view = emptyRunView
  const listeners = new Set<(events: readonly RunEvent[]) => void>()
  const frames = new Set<() => void>()
  const feed: EditorFeed = {
    getView: () => view,
    subscribe: () => () => undefined,
    onEvents(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  return {
    feed,
    send(...bodies: RunEventBody[]) {
      const events = bodies.map((body, index) => ({ runId: 'r', seq: view.lastSeq + 1 + index, at: 0, ...body }))
      view = events.reduce(foldRunEvent, view)
      for (const listener of listeners) listener(events)
    },
    frame() {
      for (const run of [...frames]) run()
    },
    clock: {
      requestFrame(run: () => void) {
        frames.add(run)
        return () => void frames.delete(run)
      },
      requestTimer: () => () => undefined,
    },
  }
}

describe('drafts', () => {
  it('write once a frame, whatever came in it', () => {
    const { feed, send, frame, clock } = setUp()
    const drafts = createDrafts(feed, models, clock)
    send({ type: 'file-start', path: 'a' })
    for (let index = 0; index < 50; index += 1) send({ type: 'file-delta', path: 'a', text: 'x' })
    expect(drafts.file('a')).toBeUndefined()
    frame()
    expect(drafts.file('a')).toMatchObject({ characters: 50, writing: true, whole: false, model: { edits: 1 } })
  })

  it('begin with what a late window has missed, and go on without a gap', () => {
    const { feed, send, frame, clock } = setUp()
    send({ type: 'file-start', path: 'a' }, { type: 'file-delta', path: 'a', text: 'one ' })
    const drafts = createDrafts(feed, models, clock)
    expect(drafts.file('a')?.model.text).toBe('one ')
    send({ type: 'file-delta', path: 'a', text: 'two' }, { type: 'file-end', path: 'a' })
    frame()
    expect(drafts.file('a')).toMatchObject({ whole: true, writing: false, model: { text: 'one two' } })
  })

  it('do not make two lines of a line ending that was split between frames', () => {
    const { feed, send, frame, clock } = setUp()
    const drafts = createDrafts(feed, models, clock)
    send({ type: 'file-start', path: 'a' }, { type: 'file-delta', path: 'a', text: 'one\r' })
    frame()
    send({ type: 'file-delta', path: 'a', text: '\ntwo\r' }, { type: 'file-end', path: 'a' })
    frame()
    expect(drafts.file('a')?.model.text).toBe('one\ntwo\n')
  })

  it('are whole at the end of the run, without a frame', () => {
    const { feed, send, clock } = setUp()
    const drafts = createDrafts(feed, models, clock)
    send({ type: 'file-start', path: 'a' }, { type: 'file-delta', path: 'a', text: 'x' })
    send({ type: 'run-end', outcome: 'stopped' })
    expect(drafts.file('a')).toMatchObject({ writing: false, whole: false, model: { text: 'x' } })
  })

  it('start a file anew when its path comes again, and let go of a refused one', () => {
    const { feed, send, frame, clock } = setUp()
    const drafts = createDrafts(feed, models, clock)
    send({ type: 'file-start', path: 'a' }, { type: 'file-delta', path: 'a', text: 'old' })
    send({ type: 'file-start', path: 'b' }, { type: 'file-reject', path: 'b', why: 'no' })
    send({ type: 'file-start', path: 'a' }, { type: 'file-delta', path: 'a', text: 'new' })
    frame()
    expect(drafts.list().map(({ path, model }) => [path, model.text])).toEqual([['a', 'new']])
  })

  describe('of a React app, whose files are written side by side', () => {
    const start: RunEventBody = {
      type: 'run-start',
      prompt: 'x',
      kind: 'react',
      mode: 'create',
      asked: { provider: 'scripted', model: 's' },
    }
    const begin = (path: string): RunEventBody => ({ type: 'file-start', path })
    const delta = (path: string): RunEventBody => ({ type: 'file-delta', path, text: 'x' })
    const end = (path: string): RunEventBody => ({ type: 'file-end', path })

    function followedAfter(...steps: RunEventBody[][]): (string | undefined)[] {
      const { feed, send, frame, clock } = setUp()
      const drafts = createDrafts(feed, models, clock)
      send(start)
      return steps.map((bodies) => {
        send(...bodies)
        frame()
        return drafts.followed()
      })
    }

    it('are followed one to its end, then the other from where it is', () => {
      expect(
        followedAfter(
          [begin('a')],
          [begin('b'), delta('b')],
          [delta('a')],
          [end('a')],
          [begin('c')],
          [end('b')],
          [end('c')],
        ),
      ).toEqual(['a', 'a', 'a', 'b', 'b', 'c', undefined])
    })

    it('do not hold one up that was left without a word', () => {
      expect(followedAfter([begin('left'), delta('left')], [begin('b')], [end('b')], [begin('c')])).toEqual([
        'left',
        'left',
        undefined,
        'c',
      ])
    })

    it('are followed as the user picks them', () => {
      const { feed, send, frame, clock } = setUp()
      const drafts = createDrafts(feed, models, clock)
      send(start, begin('a'), begin('b'))
      frame()
      drafts.follow('b')
      drafts.follow('nowhere')
      expect(drafts.followed()).toBe('b')
    })
  })
})
