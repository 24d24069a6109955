/** What is mended at a run's end, and what is left alone then. */
import { expect, test } from 'vitest'
import type { AppFixes } from './apply-fixes.ts'
import { withFixes } from './with-fixes.ts'

const target = {
  fileStart() {},
  fileDelta() {},
  async fileEnd() {},
  fileDrop() {},
  finish: async () => ({ versionId: 'v' }),
}

test('a file that the user has changed or removed while the run went on is left alone', async () => {
  const answered = new Map(['index.html', 'app.js', 'gone.js', 'package.json'].map((path) => [path, 'as answered']))
  const there = new Map([...answered, ['app.js', 'mine'] as const, ['package.json', 'with more packages'] as const])
  there.delete('gone.js')
  const asked: unknown[] = []
  const fixes: Pick<AppFixes, 'apply'> = {
    async apply(...args) {
      asked.push(args)
      return undefined
    },
  }
  const whole = withFixes(
    target,
    fixes,
    'p',
    async () => there,
    () => undefined,
  )
  expect(await whole.finish('done', answered)).toEqual({ versionId: 'v' })
  // A run only adds to package.json, whoever has changed it.
  expect(asked).toEqual([['p', ['index.html', 'package.json'], ['app.js', 'gone.js']]])
})
