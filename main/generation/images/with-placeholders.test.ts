import { expect, test } from 'vitest'
import type { RunTarget } from '../perform-run.ts'
import { isPlaceholder } from './placeholder.ts'
import { placeholdersFor, withPlaceholders, type PlaceholderParts } from './with-placeholders.ts'

function watched(parts: Partial<PlaceholderParts> = {}, write: () => Promise<void> = async () => undefined) {
  const whole = new Map<string, string>()
  let finished = new Map<string, string>()
  const drawn: string[] = []
  const inner: RunTarget = {
    fileStart() {},
    fileDelta() {},
    fileDrop() {},
    fileEnd: async (path, text) => void whole.set(path, text),
    filesEnd: async (files) => files.forEach((text, path) => whole.set(path, text)),
    async finish(_outcome, files) {
      await write()
      finished = new Map(files)
      return {}
    },
  }
  const target = withPlaceholders(inner, {
    kind: 'page',
    before: new Map(),
    onDrawn: (slots) => drawn.push(...slots.map(({ slug }) => slug)),
    ...parts,
  })
  return { target, whole, drawn, finished: () => finished }
}

const page = '<style>:root{--accent:#036f6b}</style><img src="images/sea.svg" alt="The sea"><img src="images/own.svg">'

test('what a page names is drawn as soon as the page is whole, and is a part of the answer', async () => {
  const { target, whole, drawn, finished } = watched()
  target.fileStart('index.html')
  await target.fileEnd('index.html', page)
  expect(isPlaceholder(whole.get('images/sea.svg') ?? '')).toBe(true)
  target.fileStart('images/own.svg')
  await target.fileEnd('images/own.svg', '<svg></svg>')
  await target.finish(
    'done',
    new Map([
      ['index.html', page],
      ['images/own.svg', '<svg></svg>'],
    ]),
  )
  expect(drawn).toEqual(['sea', 'own'])
  expect([...finished().keys()].toSorted()).toEqual(['images/own.svg', 'images/sea.svg', 'index.html'])
  expect(finished().get('images/own.svg')).toBe('<svg></svg>')
})

test('files that come all at once count as well; what an app has is not drawn again', async () => {
  const { target, whole, drawn } = watched({
    kind: 'react',
    before: new Map([['public/images/old.svg', '<svg></svg>']]),
    read: async (path) => (path === 'public/images/there.svg' ? '<svg></svg>' : undefined),
  })
  await target.filesEnd?.(new Map([['src/a.tsx', `<><img src="/images/old.svg" /><img src="/images/new.svg" /></>`]]))
  await target.fileEnd('src/b.tsx', `'/images/new.svg' '/images/there.svg'`)
  expect(drawn).toEqual(['new'])
  expect([...whole.keys()].filter((path) => path.endsWith('.svg'))).toEqual(['public/images/new.svg'])
})

test('the end is told also when it fails', async () => {
  const ends: string[] = []
  const { target } = watched({ onEnd: (outcome) => ends.push(outcome) })
  await target.finish('stopped', new Map())
  expect(ends).toEqual(['stopped'])
})

test('an answer whose files could not be written ends without pictures', async () => {
  const ends: string[] = []
  const { target } = watched({ onEnd: (outcome) => ends.push(outcome) }, () => Promise.reject(new Error('no room')))
  await expect(target.finish('done', new Map([['index.html', page]]))).rejects.toThrow('no room')
  expect(ends).toEqual(['stopped'])
})

test('a kept draft gets its pictures, too', () => {
  const files = new Map([['index.html', page]])
  const drawn = placeholdersFor('page', files, (path) => path === 'images/own.svg')
  expect([...drawn.keys()]).toEqual(['images/sea.svg'])
})
