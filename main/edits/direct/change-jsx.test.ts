import { describe, expect, test } from 'vitest'
import type { DirectChange } from '#shared/domain/pick.ts'
import { changePicked } from './change-picked.ts'
import { inspectPicked } from './inspect.ts'
import { elementsOf } from './jsx-source.ts'
import { blank, inApp, rule } from './test-picked.ts'

describe('the text of a React app', () => {
  const cases: readonly [name: string, source: string, at: string, shown: string, text: string, expected: string][] = [
    ['plain', 'export default () => <h1>One</h1>', '<h1', 'One', 'Two', '<h1>Two</h1>'],
    [
      'hostile',
      'const a = <h1>One</h1>',
      '<h1',
      'One',
      '{a} <b> & "c" $& `',
      '<h1>&#123;a&#125; &lt;b&gt; &amp; "c" $&amp; `</h1>',
    ],
    [
      'over lines, CRLF',
      'const a = (\r\n  <p>\r\n    One\r\n    two\r\n  </p>\r\n)',
      '<p',
      'One two',
      'Three',
      '<p>\r\n    Three\r\n  </p>',
    ],
    ['a string', `const a = <p>{'One'}</p>`, '<p', 'One', 'Two', '<p>Two</p>'],
    ['beside an icon', 'const a = <b><Plus /> Add</b>', '<b', 'Add', 'New', '<b><Plus /> New</b>'],
    ['beside a comment', 'const a = <b>{/* One */}One</b>', '<b', 'One', 'Two', '<b>{/* One */}Two</b>'],
    ['Arabic', 'const a = <b>مرحبا</b>', '<b', 'مرحبا', 'أهلًا', '<b>أهلًا</b>'],
  ]
  test.each(cases)('%s', (_name, source, at, shown, text, expected) => {
    const changed = inApp(source, at, { text }, { text: shown })
    expect(changed).toBe(source.replace(/<(h1|p|b)>[^]*<\/\1>/, () => expected))
  })
  test('of two alike, the one at the place', () => {
    const source = 'const a = (\n  <ul>\n    <li>x</li>\n    <li>x</li>\n  </ul>\n)'
    const files = new Map([['src/App.tsx', source]])
    const element = { ...blank, tag: 'li', text: 'x' }
    const places = [{ file: 'src/App.tsx', line: 4, column: 5 }]
    expect(changePicked({ files, element, places }, { text: 'y' }).files.get('src/App.tsx')).toBe(
      'const a = (\n  <ul>\n    <li>x</li>\n    <li>y</li>\n  </ul>\n)',
    )
  })
  test.each(['<button>{children}</button>', '<button {...rest} />'])(
    'a component shows what it is given: %s',
    (shown) => {
      const files = new Map([
        ['src/Button.tsx', `export const Button = ({ children, ...rest }) => ${shown}`],
        ['src/App.tsx', 'export default () => <Button>Save</Button>'],
      ])
      const element = { ...blank, tag: 'button', text: 'Save' }
      const places = [
        { file: 'src/Button.tsx', line: 1, column: files.get('src/Button.tsx')?.indexOf('<button') ?? 0 },
        { file: 'src/App.tsx', line: 1, column: 22 },
      ].map((place, index) => (index === 0 ? { ...place, column: place.column + 1 } : place))
      const { files: changed } = changePicked({ files, element, places }, { text: 'Keep' })
      expect([...changed]).toEqual([['src/App.tsx', 'export default () => <Button>Keep</Button>']])
    },
  )
  test('refused: what is worked out', () => {
    expect(() => inApp('const a = <p>Hello {name}</p>', '<p', { text: 'x' }, {})).toThrow('cannot be changed directly')
    expect(() => inApp('const a = <p>{t("x")}</p>', '<p', { text: 'x' }, { text: 'X' })).toThrow('cannot be changed')
  })
})

