import { expect, test } from 'vitest'
import type { BuildEnd } from '../../preview/react-build/react-project.ts'
import { projectBuild } from './project-build.ts'

const done = { type: 'build-done', changed: [], page: false, failedScreens: [], warnings: [], ms: 1 } as const
const open = (end: BuildEnd | Promise<never>) => projectBuild({ build: async () => end }, async () => 'kiln-app://x/')
const signal = new AbortController().signal

test('a build without problems is one', async () => {
  expect(await open(done).rebuild(['src/a.tsx'], signal)).toEqual({ ok: true })
})

test('a screen that failed is told with its file, although the app was built', async () => {
  const failedScreens = [
    {
      path: 'src/screens/a.tsx',
      problems: [
        { text: 'No.', line: 3, hint: 'Take b.' },
        { file: 'src/b.tsx', text: 'Nor this.' },
      ],
    },
  ]
  expect(await open({ ...done, failedScreens }).rebuild([], signal)).toEqual({
    ok: false,
    errors: [
      { file: 'src/screens/a.tsx', line: 3, text: 'No. Take b.' },
      { file: 'src/b.tsx', text: 'Nor this.' },
    ],
  })
})

test('a build that failed is told, also when nobody knows where', async () => {
  const end = { type: 'build-failed', problems: [{ text: 'The process ended.' }], ms: 1 } as const
  expect(await open(end).rebuild([], signal)).toEqual({ ok: false, errors: [{ text: 'The process ended.' }] })
})

test('a stop does not wait for the build', async () => {
  const abort = new AbortController()
  const built = open(new Promise<never>(() => {})).rebuild([], abort.signal)
  abort.abort()
  await expect(built).rejects.toMatchObject({ error: { kind: 'aborted' } })
})
