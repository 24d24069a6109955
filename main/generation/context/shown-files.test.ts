/** Which files a model may change: those that it was shown itself. */
import { expect, test } from 'vitest'
import type { ChangeContext } from '#shared/domain/context.ts'
import { createDedupe } from '../../pipeline/dedupe.ts'
import { withKeys } from '../../pipeline/keys.ts'
import { answer, handlerOf, modelA, modelB, read, testAsk, testRequest } from '../../pipeline/test-ask.ts'
import { createShownFiles, type ShownFiles } from './shown-files.ts'

/** Two files, of which the first model is shown both, and the second, with less room, one. */
const files = new Map([
  ['a.js', 'a()'],
  ['b.js', 'b()'],
])

function setUp() {
  return createShownFiles({ model: modelA, files }, () => undefined)
}

function shows(...paths: string[]): ChangeContext {
  const all = paths.map((path) => ({ path, whole: true, tokens: 1, why: { by: 'small' as const } }))
  return { files: all, tokens: all.length, everything: files.size, budget: 10 }
}

function hearBoth(shown: ShownFiles<{ model: typeof modelA; files: typeof files }>): void {
  shown.hear(modelA, shows('a.js', 'b.js'))
  shown.hear(modelB, shows('a.js'))
}

test('what was made for a model that was not asked takes nothing from the one that was', () => {
  const shown = setUp()
  hearBoth(shown)
  expect(shown.refused('b.js')).toBeUndefined()
  shown.follow({ type: 'attempt-start', model: modelA })
  expect(shown.refused('b.js')).toBeUndefined()
  expect(shown.refused('new.js')).toBeUndefined()
})

test('one that answers instead may change what it was shown itself, until another answers', () => {
  const shown = setUp()
  hearBoth(shown)
  shown.follow({ type: 'attempt-start', model: modelB })
  expect(shown.refused('a.js')).toBeUndefined()
  expect(shown.refused('b.js')).toContain('has not seen')
  shown.follow({ type: 'answering', model: modelA, from: 'cache' })
  expect(shown.refused('b.js')).toBeUndefined()
})

test('the same asked twice at the same time changes nothing about it, though both are compared for every model', async () => {
  const dedupe = createDedupe()
  const { handler, asked } = handlerOf(answer())
  const runs = [setUp(), setUp()].map((shown) => {
    const ask = testAsk({
      candidates: [modelA, modelB],
      requestFor(model) {
        shown.hear(model, model === modelA ? shows('a.js', 'b.js') : shows('a.js'))
        return testRequest(model)
      },
      report: (fact) => shown.follow(fact),
    })
    const keyed = withKeys(ask, () => 'there')
    return { shown, done: read(dedupe.middleware(handler)(keyed, new AbortController().signal)) }
  })
  await Promise.all(runs.map(({ done }) => done))
  expect(asked).toEqual([modelA])
  expect(runs.map(({ shown }) => shown.refused('b.js'))).toEqual([undefined, undefined])
})