describe('the look of a React app', () => {
  const swaps: readonly [classes: string, change: DirectChange, expected: string][] = [
    ['flex p-4 text-lg', { paddingBlock: 24, paddingInline: 24 }, 'flex p-4 text-lg py-6 px-6'],
    ['px-4 py-2 rounded', { paddingBlock: 12 }, 'px-4 py-3 rounded'],
    ['pt-2 flex pb-4', { paddingBlock: 13 }, 'py-[13px] flex'],
    ['bg-slate-900 bg-cover text-white', { background: '#123456' }, 'bg-[#123456] bg-cover text-white'],
    ['text-sm text-slate-500/80 text-center', { color: '--color-brand' }, 'text-sm text-brand text-center'],
    ['text-[14px]', { color: '--accent' }, 'text-[14px] text-(--accent)'],
    ['bg-linear-to-r from-red-500 to-blue-500', { background: '#ffffff' }, 'bg-[#ffffff]'],
    ['p-4 md:p-8 lg:p-10', { paddingBlock: 20 }, 'p-4 md:p-8 lg:p-10 md:py-5'],
    ['bg-red-500 hover:bg-red-600', { background: '--color-blue-500' }, 'bg-blue-500 hover:bg-red-600'],
    ['-mt-2 mx-auto', { marginBlock: -16 }, '-my-4 mx-auto'],
    ['gap-x-2 gap-y-3 grid', { gap: 8 }, 'gap-2 grid'],
    ['[&>p]:m-0 hover:[color:red]', { gap: 1 }, '[&>p]:m-0 hover:[color:red] gap-px'],
  ]
  test.each(swaps)('%s', (classes, change, expected) => {
    const source = `export default () => <div id="a" className="${classes}">x</div>`
    expect(inApp(source, '<div', change, { classes })).toBe(source.replace(classes, expected))
  })
  test('other ways of writing it down: braces, none at all, types', () => {
    expect(inApp('const a = <p className={`p-2`} />', '<p', { paddingBlock: 4 }, { classes: 'p-2' })).toContain(
      '{`p-2 py-1`}',
    )
    expect(inApp('const a = <p>x</p>', '<p', { color: '#111111' })).toBe(
      'const a = <p className="text-[#111111]">x</p>',
    )
  })
  test('refused: what is worked out, what has another value in the dark, a component without classes', () => {
    const refused = (source: string, at: string, change: DirectChange): void =>
      expect(() => inApp(source, at, change, { own: false })).toThrow('cannot be changed directly')
    refused('const a = <p className={cn("p-2", x)} />', '<p', { paddingBlock: 4 })
    refused('const a = <p {...rest} />', '<p', { paddingBlock: 4 })
    refused('const a = <p style={{ color: x }} className="p-2" />', '<p', { color: '#000000' })
    refused('const a = <p className="bg-white dark:bg-black" />', '<p', { background: '#000000' })
    refused('const a = <Plus />', '<Plus', { color: '#000000' })
  })
  test('without Tailwind, the rule of its own', () => {
    const css = '.card {\n  color: red;\n}\n'
    const rules = [rule('.card', ['color'], { sheet: '__kiln/build/app.css' })]
    const source = 'const a = <p className="card">x</p>'
    expect(inApp(source, '<p', { color: '#010203' }, { classes: 'card', rules }, css)).toBe(
      '.card {\n  color: #010203;\n}\n',
    )
    expect(() => inApp(source, '<p', { color: '#010203' }, { classes: 'card' }, css)).toThrow('cannot be changed')
  })
})

describe('a source that has changed since the build', () => {
  const old = 'export default () => (\n  <main>\n    <h1 className="big">Title</h1>\n    <p>One</p>\n  </main>\n)'
  const element = { ...blank, tag: 'p', text: 'One' }
  const place = { file: 'src/App.tsx', line: 4, column: 5 }
  const find = (source: string) =>
    inspectPicked({ files: new Map([['src/App.tsx', source]]), element, places: [place] })

  test('is found by what it says, or is said to have moved', () => {
    expect(find(old)?.source.found).toBe('exact')
    const moved = old.replace('<main>', '<main>\n    <p>New</p>')
    expect(find(moved)?.source).toMatchObject({ found: 'again', line: 5, text: { value: 'One' } })
    expect(find(moved.replace('>One<', '>Two<'))?.source).toMatchObject({ found: 'moved', text: { why: 'moved' } })
    expect(find('const broken = <')?.source.found).toBe('moved')
  })
})

test('every element of a script is read, with its place', () => {
  const text = 'const a = <A.B<string> x="1"><b>{c ? <i>1</i> : null}</b></A.B>'
  expect(elementsOf('a.tsx', text).map(({ name, line, column }) => [name, line, column])).toEqual([
    ['A.B', 1, 11],
    ['b', 1, 30],
    ['i', 1, 38],
  ])
})
