/** The interface can be read in both languages and from both sides: no text outside the words, no side by its name. */
import ts from 'typescript'
import { expect, test } from 'vitest'

const sources: Readonly<Record<string, string>> = import.meta.glob(
  ['../app.tsx', '../{app,features,ui}/**/*.tsx', '!../**/*.test.tsx'],
  { query: '?raw', import: 'default', eager: true },
)
const styles: Readonly<Record<string, string>> = import.meta.glob('../{app,features,ui}/**/*.css', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Attributes that a person sees or hears. */
const spoken = new Set(['aria-label', 'alt', 'description', 'help', 'label', 'placeholder', 'text', 'title'])

/** Names that are the same in every language. */
const names = /^(?:Kiln|npm start|English|العربية|HTTP|https?:.*)$/

function strayTexts([path, text]: [string, string]): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const note = (node: ts.Node, shown: string): void => {
    const words = shown.trim()
    if (!/\p{L}{2}/u.test(words) || names.test(words)) return
    found.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${words}`)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node, node.text)
    if (ts.isJsxAttribute(node) && spoken.has(node.name.getText())) {
      const value = node.initializer
      if (value !== undefined && ts.isStringLiteral(value)) note(node, value.text)
      else if (value !== undefined && ts.isJsxExpression(value) && value.expression !== undefined) {
        const { expression } = value
        if (ts.isStringLiteral(expression) || ts.isNoSubstitutionTemplateLiteral(expression))
          note(node, expression.text)
        if (ts.isTemplateExpression(expression)) note(node, expression.head.text)
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

test('every text that a person sees or hears comes from the words', () => {
  expect(Object.keys(sources).length).toBeGreaterThan(60)
  expect(Object.entries(sources).flatMap(strayTexts)).toEqual([])
})

test('styles name the start and the end of a line, never left and right', () => {
  expect(Object.keys(styles).length).toBeGreaterThan(30)
  const physical =
    /(?:^|[\s;{])(?:(?:margin|padding|border)-(?:left|right)[\w-]*|left|right|float|text-align:\s*(?:left|right))\s*:/
  const found = Object.entries(styles).flatMap(([path, text]) =>
    text
      .split('\n')
      .map((line, index) => `${path}:${index + 1}: ${line.trim()}`)
      // The middle is the same from both sides.
      .filter((line) => physical.test(line) && !/left: 50%/.test(line)),
  )
  expect(found).toEqual([])
})
