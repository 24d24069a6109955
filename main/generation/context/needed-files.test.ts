import { expect, test } from 'vitest'
import type { Handler } from '../../pipeline/index.ts'
import type { ModelEvent } from '../../providers/provider.ts'
import { testAsk } from '../../pipeline/test-ask.ts'
import { withNeededFiles } from './needed-files.ts'

const usage = { input: 10, output: 2, estimated: false }

/** Answers of these texts, one a request, in pieces of four characters. */
function answers(...texts: readonly string[]): { readonly handler: Handler; asked(): number } {
  let at = 0
  return {
    asked: () => at,
    handler: async function* answer() {
      const text = texts[at] ?? ''
      at += 1
      for (const piece of text.match(/[^]{1,4}/g) ?? []) yield { type: 'text-delta', text: piece }
      yield { type: 'finish', reason: 'stop', usage }
    },
  }
}

async function read(handler: Handler): Promise<{ text: string; finish: ModelEvent | undefined }> {
  let text = ''
  let finish: ModelEvent | undefined
  for await (const event of handler(testAsk(), new AbortController().signal)) {
    if (event.type === 'text-delta') text += event.text
    if (event.type === 'finish') finish = event
  }
  return { text, finish }
}

test('files that are asked for come with a second request; the first answer is not shown, and what it cost counts', async () => {
  const { handler, asked } = answers('\nNEED: src/a.tsx, `./src/b.ts`.\n', 'Done. ```tsx path=src/a.tsx')
  const needed: string[] = []
  const answer = await read(withNeededFiles(handler, (paths) => needed.push(...paths) > 0))
  expect(needed).toEqual(['src/a.tsx', 'src/b.ts'])
  expect([answer.text, asked()]).toEqual(['Done. ```tsx path=src/a.tsx', 2])
  expect(answer.finish).toMatchObject({ usage: { input: 20, output: 4 } })
})

test('an answer that asks for files is read to its end: it was not stopped', async () => {
  const ends: string[] = []
  const { handler } = answers('NEED: a.ts', 'Done.')
  const whole: Handler = async function* (ask, signal) {
    let how = 'stopped'
    try {
      yield* handler(ask, signal)
      how = 'whole'
    } finally {
      ends.push(how)
    }
  }
  expect((await read(withNeededFiles(whole, () => true))).text).toBe('Done.')
  expect(ends).toEqual(['whole', 'whole'])
})

test('it is asked once: who asks again, or for what there is not, is shown as it answered', async () => {
  const twice = answers('NEED: a.ts', 'NEED: b.ts')
  expect((await read(withNeededFiles(twice.handler, () => true))).text).toBe('NEED: b.ts')
  const unknown = answers('NEED: nowhere.ts', 'never')
  expect((await read(withNeededFiles(unknown.handler, () => false))).text).toBe('NEED: nowhere.ts')
  expect(unknown.asked()).toBe(1)
})

test.each(['', 'N', 'NEEDLES are drawn now.', 'Here it is. NEED: nothing'])(
  'an ordinary answer passes whole: %j',
  async (text) => {
    const { handler, asked } = answers(text)
    expect((await read(withNeededFiles(handler, () => true))).text).toBe(text)
    expect(asked()).toBe(1)
  },
)
