import { describe, expect, test } from 'vitest'
import type { PickedElement } from '#shared/domain/pick.ts'
import { changePicked } from './change-picked.ts'
import { inspectPicked } from './inspect.ts'
import { inPage, pickedIn, rule } from './test-picked.ts'

describe('the text of a page', () => {
  const blanks = '\n'.repeat(30_000)
  const cases: readonly [name: string, html: string, tag: string, index: number, text: string, expected: string][] = [
    ['plain', '<h1>One</h1>', 'h1', 0, 'Two', '<h1>Two</h1>'],
    ['markup is text', '<h1>One</h1>', 'h1', 0, '<b>&"{x}', '<h1>&lt;b&gt;&amp;"{x}</h1>'],
    ['patterns are text', '<h1>One</h1>', 'h1', 0, "$& $1 $' \\n", "<h1>$&amp; $1 $' \\n</h1>"],
    ['what was coded', '<h1>A &amp; B</h1>', 'h1', 0, 'C', '<h1>C</h1>'],
    ['Arabic', '<p dir="rtl">مرحبا</p>', 'p', 0, 'أهلًا «بك»', '<p dir="rtl">أهلًا «بك»</p>'],
    ['blanks around it', '<p>\r\n  One\r\n</p>\r\n', 'p', 0, 'Two', '<p>\r\n  Two\r\n</p>\r\n'],
    ['blank lines inside', `<p>\n One${blanks}more\n</p>`, 'p', 0, 'Two', '<p>\n Two\n</p>'],
    ['beside elements', '<button><svg></svg> Add</button>', 'button', 0, 'New', '<button><svg></svg> New</button>'],
    ['beside comments', '<p><!-- One -->One</p>', 'p', 0, 'Two', '<p><!-- One -->Two</p>'],
    ['the second of two alike', '<p>x</p><p>x</p>', 'p', 1, 'y', '<p>x</p><p>y</p>'],
    ['nested alike', '<div>x<div>x</div></div>', 'div', 1, 'y', '<div>x<div>y</div></div>'],
    ['in a comment first', '<!-- <p>x</p> --><p>x</p>', 'p', 0, 'y', '<!-- <p>x</p> --><p>y</p>'],
    ['an emoji before it', '😀<p>x</p>', 'p', 0, '😀', '😀<p>😀</p>'],
    ['elements that are implied', '<table><tr><td>x</table>', 'td', 0, 'y', '<table><tr><td>y</table>'],
    ['line breaks become blanks', '<p>x</p>', 'p', 0, 'a\n  b', '<p>a b</p>'],
  ]
  test.each(cases)('%s', (_name, html, tag, index, text, expected) => {
    expect(inPage(html, tag, { text }, index)).toBe(expected)
  })

  test('refused: several pieces, none, one that a script has put there, an empty one', () => {
    expect(() => inPage('<p>a <b>b</b> c</p>', 'p', { text: 'x' })).toThrow('cannot be changed directly')
    expect(() => inPage('<p><b>b</b></p>', 'p', { text: 'x' })).toThrow('cannot be changed directly')
    expect(() => inPage('<p>a</p>', 'p', { text: 'x' }, 0, { text: 'shown now' })).toThrow('cannot be changed directly')
    expect(() => inPage('<p>a</p>', 'p', { text: ' \n ' })).toThrow('Write a text')
  })
})

describe('what scripts have made', () => {
  const html = '<main><ul id="list"><li class="none">Nothing yet</li></ul><p>x</p></main>'
  function after(
    change: (way: PickedElement['way']) => PickedElement['way'],
    tag: string,
  ): ReturnType<typeof inspectPicked> {
    const picked = pickedIn(html, 'li')
    const element = { ...picked, tag, way: change(picked.way) }
    return inspectPicked({ files: new Map([['index.html', html]]), element, places: [] })
  }
  test('leads to the nearest around it, and says so', () => {
    const item = { tag: 'li', id: '', classes: '', text: 'Milk' }
    const found = after((way) => [...way.slice(0, -1), { index: 1, children: [item, item] }], 'li')
    expect(found?.source).toMatchObject({ found: 'around', tag: 'ul', text: { why: 'script' }, line: 1 })
    expect(found?.source.look.color).toEqual({ why: 'script' })
  })
  test('shifts nothing: what stands beside it is found', () => {
    const banner = { tag: 'div', id: '', classes: 'banner', text: 'Hello' }
    const picked = pickedIn(html, 'p')
    const way = picked.way.map((level, depth) =>
      depth === 2 ? { index: level.index + 1, children: [banner, ...level.children] } : level,
    )
    const found = inspectPicked({ files: new Map([['index.html', html]]), element: { ...picked, way }, places: [] })
    expect(found?.source).toMatchObject({ found: 'exact', tag: 'p', text: { value: 'x' } })
  })
  test('among thousands of the page, of many classes each, the right one is found', () => {
    const classes = Array.from({ length: 60 }, (_, at) => `c${at}`).join(' ')
    const rows = Array.from({ length: 2_000 }, (_, at) => `<li class="${classes}">row ${at}</li>`).join('\n')
    const long = `<main><ul>${rows}</ul></main>`
    const picked = pickedIn(long, 'li', 150)
    const way = picked.way.map((level) => ({ ...level, children: level.children.slice(0, 200) }))
    const found = inspectPicked({ files: new Map([['index.html', long]]), element: { ...picked, way }, places: [] })
    expect(found?.source).toMatchObject({ found: 'exact', line: 151, text: { value: 'row 150' } })
  })
  test('a page that is no file of the project is none', () => {
    const element = pickedIn(html, 'p', 0, { page: '../secret.html' })
    expect(inspectPicked({ files: new Map([['index.html', html]]), element, places: [] })).toBeUndefined()
  })
})

