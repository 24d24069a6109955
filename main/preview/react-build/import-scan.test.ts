import { expect, test } from 'vitest'
import { scanImports } from './import-scan.ts'

test('imports are found in all their forms', () => {
  const text = `import './a'
import b from "./b"; import * as c from './c'
import {
  d,
  type D,
} from './d'
export * from './e'
export { f } from './f'
/* a note */ import g, { h } from './g'
`
  expect(scanImports('x.ts', text).fixed).toEqual(['./a', './b', './c', './d', './e', './f', './g'])
})

test('what is imported for its types only is not an import', () => {
  expect(
    scanImports('x.ts', `import type { Props } from './screens/Settings'\nexport type { A } from './a'`).fixed,
  ).toEqual([])
})

test('lazy imports are those with one name', () => {
  const text = 'lazy(() => import(\'./a\')); import(/* note */ "./b").then(); import(`./c`)'
  expect(scanImports('x.ts', text)).toMatchObject({ fixed: [], lazy: ['./a', './b', './c'], refused: [] })
})

test.each(['import(`./${name}.tsx`)', "import('./' + name)", "import.meta.glob('./*.tsx')", "require('./' + name)"])(
  '%s is refused with its place',
  (text) => expect(scanImports('x.ts', `\n  ${text}`).refused).toMatchObject([{ file: 'x.ts', line: 2, column: 3 }]),
)
