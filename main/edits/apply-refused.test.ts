/** What is refused on any rung of the ladder: never guessed, and told with the nearest place. */
import { describe, expect, it } from 'vitest'
import { applyEdit } from './apply-edit.ts'
import { splitText } from './source-text.ts'
import { component } from './test-component.ts'

interface Refusal {
  readonly name: string
  readonly file: string
  readonly search: string
  readonly replace?: string
  readonly why: 'not-found' | 'ambiguous' | 'empty-search'
  readonly places?: readonly number[]
  readonly nearest?: readonly [line: number, endLine: number]
}

const twins = `${component}\n${component.replaceAll('Counter', 'Clicker')}`

const refusals: readonly Refusal[] = [
  {
    name: 'the line stands twice',
    file: 'a\nb\na\n',
    search: 'a\n',
    why: 'ambiguous',
    places: [1, 3],
    nearest: [1, 1],
  },
  { name: 'the lines stand twice', file: 'a\nb\nc\na\nb\n', search: 'a\nb\n', why: 'ambiguous', places: [1, 4] },
  { name: 'places overlap', file: '}\n}\n}\n', search: '}\n}\n', why: 'ambiguous', places: [1, 2] },
  { name: 'twice but for white space behind', file: 'a \nb\na\t\n', search: 'a\n', why: 'ambiguous', places: [1, 3] },
  { name: 'twice but for indentation', file: '  a\nb\n    a\n', search: 'a\n', why: 'ambiguous', places: [1, 3] },
  { name: 'twice as a part of a line', file: 'x(a)\ny(a)\n', search: 'a\n', why: 'ambiguous', places: [1, 2] },
  { name: 'twice in one line', file: 'a + a\n', search: 'a\n', why: 'ambiguous', places: [1] },
  { name: 'twice with CRLF', file: 'a\r\nb\r\na\r\n', search: 'a\n', why: 'ambiguous', places: [1, 3] },
  {
    name: 'in two components that are alike',
    file: twins,
    search: '      <p>You clicked {count} times</p>\n',
    why: 'ambiguous',
    places: [10, 27],
  },
  {
    name: 'nearly at two places',
    file: twins,
    search: '  function add() {\n    setCount(count+1)\n  }\n  return (\n',
    why: 'ambiguous',
  },
  { name: 'twice but for quotes', file: "say('a b')\nstop()\nsay(`a b`)\n", search: 'say("a b")\n', why: 'ambiguous' },
  { name: 'nothing is looked for', file: 'a\n', search: '', replace: 'b\n', why: 'empty-search' },
  { name: 'blank lines are looked for', file: 'a\n', search: '\n  \n', replace: 'b\n', why: 'empty-search' },
  { name: 'nothing like it is there', file: 'a\nb\n', search: 'something else entirely\n', why: 'not-found' },
  { name: 'the file is empty', file: '', search: 'a\n', why: 'not-found' },
  { name: 'the block is longer than the file', file: 'a\n', search: 'a\nb\nc\n', why: 'not-found' },
  { name: 'a part of a word', file: 'width = 1\n', search: 'id\n', why: 'not-found' },
  { name: 'a part of a number', file: 'a = 1234\n', search: '23\n', why: 'not-found' },
  { name: 'a half of an emoji', file: 'a👍b\n', search: '\ud83d\n', why: 'not-found' },
  {
    name: 'a part of a letter: its accent would be left',
    file: "a = 'cafe\u0301'\n",
    search: 'cafe\n',
    why: 'not-found',
  },
  { name: 'one of a family of emoji', file: "a = '👨‍👩‍👧'\n", search: '👨\n', why: 'not-found' },
  { name: 'a half of a flag', file: "a = '🇦🇪'\n", search: '🇦\n', why: 'not-found' },
  { name: 'a part of a Persian word', file: "a = 'می\u200cخواهم'\n", search: 'می\n', why: 'not-found' },
  { name: 'an Arabic word without its article', file: "a = 'المهام'\n", search: 'مهام\n', why: 'not-found' },
  {
    name: 'a letter that is another in another language',
    file: 'a\nİstanbul\n',
    search: 'istanbul\n',
    why: 'not-found',
    nearest: [2, 2],
  },
  {
    name: 'Arabic with other vowels, which are other words',
    file: "a = 'مُهِمّة'\nnext()\nmore()\n",
    search: "a = 'مهمة'\nnext()\nmore()\n",
    why: 'not-found',
    nearest: [1, 3],
  },
  { name: 'twice in Arabic', file: 'قائمة\nb\nقائمة\n', search: 'قائمة\n', why: 'ambiguous', places: [1, 3] },
  {
    name: 'twice but for white space behind, with CRLF',
    file: 'a \r\nb\r\na\t\r\n',
    search: 'a\n',
    why: 'ambiguous',
    places: [1, 3],
  },
  { name: 'a break of CRLF is looked for', file: 'a\r\n', search: '\r\n', why: 'empty-search' },
  {
    name: 'one line that differs by a letter: nothing around it vouches for it',
    file: 'const a = useTotal(items)\n',
    search: 'const b = useTotal(items)\n',
    why: 'not-found',
    nearest: [1, 1],
  },
  {
    name: 'another number in one line',
    file: 'one\nmargin-top: 10px;\n',
    search: 'margin-top: 12px;\n',
    why: 'not-found',
    nearest: [2, 2],
  },
  {
    name: 'what lies between was left out',
    file: component,
    search:
      'export function Counter({ start }: { start: number }) {\n  // ...\n  return (\n    <div className="counter">\n',
    why: 'not-found',
  },
  {
    name: 'the change would take lines away that were not shown',
    file: 'alpha()\nbeta()\nhidden()\ngamma()\ndelta()\nepsilon()\nzeta()\n',
    search: 'alpha()\nbeta()\ngamma()\ndelta()\nepsilon()\nzeta()\n',
    replace: 'omega()\n',
    why: 'not-found',
    nearest: [1, 7],
  },
  {
    name: 'its last line is another one',
    file: component,
    search: '  function add() {\n    setCount(count + 1)\n  }\n  const doubled = count * 2\n',
    why: 'not-found',
  },
  {
    name: 'a short block in which the one line that says something is another',
    file: 'const api = {\n  },\n  createUser(id) {\n  },\n}\n',
    search: '  },\n  deleteUser(id) {\n  },\n',
    why: 'not-found',
    nearest: [2, 4],
  },
  {
    name: 'no word of it is there, and something like it is',
    file: '<h1>Tick</h1>\n<p>Hello</p>\n',
    search: '<p>Helo there</p>\n',
    why: 'not-found',
    nearest: [2, 2],
  },
  { name: 'the case of letters differs', file: 'Color: Red\n', search: 'color: red\n', why: 'not-found' },
  {
    name: 'the lines stand in another order',
    file: 'alpha()\nbeta()\n',
    search: 'beta()\nalpha()\n',
    why: 'not-found',
  },
  {
    name: 'a short replacement stands there already: that says nothing',
    file: 'return 1\nx\n',
    search: 'return compute(everything)\n',
    replace: 'return 1\n',
    why: 'not-found',
  },
  {
    name: 'a minified line is only nearly there',
    file: `var a=1;${'f(x,y);'.repeat(2000)}\n`,
    search: `var a=2;${'f(x,y);'.repeat(2000)}\n`,
    why: 'not-found',
  },
  { name: 'hostile: a regular expression that would match', file: 'abc\n', search: '.*\n', why: 'not-found' },
  { name: 'hostile: a replacement pattern', file: '$&\n', search: '$1\n', why: 'not-found' },
  { name: 'hostile: a name that objects have', file: 'a\n', search: '__proto__\nconstructor\n', why: 'not-found' },
  { name: 'hostile: thousands of equal lines', file: '}\n'.repeat(20_000), search: '}\n'.repeat(50), why: 'ambiguous' },
  {
    name: 'hostile: thousands of nearly equal lines',
    file: 'call(a, b)\n'.repeat(20_000),
    search: 'call(a,b)\n'.repeat(50),
    why: 'not-found',
  },
]

describe('a block that is refused', () => {
  it.each(refusals)('$name', ({ file, search, replace = 'new\n', why, places, nearest }) => {
    const outcome = applyEdit(splitText(file), { search, replace })
    expect(outcome).toMatchObject({ ok: false, why, ...(places === undefined ? {} : { places }) })
    if (outcome.ok || nearest === undefined) return
    const [line, endLine] = nearest
    const text = file
      .split('\n')
      .slice(line - 1, endLine)
      .join('\n')
    expect(outcome.nearest).toEqual({ line, endLine, text })
  })
})
