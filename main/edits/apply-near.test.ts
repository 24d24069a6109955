/** The ladder's last rung, and what is refused on any of them. */
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
