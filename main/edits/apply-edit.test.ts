/** The ladder's first rungs: the lines as they are, with other white space, with another indentation, and parts of lines. */
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
  ['marks of direction', "title = '\u2067مهام\u2069 (2)'", "title = '\u200fمهام'"],
  ['Arabic with its vowels', "title = 'مُهِمَّة'", "title = 'مَهَامّ'"],
  ['an end of line of its own in a string', 'a = "x\\r\\n"', 'a = "y\\n"'],
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
      ['a byte order mark in the block', 'a\nb\n', '\ufeffa\n', 'x\n', 'x\nb\n'],
      ['a byte order mark alone before it', '\ufeffa', 'a\n', 'b\n', '\ufeffb'],
      ['tabs behind spaces', '  \ta\n\t  b\n', '\t  b\n', '\t  c\n', '  \ta\n\t  c\n'],
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
      ['tabs and spaces in one', 'a {\n\t  b\n\t  c\n}\n', '  b\n  c\n', '  b\n  d\n', 'a {\n\t  b\n\t  d\n}\n'],
      ['spaces that do not break', 'a\n\u00a0\u00a0b()\n', '  b()\n', '  c()\n', 'a\n\u00a0\u00a0c()\n'],
      [
        'from right to left',
        '<ul>\n    <li>قائمة</li>\n</ul>\n',
        '<li>قائمة</li>\n',
        '<li>مهامي</li>\n',
        '<ul>\n    <li>مهامي</li>\n</ul>\n',
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
      ['an Arabic word', "a { content: 'قائمة المهام' }\n", 'المهام\n', 'الأعمال\n', "a { content: 'قائمة الأعمال' }\n"],
      ['behind a byte order mark', '\ufeff<p class="a">\n', 'class="a"\n', 'class="b"\n', '\ufeff<p class="b">\n'],
      [
        'at the end of a very long line',
        `${'x = 1; '.repeat(5000)}end(1)\n`,
        'end(1)\n',
        'end($1)\n',
        `${'x = 1; '.repeat(5000)}end($1)\n`,
      ],
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
]

describe('a block that is there', () => {
  it.each(cases)('$name', ({ file, search, replace, rung, gives }) => {
    const outcome = applyEdit(splitText(file), { search, replace })
    expect(outcome.ok ? { rung: outcome.rung, text: joinText(outcome.source) } : outcome).toEqual({ rung, text: gives })
  })
})
