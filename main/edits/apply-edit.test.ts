/** The ladder, rung by rung: what is applied, how, and what is refused. */
import { describe, expect, it } from 'vitest'
import { applyEdit, type Rung } from './apply-edit.ts'
import { joinText, splitText } from './source-text.ts'

interface Case {
  readonly name: string
  readonly file: string
  readonly search: string
  readonly replace: string
  readonly rung: Rung
  readonly gives: string
}

interface Refusal {
  readonly name: string
  readonly file: string
  readonly search: string
  readonly replace?: string
  readonly why: 'not-found' | 'ambiguous' | 'empty-search'
  readonly places?: readonly number[]
  readonly nearest?: readonly [line: number, endLine: number]
}

const component = `import { useState } from 'react'

export function Counter({ start }: { start: number }) {
  const [count, setCount] = useState(start)
  function add() {
    setCount(count + 1)
  }
  return (
    <div className="counter">
      <p>You clicked {count} times</p>
      <button type="button" onClick={add}>
        Add
      </button>
    </div>
  )
}
`

/** The file with one text for another: the case's file says where, the expectation what. */
function withText(file: string, from: string, to: string): string {
  expect(file.split(from)).toHaveLength(2)
  return file.split(from).join(to)
}

const onlyLine: readonly [string, string, string][] = [
  ['$& in the replacement', 'cost()', 'text.replace(/a/, "$&")'],
  ['$1 in the replacement', 'cost()', 'text.replace(/(a)/, "$1$2")'],
  ['$$ in the replacement', 'cost()', 'price = "$$"'],
  ["$` and $' in the replacement", 'cost()', "a = '$`' + \"$'\""],
  ['$ in what is looked for', 'const $el = $(".a$b")', 'const $el = $(".c$d")'],
  ['regular expression characters', 'if (/^[a-z]+(\\d*)?$/.test(x)) y = a?.[0] ** 2', 'z = 1'],
  ['backslashes', "path = 'C:\\\\new\\\\table'", "path = '\\\\n'"],
  ['template literals', 'const a = `${b}-${c}`', 'const a = `${c}`'],
  ['backticks', 'const a = ```', 'const a = `'],
  ['Arabic', "title = 'قائمة المهام'", "title = 'مهامي'"],
  ['Chinese', '標題：「你好」', '標題：「再見」'],
  ['emoji of several code points', 'icon = "👩‍👩‍👧 🇦🇪"', 'icon = "👨‍🚀"'],
  ['accents that are composed otherwise in the replacement', 'name = "é"', 'name = "e\u0301"'],
  ['a line of nothing but marks', '>>>>', '<<<<'],
  ['an HTML entity', '<p>&nbsp;&lt;b&gt;</p>', '<p>&amp;</p>'],
  ['a very long line', `data = "${'x'.repeat(20_000)}"`, 'data = ""'],
  ['a zero-width joiner', 'a\u200db', 'ab'],
  ['a line separator of Unicode', 'a = "\u2028"', 'b = "\u2029"'],
  ['a lone carriage return in the line', 'a\rb', 'c'],
  ['a tab in the middle', 'a\tb', 'a b'],
  ['a NUL-like escape', 'a = "\\0"', 'a = "\\u0000"'],
]