describe('the look of a page', () => {
  test('a style of its own where no rule is its own', () => {
    expect(inPage('<p>x</p>', 'p', { color: '#112233', paddingBlock: 8 })).toBe(
      '<p style="color: #112233; padding-block: 8px">x</p>',
    )
    expect(inPage('<img alt="a>b"/>', 'img', { marginInline: -4 })).toBe('<img alt="a>b" style="margin-inline: -4px"/>')
    expect(inPage(`<p STYLE='font: 1px "A"'>x</p>`, 'p', { gap: 2 })).toBe(
      '<p style="font: 1px &quot;A&quot;; gap: 2px">x</p>',
    )
  })
  test('a style attribute that is not CSS is left alone, and the text beside it is not', () => {
    const css = '<style>.a { color: red; gap: 1px }</style>'
    const broken = `${css}<p class="a" style="color">x</p>`
    expect(inPage(broken, 'p', { text: 'y' })).toBe(broken.replace('>x<', '>y<'))
    const element = pickedIn(broken, 'p', 0, { rules: [rule('.a', ['color', 'row-gap'])] })
    const found = inspectPicked({ files: new Map([['index.html', broken]]), element, places: [] })
    expect(found?.source).toMatchObject({
      found: 'exact',
      text: { value: 'x' },
      look: { color: { why: 'computed' }, paddingBlock: { how: 'rule' }, gap: { how: 'rule' } },
    })
    expect(() => inPage(broken, 'p', { color: '#112233' })).toThrow('cannot be changed directly')
  })
  const css = '.card {\n  padding: 1rem 16px;\n  background: linear-gradient(red, blue);\n}\np { color: red }\n'
  const html = `<style>\n${css}</style><p class="card">x</p>`
  const rules = [
    rule('p', ['color']),
    rule('.card', ['padding-top', 'padding-bottom', 'padding-left', 'background-color']),
  ]
  test('the rule of its own that sets it, in its unit and shorthand', () => {
    const changed = inPage(html, 'p', { paddingBlock: 24, background: '--accent' }, 0, { rules })
    expect(changed).toBe(
      html.replace('1rem 16px', '1.5rem 16px').replace('linear-gradient(red, blue)', 'var(--accent)'),
    )
  })
  test('looks of two rules that are called the same go to the last of them, all in one', () => {
    const twice = '<style>\n.a { color: red }\n.a { padding-top: 1px; padding-bottom: 1px }\n</style><p class="a">x</p>'
    const both = [rule('.a', ['color']), rule('.a', ['padding-top', 'padding-bottom'])]
    expect(inPage(twice, 'p', { color: '#112233', paddingBlock: 2 }, 0, { rules: both })).toBe(
      '<style>\n.a { color: red }\n.a { padding-top: 2px; padding-bottom: 2px; color: #112233 }\n</style><p class="a">x</p>',
    )
  })
  test('a rule for all of a kind stays: its own one goes over it', () => {
    const changed = inPage(html, 'p', { color: '#00ff00' }, 0, { rules })
    expect(changed).toBe(html.replace('blue);\n', 'blue);\n  color: #00ff00;\n'))
    expect(inPage(html, 'p', { color: '#00ff00' }, 0, { rules: rules.slice(0, 1) })).toContain('style="color: #00ff00"')
  })
  test('in a file, with CRLF and a byte order mark, and in the media query that applies', () => {
    const sheet = '\ufeff.a { color: red }\r\n@media (min-width: 600px) {\r\n  .a {\r\n    color: blue;\r\n  }\r\n}\r\n'
    const page = '<link rel="stylesheet" href="app.css"><p class="a">x</p>'
    const element = pickedIn(page, 'p', 0, {
      rules: [
        rule('.a', ['color'], { sheet: 'app.css' }),
        rule('.a', ['color'], { sheet: 'app.css', within: '(min-width:600px)' }),
      ],
    })
    const files = new Map([
      ['index.html', page],
      ['app.css', sheet],
    ])
    const changed = changePicked({ files, element, places: [] }, { color: '#000000', gap: 4 })
    expect([...changed.files.keys()]).toEqual(['app.css'])
    expect(changed.files.get('app.css')).toContain('  .a {\r\n    color: #000000;\r\n  }\r\n')
    expect(changed.files.get('app.css')?.startsWith('\ufeff.a { color: red; gap: 4px }\r\n')).toBe(true)
    const alone = changePicked({ files, element, places: [] }, { color: '#000000', onlyThis: true })
    expect([...alone.files.keys()]).toEqual(['index.html'])
  })
  test('margins that are found by the browser stay so', () => {
    expect(inPage('<p style="margin: 0 auto">x</p>', 'p', { marginBlock: 12 })).toBe(
      '<p style="margin: 12px auto">x</p>',
    )
    expect(inPage('<p style="padding:1px 2px 3px 4px">x</p>', 'p', { paddingInline: 9 })).toBe(
      '<p style="padding:1px 9px 3px">x</p>',
    )
    expect(inPage('<p style="padding-top:1px;padding-bottom:2px">x</p>', 'p', { paddingBlock: 9 })).toBe(
      '<p style="padding-top:9px;padding-bottom:9px">x</p>',
    )
  })
})
