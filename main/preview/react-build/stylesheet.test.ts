import { describe, expect, test } from 'vitest'
import { readStylesheet } from './stylesheet.ts'

const there = ['src/assets/a.png', 'public/hero.png', 'src/base.css']
const read = (css: string) => readStylesheet('src/index.css', css, (path) => there.includes(path))

test.each([
  '@plugin "./evil.js";',
  '@CONFIG "../tailwind.config.js";',
  '@source "/";',
  '@source not "../../x";',
  '@import "/etc/passwd";',
  '@import url(/etc/passwd);',
  '@import url("../../x.css");',
  '@import "tailwindcss" source("/");',
  '@reference "../../../x.css";',
  'a { background: url(../../x.png) }',
  'a { background: url("file:///etc/passwd") }',
  '@\\70lugin "./evil.js";',
])('%s is refused with its place', (css) => {
  expect(read(`\n${css}`).problems).toMatchObject([{ file: 'src/index.css', line: 2 }])
})

test.each([
  '@import "tailwindcss";',
  '@import "tailwindcss" source("./ui");',
  '@import "./base.css";',
  '@source "../src/screens";',
  '@source inline("p-4");',
  '@theme { --color-a: red }',
])('%s is taken', (css) => expect(read(css)).toEqual({ css, problems: [], warnings: [] }))

describe('addresses', () => {
  test('of files beside the stylesheet become those that the preview serves', () => {
    expect(read('a { background: url(./assets/a.png?x#y) }').css).toBe('a { background: url("/src/assets/a.png?x#y") }')
    expect(read("a { background: url( '../public/hero.png' ) }").css).toContain('"/hero.png"')
  })

  test('of what is no file of the project stay as they are', () => {
    for (const css of [
      'a { fill: url(#id) }',
      'a { background: url(data:image/png;base64,AA==) }',
      'a { background: url(/hero.png) }',
    ]) {
      const found = read(css)
      expect(found.warnings).toEqual([])
      expect(found.css.replaceAll('"', '')).toBe(css)
    }
  })

  test('of files that are not there are told', () => {
    expect(read('a { background: url(/etc/passwd) }').warnings).toMatchObject([
      { line: 1, text: 'url(/etc/passwd) is not there: the project has no file public/etc/passwd.' },
    ])
  })
})
