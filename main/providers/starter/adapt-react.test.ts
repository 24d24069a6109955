import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { adaptReact } from './adapt-react.ts'
import { readPrompt } from './read-prompt.ts'

const read = (path: string): [string, string] => [path, readFileSync(`resources/templates/react/base/${path}`, 'utf8')]
const app = new Map([read('src/app.config.json'), read('src/palette.css'), ['src/store.ts', 'export {}\n']])

function asked(prompt: string, files: ReadonlyMap<string, string> = app) {
  return adaptReact(files, readPrompt(prompt).wishes)
}

test('what the base has a place for is changed there, and nothing else', () => {
  const { files, done, missing } = asked('make it dark and green, rename it to "Clay"')
  expect([...done].toSorted()).toEqual(['name', 'palette', 'theme'])
  expect(missing).toEqual([])
  expect(JSON.parse(files.get('src/app.config.json') ?? '')).toMatchObject({
    name: 'Clay',
    theme: 'dark',
    language: 'en',
  })
  expect(files.get('src/palette.css')).toContain('/* Palette: green */')
  expect([...files.keys()].toSorted()).toEqual(['src/app.config.json', 'src/palette.css'])
  expect(asked('make it dark and green, rename it to "Clay"', new Map([...app, ...files]))).toMatchObject({ done: [] })
})

test('an app whose configuration is another one is left as it is, and that is said', () => {
  const own = new Map([['src/app.config.json', 'not JSON']])
  expect(asked('make it dark and green', own)).toMatchObject({ missing: ['theme', 'palette'], done: [] })
  expect(asked('make it dark', own).files.size).toBe(0)
})