const cases: readonly Case[] = [
  // The very lines, at one place.
  ...onlyLine.map(([name, from, to]): Case => ({
    name: `the very line: ${name}`,
    file: `before\n${from}\nafter\n`,
    search: `${from}\n`,
    replace: `${to}\n`,
    rung: 'exact',
    gives: `before\n${to}\nafter\n`,
  })),
  ...(
    [
      ['the first line', 'a\nb\nc\n', 'a\n', 'x\n', 'x\nb\nc\n'],
      ['the last line', 'a\nb\nc\n', 'c\n', 'x\n', 'a\nb\nx\n'],
      ['all lines', 'a\nb\n', 'a\nb\n', 'x\n', 'x\n'],
      ['several lines', 'a\nb\nc\nd\n', 'b\nc\n', 'x\n', 'a\nx\nd\n'],
      ['more lines than before', 'a\nb\n', 'a\n', 'a\n1\n2\n', 'a\n1\n2\nb\n'],
      ['a removal', 'a\nb\nc\n', 'b\n', '', 'a\nc\n'],
      ['a removal of everything', 'a\nb\n', 'a\nb\n', '', ''],
      ['nothing changed', 'a\nb\n', 'a\n', 'a\n', 'a\nb\n'],
      ['a blank line more', 'a\nb\n', 'a\n', 'a\n\n', 'a\n\nb\n'],
      ['blank lines in the middle', 'a\n\n\nb\n', 'a\n\n\nb\n', 'c\n', 'c\n'],
      ['a block whose first line repeats', 'x\na\nx\nb\n', 'x\nb\n', 'y\n', 'x\na\ny\n'],
      ['a line that is also a part of another', 'foo()\nbar(foo())\n', 'foo()\n', 'baz()\n', 'baz()\nbar(foo())\n'],
      ['a line that differs from another by indentation', 'a\n  a\n', '  a\n', '  b\n', 'a\n  b\n'],
      [
        'the replacement stands there too',
        'old line of code\nnew line of code\n',
        'old line of code\n',
        'new line of code\n',
        'new line of code\nnew line of code\n',
      ],
      ['no break at the end of the block', 'a\nb\n', 'a', 'x', 'x\nb\n'],
      ['no break at the end of the file', 'a\nb', 'b\n', 'x\n', 'a\nx'],
      ['no break at the end of the file, more lines', 'a\nb', 'b\n', 'b\nc\n', 'a\nb\nc'],
      ['no break at the end of the file, the end goes', 'a\nb', 'b\n', '', 'a'],
      ['no break at the end of the file, in front', 'a\nb', 'a\n', 'x\ny\n', 'x\ny\nb'],
      ['CRLF', 'a\r\nb\r\nc\r\n', 'b\n', 'x\ny\n', 'a\r\nx\r\ny\r\nc\r\n'],
      ['CRLF over several lines', 'a\r\nb\r\nc\r\n', 'a\nb\n', 'x\n', 'x\r\nc\r\n'],
      ['CRLF in the block', 'a\nb\n', 'a\r\n', 'x\r\n', 'x\nb\n'],
      ['CRLF without a break at the end', 'a\r\nb', 'b\n', 'x\ny\n', 'a\r\nx\r\ny'],
      ['both kinds of breaks: others stay', 'a\r\nb\nc\r\n', 'b\n', 'x\n', 'a\r\nx\nc\r\n'],
      ['both kinds of breaks: lines that stay keep theirs', 'a\r\nb\nc\r\n', 'a\nb\nc\n', 'a\nx\nc\n', 'a\r\nx\nc\r\n'],
      ['a byte order mark', '\ufeffa\nb\n', 'a\n', 'x\n', '\ufeffx\nb\n'],
      ['a byte order mark and CRLF', '\ufeffa\r\nb\r\n', 'a\nb\n', 'x\n', '\ufeffx\r\n'],
      ['tabs', '\tif (a)\n\t\tb()\n', '\t\tb()\n', '\t\tc()\n', '\tif (a)\n\t\tc()\n'],
      ['form feeds', 'a\f\nb\n', 'a\f\n', 'x\n', 'x\nb\n'],
      ['a file of blank lines around', '\n\na\n\n', 'a\n', 'b\n', '\n\nb\n\n'],
    ] as const
  ).map(([name, file, search, replace, gives]): Case => ({ name, file, search, replace, rung: 'exact', gives })),

  // White space at the ends of lines, blank lines around.
  ...(
    [
      ['white space behind the file’s line', 'a  \nb\n', 'a\n', 'x\n', 'x\nb\n'],
      ['white space behind the block’s line', 'a\nb\n', 'a \t\n', 'x\n', 'x\nb\n'],
      ['blank lines that hold spaces', 'a\n   \nb\n', 'a\n\nb\n', 'a\n\nc\n', 'a\n\nc\n'],
      ['blank lines that should hold spaces', 'a\n\nb\n', 'a\n  \nb\n', 'c\n', 'c\n'],
      ['a blank line before the block', 'a\nb\n', '\na\n', '\nx\n', 'x\nb\n'],
      ['blank lines behind the block', 'a\nb\n', 'a\n\n\n', 'x\n\n\n', 'x\nb\n'],
      ['blank lines behind what is looked for alone', 'a\nb\n', 'a\n\n', 'x\n', 'x\nb\n'],
      ['white space behind in a file of CRLF', 'a \r\nb\r\n', 'a\n', 'x\n', 'x\r\nb\r\n'],
      ['a space that does not break', 'a\u00a0\nb\n', 'a\n', 'x\n', 'x\nb\n'],
    ] as const
  ).map(([name, file, search, replace, gives]): Case => ({ name, file, search, replace, rung: 'trimmed', gives })),

  // Another indentation, and the replacement follows the file's.
  ...(
    [
      ['none where the file has two', '  a\n  b\n', 'a\nb\n', 'a\nx\n', '  a\n  x\n'],
      ['two where the file has none', 'a\nb\n', '  a\n  b\n', '  a\n    x\n', 'a\n  x\n'],
      [
        'two where the file has six',
        '      a\n        b\n',
        '  a\n    b\n',
        '  a\n    b\n    c\n',
        '      a\n        b\n        c\n',
      ],
      [
        'spaces where the file has tabs',
        '\ta {\n\t\tb\n\t}\n',
        '  a {\n    b\n  }\n',
        '  a {\n    b\n    c {\n      d\n    }\n  }\n',
        '\ta {\n\t\tb\n\t\tc {\n\t\t\td\n\t\t}\n\t}\n',
      ],
      [
        'four spaces where the file has tabs, one line',
        '\t\ta()\n',
        '        a()\n',
        '        b(\n            c,\n        )\n',
        '\t\tb(\n\t\t\tc,\n\t\t)\n',
      ],
      [
        'tabs where the file has spaces',
        '  a {\n    b\n  }\n',
        '\ta {\n\t\tb\n\t}\n',
        '\ta {\n\t\tb\n\t\tc\n\t}\n',
        '  a {\n    b\n    c\n  }\n',
      ],
      [
        'two columns where the file has four',
        'a {\n    b {\n        c\n    }\n}\n',
        'a {\n  b {\n    c\n  }\n}\n',
        'a {\n  b {\n    c\n    d\n  }\n}\n',
        'a {\n    b {\n        c\n        d\n    }\n}\n',
      ],
      [
        'a depth that the block did not show',
        '    a {\n    }\n',
        'a {\n}\n',
        'a {\n  if (b) {\n    c()\n  }\n}\n',
        '    a {\n      if (b) {\n        c()\n      }\n    }\n',
      ],
      [
        'less deep than all that the block showed',
        'x {\n    a\n    b\n}\n',
        '  a\n  b\n',
        '  a\n}\ny {\n  b\n',
        'x {\n    a\n  }\n  y {\n    b\n}\n',
      ],
      ['blank lines stay empty', '  a\n\n  b\n', 'a\n\nb\n', 'a\n\nx\n\nb\n', '  a\n\n  x\n\n  b\n'],
      ['CRLF', '\ta\r\n\tb\r\n', 'a\nb\n', 'a\nx\n', '\ta\r\n\tx\r\n'],
      ['only one line', 'f {\n    return 1\n}\n', 'return 1\n', 'return 2\n', 'f {\n    return 2\n}\n'],
      [
        'the block begins behind its first line’s indentation',
        '<ul>\n  <li>a</li>\n</ul>\n',
        '  <ul>\n    <li>a</li>\n  </ul>\n',
        '  <ul>\n    <li>b</li>\n  </ul>\n',
        '<ul>\n  <li>b</li>\n</ul>\n',
      ],
      ['dollar signs too', '    a = "$1"\n', 'a = "$1"\n', 'a = "$&"\n', '    a = "$&"\n'],
    ] as const
  ).map(([name, file, search, replace, gives]): Case => ({
    name: `indentation: ${name}`,
    file,
    search,
    replace,
    rung: 'indented',
    gives,
  })),

  // A part of a line.
  ...(
    [
      [
        'a declaration in a rule',
        'p { color: red; margin: 0 }\n',
        'color: red;\n',
        'color: blue;\n',
        'p { color: blue; margin: 0 }\n',
      ],
      ['a word', 'const total = 1\n', 'total\n', 'sum\n', 'const sum = 1\n'],
      ['from the middle of a line to the middle of the next', 'a(b,\n  c)\nd\n', 'b,\n  c\n', 'e\n', 'a(e)\nd\n'],
      ['nothing left of it', '<p class="a" hidden>\n', 'hidden\n', '\n', '<p class="a" >\n'],
      ['in a file of CRLF', 'a\r\nx(1, 2)\r\n', '1, 2\n', '3\n', 'a\r\nx(3)\r\n'],
      ['at the very start', 'let a = 1', 'let a\n', 'const a\n', 'const a = 1'],
      ['whole words alone count', 'ids = id + width\n', 'id\n', 'key\n', 'ids = key + width\n'],
      ['$& is text', 'a(b)\n', 'b\n', '$&$1\n', 'a($&$1)\n'],
    ] as const
  ).map(([name, file, search, replace, gives]): Case => ({
    name: `a part of a line: ${name}`,
    file,
    search,
    replace,
    rung: 'inline',
    gives,
  })),

  // Nearly the lines.
  {
    name: 'near: other quotes and no semicolon, on one line',
    file: "a\nconst name = 'Kiln';\nb\n",
    search: 'const name = "Kiln"\n',
    replace: 'const name = "Oven"\n',
    rung: 'near',
    gives: 'a\nconst name = "Oven"\nb\n',
  },
  {
    name: 'near: spaces inside a line',
    file: 'call( a, b )\n',
    search: 'call(a, b)\n',
    replace: 'call(c)\n',
    rung: 'near',
    gives: 'call(c)\n',
  },
  {
    name: 'near: curly quotes for straight ones',
    file: "say('it works')\n",
    search: 'say(‘it works’)\n',
    replace: "say('well')\n",
    rung: 'near',
    gives: "say('well')\n",
  },
  {
    name: 'near: an accent composed otherwise',
    file: 'name = "Zo\u00eb"\n',
    search: 'name = "Zoe\u0308"\n',
    replace: 'name = "Ada"\n',
    rung: 'near',
    gives: 'name = "Ada"\n',
  },
  {
    name: 'near: a typing mistake in a line that stays, which keeps the file’s text',
    file: component,
    search: '  function add() {\n    setCount(cuont + 1)\n  }\n  return (\n',
    replace: '  function add() {\n    setCount(cuont + 1)\n  }\n  const label = `${count} times`\n  return (\n',
    rung: 'near',
    gives: withText(component, '  return (', '  const label = `${count} times`\n  return ('),
  },
  {
    name: 'near: a word that is missing in the line that changes',
    file: component,
    search:
      '    <div className="counter">\n      <p>You clicked {count}  times!</p>\n      <button type="button" onClick={add}>\n        Add\n',
    replace:
      '    <div className="counter">\n      <p>Clicks: {count}</p>\n      <button type="button" onClick={add}>\n        Add\n',
    rung: 'near',
    gives: withText(component, 'You clicked {count} times', 'Clicks: {count}'),
  },
  {
    name: 'near: a comment that the block left out stays',
    file: 'one(1)\ntwo(2)\n// keep me\nthree(3)\nfour(4)\nfive(5)\nsix(6)\n',
    search: 'one(1)\ntwo(2)\nthree(3)\nfour(4)\nfive(5)\nsix(6)\n',
    replace: 'one(1)\ntwo(2)\nthree(3)\nfour(4)\nfive(55)\nsix(6)\n',
    rung: 'near',
    gives: 'one(1)\ntwo(2)\n// keep me\nthree(3)\nfour(4)\nfive(55)\nsix(6)\n',
  },
  {
    name: 'near: a line that the file does not have is not brought in',
    file: 'one(1)\ntwo(2)\nthree(3)\nfour(4)\nfive(5)\nsix(6)\n',
    search: 'one(1)\ntwo(2)\nnever()\nthree(3)\nfour(4)\nfive(5)\nsix(6)\n',
    replace: 'one(1)\ntwo(2)\nnever()\nthree(3)\nfour(4)\nfive(55)\nsix(6)\n',
    rung: 'near',
    gives: 'one(1)\ntwo(2)\nthree(3)\nfour(4)\nfive(55)\nsix(6)\n',
  },
  {
    name: 'near: blank lines that the file has more',
    file: 'alpha()\n\nbeta()\n\ngamma()\n',
    search: 'alpha()\nbeta()\ngamma()\n',
    replace: 'alpha()\nbeta()\ndelta()\n',
    rung: 'near',
    gives: 'alpha()\n\nbeta()\n\ndelta()\n',
  },
  {
    name: 'near: indentation without a system, and a change in the middle',
    file: 'if (a) {\n  first()\n    second()\n  third()\n}\n',
    search: 'if (a) {\nfirst()\nsecond()\nthird()\n}\n',
    replace: 'if (a) {\nfirst()\nthird()\n}\n',
    rung: 'near',
    gives: 'if (a) {\n  first()\n  third()\n}\n',
  },
  {
    name: 'near: in a file of tabs and CRLF',
    file: 'void start() {\r\n\tone("a");\r\n\ttwo("b");\r\n\tthree("c");\r\n}\r\n',
    search: "void start() {\n  one('a')\n  two('b')\n  three('c')\n}\n",
    replace: "void start() {\n  one('a')\n  two('z')\n  three('c')\n}\n",
    rung: 'near',
    gives: 'void start() {\r\n\tone("a");\r\n\ttwo(\'z\')\r\n\tthree("c");\r\n}\r\n',
  },
  {
    name: 'near: the better of two places, by a clear lead',
    file: 'draw(1)\nmove(alpha, beta)\nturn(gamma)\nstop(1)\n\ndraw(1)\nmove(delta, other)\nturn(zeta)\nstop(1)\n',
    search: 'draw(1)\nmove(alpha,beta)\nturn(gamma)\nstop(1)\n',
    replace: 'draw(1)\nmove(alpha,beta)\nturn(9)\nstop(1)\n',
    rung: 'near',
    gives: 'draw(1)\nmove(alpha, beta)\nturn(9)\nstop(1)\n\ndraw(1)\nmove(delta, other)\nturn(zeta)\nstop(1)\n',
  },

  // Nothing to look for, and nothing to do.
  { name: 'an empty file is filled', file: '', search: '', replace: 'a\nb\n', rung: 'whole', gives: 'a\nb\n' },
  { name: 'a blank file is filled', file: '\n\n', search: '\n', replace: 'a\n', rung: 'whole', gives: 'a\n' },
  {
    name: 'a change that was made already stays made',
    file: 'a\nconst answer = compute(42)\nb\n',
    search: 'const reply = guess()\n',
    replace: 'const answer = compute(42)\n',
    rung: 'already',
    gives: 'a\nconst answer = compute(42)\nb\n',
  },
]

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

describe('a block that is applied', () => {
  it.each(cases)('$name', ({ file, search, replace, rung, gives }) => {
    const outcome = applyEdit(splitText(file), { search, replace })
    expect(outcome.ok ? { rung: outcome.rung, text: joinText(outcome.source) } : outcome).toEqual({ rung, text: gives })
  })
})

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
