import { expect, test } from 'vitest'
import type { BuildState } from '#shared/domain/build.ts'
import { problemsOf } from './build-problems.ts'

const good: BuildState = {
  good: 1,
  problems: [],
  failedScreens: [],
  screensOnly: false,
  screens: [],
  styles: false,
  ms: 1,
}
const absent = { path: 'src/screens/soon', absent: true, problems: [{ text: 'There is no such file.' }] }

test('problems of the app come alone; those of screens have their file', () => {
  const failedScreens = [{ path: 'src/screens/a.tsx', problems: [{ text: 'No.', line: 2 }] }]
  expect(problemsOf({ ...good, failedScreens }, false)).toEqual([{ file: 'src/screens/a.tsx', text: 'No.', line: 2 }])
  expect(problemsOf({ ...good, failedScreens, problems: [{ text: 'Not at all.' }] }, false)).toEqual([
    { text: 'Not at all.' },
  ])
})

test('a screen that is not there is no problem while the app is made', () => {
  expect(problemsOf({ ...good, failedScreens: [absent] }, true)).toEqual([])
  expect(problemsOf({ ...good, failedScreens: [absent] }, false)).toHaveLength(1)
})
