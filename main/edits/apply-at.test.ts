import { expect, test } from 'vitest'
import { applyAt } from './apply-at.ts'
import { joinText, splitText } from './source-text.ts'

function at(text: string, search: string, replace: string, line: number, known: string): string | undefined {
  const endLine = line + known.split('\n').length - 1
  const result = applyAt(splitText(text), { search, replace }, { line, endLine, text: known })
  return result === undefined ? undefined : joinText(result)
}

test('what the block leaves alone stays as the file has it', () => {
  const file = 'h1 {\n  color: green;\n  margin: 4px;\n}\n'
  const put = at(file, 'color: red;\nmargin: 0;\n', 'color: blue;\nmargin: 0;\n', 2, '  color: green;\n  margin: 4px;')
  expect(put).toBe('h1 {\n  color: blue;\n  margin: 4px;\n}\n')
})

test('lines that have nothing in common are replaced, with the indentation of the place', () => {
  expect(at('a {\n    x: y;\n}\n', '  margin: 0;\n', '  padding: $&;\n', 2, '    x: y;')).toBe(
    'a {\n    padding: $&;\n}\n',
  )
})

test('of several places the one that was chosen is changed, also when it has moved', () => {
  const file = 'p {\n  a: 1;\n}\nq {\n  a: 1;\n}\n'
  expect(at(file, '  a: 1;\n', '  a: 2;\n', 5, '  a: 1;')).toBe('p {\n  a: 1;\n}\nq {\n  a: 2;\n}\n')
  expect(at(`/* new */\n${file}`, '  a: 1;\n', '  a: 2;\n', 5, '  a: 1;')).toBe(
    '/* new */\np {\n  a: 1;\n}\nq {\n  a: 2;\n}\n',
  )
})

test('a part of a line leaves the rest of the line', () => {
  expect(at('<p class="a b">\r\n', 'class="a b"', 'class="c"', 1, '<p class="a b">')).toBe('<p class="c">\r\n')
})

test('nothing is put where the place is gone', () => {
  expect(at('other\n', 'a\n', 'b\n', 1, 'a')).toBeUndefined()
})
