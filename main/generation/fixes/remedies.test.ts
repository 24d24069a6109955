/** How often an app is read for what would mend it, and for how long that is known. */
import { expect, test } from 'vitest'
import type { AppFix } from '#shared/domain/app-fix.ts'
import { betweenLooksMs, createRemedies } from './remedies.ts'

function setUp() {
  let now = 1_000_000
  const looks: string[] = []
  const remedies = createRemedies({
    async find(files) {
      looks.push(files.join(' '))
      return { fixes: files.map((path): AppFix => ({ kind: 'linked', path, name: 'App.js', to: 'app.js' })) }
    },
    now: () => now,
    wait: async (milliseconds) => void (now += milliseconds),
  })
  return {
    remedies,
    looks,
    look: (versionId: string, files: readonly string[], more: { unsaved?: string[]; mayChange?: boolean } = {}) =>
      remedies.look({ versionId, files, unsaved: [], mayChange: false, ...more }),
    pass: (milliseconds: number) => void (now += milliseconds),
    now: () => now,
  }
}

test('errors in other words, from the same files of the same version, are not looked for again', async () => {
  const { remedies, look, looks, pass } = setUp()
  expect(await look('v1', ['a.js', 'b.js', 'a.js'])).toBe(true)
  for (let second = 0; second < 20; second += 1) {
    pass(1_000)
    expect(await look('v1', ['b.js', 'a.js'])).toBe(false)
  }
  expect(looks).toEqual(['a.js b.js'])
  expect(remedies.of('v1', ['b.js']).map(({ path }) => path)).toEqual(['b.js'])
  expect(remedies.of('v2', ['b.js'])).toEqual([])
})

test('an app that breaks in other files all the time is read every few seconds; a new version at once', async () => {
  const { look, looks, now } = setUp()
  const begin = now()
  await look('v1', ['a.js'])
  await look('v1', ['a.js', 'b.js'])
  expect(now()).toBe(begin + betweenLooksMs)
  await look('v2', ['a.js', 'b.js'])
  expect(now()).toBe(begin + betweenLooksMs)
  expect(looks).toEqual(['a.js', 'b.js', 'a.js b.js'])
})

test('a file that was left alone for unsaved text is looked into when it is not any more', async () => {
  const { look, looks } = setUp()
  expect(await look('v1', ['a.js'], { unsaved: ['a.js'] })).toBe(false)
  expect(await look('v1', ['a.js'])).toBe(true)
  expect(looks).toEqual(['a.js'])
})

test('what another program may have changed is looked into again; what did not help, and what is over, is not known', async () => {
  const { remedies, look, looks, pass } = setUp()
  await look('v1', ['a.js'], { mayChange: true })
  pass(betweenLooksMs)
  expect(await look('v1', ['a.js'], { mayChange: true })).toBe(true)
  expect(remedies.of('v1', ['a.js'])).toHaveLength(1)
  remedies.drop()
  expect(remedies.of('v1', ['a.js'])).toEqual([])
  expect(await look('v1', ['a.js'])).toBe(false)
  remedies.forget()
  expect(await look('v1', ['a.js'])).toBe(true)
  expect(looks).toHaveLength(3)
})
