/** The ladder's last rungs: nearly the lines, nothing to look for, and nothing to do. */
import { describe, expect, it } from 'vitest'
import { applyEdit, type Rung } from './apply-edit.ts'
import { joinText, splitText } from './source-text.ts'
import { component } from './test-component.ts'

interface Case {
  readonly name: string
  readonly file: string
  readonly search: string
  readonly replace: string
  readonly rung: Rung
  readonly gives: string
}

/** The file with one text for another: the case's file says where, the expectation what. */
function withText(file: string, from: string, to: string): string {
  expect(file.split(from)).toHaveLength(2)
  return file.split(from).join(to)
}

const cases: readonly Case[] = [
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

  {
    name: 'near: marks of direction that no one sees',
    file: "title = '\u200fمهام'\nnext()\nmore()\n",
    search: "title = 'مهام'\nnext()\nmore()\n",
    replace: "title = 'مهام'\nnext(1)\nmore()\n",
    rung: 'near',
    gives: "title = '\u200fمهام'\nnext(1)\nmore()\n",
  },
  {
    name: 'near: a space of no width, on one line',
    file: 'val\u200bue = 1\n',
    search: 'value = 1\n',
    replace: 'value = 2\n',
    rung: 'near',
    gives: 'value = 2\n',
  },
  {
    name: 'near: a space that does not break, and a letter composed of three',
    file: 'a\u00a0b()\n\u1112\u1161\u11ab = 1\nlast()\n',
    search: 'a b()\n\ud55c = 1\nlast()\n',
    replace: 'a b()\n\ud55c = 2\nlast()\n',
    rung: 'near',
    gives: 'a\u00a0b()\n\ud55c = 2\nlast()\n',
  },
  {
    name: 'near: tabs between words, behind a byte order mark, and $ in the replacement',
    file: '\ufeffa\t=\t1\r\nb()\r\nc()\r\n',
    search: 'a = 1\nb()\nc()\n',
    replace: 'a = "$&$1"\nb()\nc()\n',
    rung: 'near',
    gives: '\ufeffa = "$&$1"\r\nb()\r\nc()\r\n',
  },
  {
    name: 'near: a line of tabs and one of spaces, that both stay',
    file: '\ta()\n        b()\n',
    search: '  a()\n  b()\n',
    replace: '  a()\n  x()\n  b()\n',
    rung: 'near',
    gives: '\ta()\n\tx()\n        b()\n',
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

describe('a block that is applied', () => {
  it.each(cases)('$name', ({ file, search, replace, rung, gives }) => {
    const outcome = applyEdit(splitText(file), { search, replace })
    expect(outcome.ok ? { rung: outcome.rung, text: joinText(outcome.source) } : outcome).toEqual({ rung, text: gives })
  })
})
