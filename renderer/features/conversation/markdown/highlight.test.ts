import { expect, it } from 'vitest'
import { highlight } from './highlight.ts'

const kindsOf = (text: string, language: string) =>
  Object.fromEntries(highlight(text, language).flatMap(({ text: piece, kind }) => (kind ? [[piece, kind]] : [])))

it('colours the languages of web apps and loses no character', () => {
  expect(kindsOf('const a = "x" // c', 'js')).toMatchObject({ const: 'keyword', '"x"': 'string', '// c': 'comment' })
  expect(kindsOf('<b class="x">1</b>', 'html')).toMatchObject({ b: 'keyword', class: 'name', '"x"': 'string' })
  expect(kindsOf('.a { color: red; width: 2px }', 'css')).toMatchObject({
    '.a': 'name',
    color: 'name',
    '2px': 'number',
  })
  for (const language of ['html', 'css', 'js', 'ts', 'tsx', 'json', 'bash', 'python', 'sh', 'yaml', 'diff', 'nope']) {
    const text = 'def a():\n  <b>&amp;</b> "s" {x: 1} # c\n'
    expect(
      highlight(text, language)
        .map((piece) => piece.text)
        .join(''),
      language,
    ).toBe(text)
  }
})
