/** What the parser makes of the many ways in which models bring files. */
import { describe, expect, it } from 'vitest'
import { createAnswerParser } from './answer-parser.ts'
import { filesOf, parse, reasoningOf, textOf } from './test-answer.ts'

const page = '<!doctype html>\n<html><body>Hi</body></html>\n'

describe('a fence with a path', () => {
  it.each([
    'html path=index.html',
    'html path="index.html"',
    "html path='index.html'",
    'html path = index.html',
    'html file=index.html',
    'html filename="index.html"',
    'html title="index.html"',
    'html name=index.html',
    'html {path=index.html}',
    'html{path=index.html}',
    '{path="index.html"}',
    '{.html path=index.html}',
    'html path: index.html',
    'html path="index.html',
    'path=index.html',
    'html index.html',
    'html:index.html',
    'html (index.html)',
    'html // index.html',
    'index.html',
    'HTML Path=index.html',
    ' html  path=index.html ',
  ])('reads the info %j', (info) => {
    expect(filesOf(`Here:\n\n\`\`\`${info}\n${page}\`\`\`\nDone.`)).toEqual({ 'index.html': page })
    expect(textOf(`Here:\n\n\`\`\`${info}\n${page}\`\`\`\nDone.`)).toBe('Here:\n\nDone.')
  })

  it.each([
    ['a bare name', 'index.html\n'],
    ['an attribute', 'path=index.html\n'],
    ['an attribute in braces', '{path="index.html"}\n'],
    ['a file attribute', "file: 'index.html'\n"],
  ])('reads %s in the next line, which is no content', (_, line) => {
    expect(filesOf(`\`\`\`html\n${line}${page}\`\`\``)).toEqual({ 'index.html': page })
  })

  it('reads a name in a comment, which stays in the file', () => {
    expect(filesOf('```js\n// src/app.js\nrun()\n```')).toEqual({ 'src/app.js': '// src/app.js\nrun()\n' })
    expect(filesOf('```css\n/* css/app.css */\np {}\n```')).toEqual({ 'css/app.css': '/* css/app.css */\np {}\n' })
    expect(filesOf(`\`\`\`html\n<!-- about.html -->\n${page}\`\`\``)).toEqual({
      'about.html': `<!-- about.html -->\n${page}`,
    })
  })

  it('does not keep such a comment in JSON, which knows none', () => {
    expect(filesOf('```json\n// data.json\n{}\n```')).toEqual({ 'data.json': '{}\n' })
  })

  it('takes a brace that is closed a line too late', () => {
    expect(filesOf(`\`\`\`html{path=index.html\n}\n${page}\`\`\``)).toEqual({ 'index.html': page })
  })

  it.each([
    '### index.html',
    '**index.html**',
    '`index.html`',
    '1. **`index.html`**:',
    'File: index.html',
    '#### index.html (new)',
  ])('takes the name from the line before: %s', (line) => {
    expect(filesOf(`${line}\n\`\`\`html\n${page}\`\`\`\n`)).toEqual({ 'index.html': page })
    expect(filesOf(`${line}\n\n\`\`\`html\n<p>part</p>\n\`\`\`\n`)).toEqual({ 'index.html': '<p>part</p>\n' })
  })

  it.each([
    'Here is the updated `app.css`:',
    "Here's the complete app.css:",
    'Save this as **app.css**:',
    'Create a file named `app.css`:',
    '## File 2: app.css',
    '### `app.css` - the styles',
  ])('takes the name from a line that introduces the whole file: %s', (line) => {
    expect(filesOf(`${line}\n\`\`\`css\np{}\n\`\`\`\n`)).toEqual({ 'app.css': 'p{}\n' })
  })

  it.each([
    'Add this to `app.css`:',
    'Here is the part of app.css that changes:',
    'This replaces `a.css` and `b.css`:',
  ])('does not take it from a line that introduces a part: %s', (line) => {
    const named = '```html path=index.html\n<p>\n```\n'
    expect(Object.keys(filesOf(`${named}${line}\n\`\`\`css\np{}\n\`\`\`\n`))).toEqual(['index.html'])
  })

  it('does not take a name of another language for the block', () => {
    expect(filesOf('`index.html`\n```bash\nopen index.html\n```\n')).toEqual({})
  })

  it('keeps paths as they were written, for the validator to refuse', () => {
    expect(Object.keys(filesOf('```html path=../../etc/passwd\nx\n```\n'))).toEqual(['../../etc/passwd'])
  })
})

describe('where a block begins and ends', () => {
  it('opens behind prose in the same line', () => {
    const answer = `Here is the page:\`\`\`html path=index.html\n${page}\`\`\`\n`
    expect(filesOf(answer)).toEqual({ 'index.html': page })
    expect(textOf(answer)).toBe('Here is the page:')
  })

  it('closes before prose in the same line', () => {
    const answer = `\`\`\`html path=index.html\n${page}\`\`\`That is all.\n`
    expect(filesOf(answer)).toEqual({ 'index.html': page })
    expect(textOf(answer)).toBe('That is all.\n')
  })

  it('closes behind </html> in the same line', () => {
    expect(filesOf('```html path=index.html\n<html></html>```\n```css path=a.css\np{}\n```')).toEqual({
      'index.html': '<html></html>',
      'a.css': 'p{}\n',
    })
  })

  it('takes a longer fence around content with fences', () => {
    const readme = '# A\n```\ncode\n```\n'
    expect(filesOf(`\`\`\`\`md path=README.md\n${readme}\`\`\`\`\n`)).toEqual({ 'README.md': readme })
  })

  it('keeps fences with a language that are nested in a README', () => {
    const readme = '# A\n```bash\nnpm start\n```\nEnd\n'
    expect(filesOf(`\`\`\`md path=README.md\n${readme}\`\`\`\n`)).toEqual({ 'README.md': readme })
  })

  it('keeps backticks inside a line of code', () => {
    const code = 'const a = `x ${b} ```c``` `\n'
    expect(filesOf(`\`\`\`js path=a.js\n${code}\`\`\`\n`)).toEqual({ 'a.js': code })
  })

  it('ends a file whose closing fence was forgotten where the next file begins', () => {
    expect(filesOf(`\`\`\`html path=index.html\n${page}\`\`\`css path=a.css\np{}\n\`\`\``)).toEqual({
      'index.html': page,
      'a.css': 'p{}\n',
    })
  })

  it('does not open a block for one closing fence too many', () => {
    const answer = `\`\`\`html path=index.html\n${page}\`\`\`\n\`\`\`\n\nThen:\n\`\`\`css path=a.css\np{}\n\`\`\`\n`
    expect(filesOf(answer)).toEqual({ 'index.html': page, 'a.css': 'p{}\n' })
  })

  it('takes away the indentation of a block in a list', () => {
    expect(filesOf('1. The page\n   ```js path=a.js\n   if (a) {\n     b()\n   }\n   ```\n')).toEqual({
      'a.js': 'if (a) {\n  b()\n}\n',
    })
  })

  it('takes tildes for a fence', () => {
    expect(filesOf('~~~css path=a.css\np{}\n~~~\n')).toEqual({ 'a.css': 'p{}\n' })
  })

  it('begins a path anew when it comes again', () => {
    expect(
      parse('```css path=a.css\n1\n```\n```css path=a.css\n2\n```').filter((event) => event.type === 'file-start'),
    ).toHaveLength(2)
    expect(filesOf('```css path=a.css\n1\n```\n```css path=a.css\n2\n```')).toEqual({ 'a.css': '2\n' })
  })
})

describe('a tag', () => {
  it.each([
    '<file path="a.css">',
    "<file path='a.css'>",
    '<file path=a.css>',
    '<FILE name="a.css">',
    '<file type="css" path="a.css" >',
  ])('reads %s', (tag) => {
    expect(filesOf(`Here: ${tag}\np{}\n</file>\nDone`)).toEqual({ 'a.css': 'p{}\n' })
    expect(textOf(`Here: ${tag}\np{}\n</file>\nDone`)).toBe('Here: \nDone')
  })

  it('takes away a fence inside the tag', () => {
    expect(filesOf(`<file path="index.html">\n\`\`\`html\n${page}\`\`\`\n</file>\n`)).toEqual({ 'index.html': page })
  })

  it('finds tags inside a block', () => {
    const answer = '```xml\n<file path="a.css">\np{}\n</file>\n<file path="b.css">\nq{}\n</file>\n```\nDone.'
    expect(filesOf(answer)).toEqual({ 'a.css': 'p{}\n', 'b.css': 'q{}\n' })
  })

  it('ends a file whose closing tag was forgotten where the next begins', () => {
    expect(filesOf('<file path="a.css">\np{}\n<file path="b.css">\nq{}\n</file>')).toEqual({
      'a.css': 'p{}\n',
      'b.css': 'q{}\n',
    })
  })

  it('leaves a tag that is only talked about', () => {
    expect(filesOf('Use `<file path="a.css">` for files.')).toEqual({})
  })
})

describe('a block without a name', () => {
  it('is index.html, and the names that the page links', () => {
    const html =
      '<!doctype html>\n<link rel="stylesheet" href="css/app.css">\n<script src="app.js"></script>\n</html>\n'
    expect(filesOf(`\`\`\`html\n${html}\`\`\`\n\`\`\`css\np{}\n\`\`\`\n\`\`\`javascript\nrun()\n\`\`\`\n`)).toEqual({
      'index.html': html,
      'css/app.css': 'p{}\n',
      'app.js': 'run()\n',
    })
  })

  it('is style.css or script.js where no page links anything', () => {
    expect(filesOf('```css\np{}\n```\n```js\nrun()\n```\n')).toEqual({ 'style.css': 'p{}\n', 'script.js': 'run()\n' })
  })

  it('is prose once the answer has named a file', () => {
    const answer = `\`\`\`html path=index.html\n${page}\`\`\`\nThe heart of it:\n\`\`\`css\np{}\n\`\`\`\n`
    expect(filesOf(answer)).toEqual({ 'index.html': page })
    expect(textOf(answer)).toBe('The heart of it:\n```css\np{}\n```\n')
  })

  it('is prose when its name was given already', () => {
    expect(Object.keys(filesOf(`\`\`\`html\n${page}\`\`\`\nNote:\n\`\`\`html\n<p>this</p>\n\`\`\`\n`))).toEqual([
      'index.html',
    ])
    expect(filesOf(`\`\`\`html\n${page}\`\`\`\nNote:\n\`\`\`html\n<p>this</p>\n\`\`\`\n`)).toEqual({
      'index.html': page,
    })
  })

  it('is index.html when it is a whole document, whatever else was named', () => {
    expect(filesOf(`\`\`\`css path=a.css\np{}\n\`\`\`\n\`\`\`\n${page}\`\`\`\n`)).toEqual({
      'a.css': 'p{}\n',
      'index.html': page,
    })
  })

  it.each(['bash', 'text', 'json', 'diff', ''])('is prose in the language %j', (language) => {
    const answer = `Run\n\`\`\`${language}\nnpm start\n\`\`\`\nnow`
    expect(filesOf(answer)).toEqual({})
    expect(textOf(answer)).toBe(answer)
  })
})

describe('an answer without fences', () => {
  it('is index.html when it is a whole document', () => {
    expect(filesOf(page)).toEqual({ 'index.html': page })
    expect(filesOf(`Sure!\n\n${page}\nEnjoy.`)).toEqual({ 'index.html': page })
    expect(textOf(`Sure!\n\n${page}\nEnjoy.`)).toBe('Sure!\n\n\nEnjoy.')
  })

  it('goes on behind a </html> inside a script', () => {
    const html = "<!doctype html>\n<script>const a = '</html>'</script>\n</html>\n"
    expect(filesOf(html)).toEqual({ 'index.html': html })
  })

  it('brings its text and no file', () => {
    expect(parse('I would use `index.html`.\nWhich one?')).toEqual([
      { type: 'text-delta', text: 'I would use `index.html`.\nWhich one?' },
    ])
  })
})

describe('thinking', () => {
  it('is reasoning, fences and all, up to its end', () => {
    const answer = `<think>Maybe\n\`\`\`html path=draft.html\nx\n\`\`\`\n</think>\n\`\`\`html path=index.html\n${page}\`\`\`\n`
    expect(filesOf(answer)).toEqual({ 'index.html': page })
    expect(reasoningOf(answer)).toBe('Maybe\n```html path=draft.html\nx\n```\n')
  })

  it('that is never closed leaves an answer without files', () => {
    expect(parse('<thinking>Let me see')).toEqual([{ type: 'reasoning-delta', text: 'Let me see' }])
  })

  it('that was never opened is closed without a trace, and its drafts count for nothing', () => {
    const answer = `So:\n\`\`\`html\n<p>draft</p>\n\`\`\`\n</think>\n\`\`\`html\n<p>final</p>\n\`\`\`\n`
    expect(filesOf(answer)).toEqual({ 'index.html': '<p>final</p>\n' })
    expect(textOf(answer)).toBe('So:\n\n')
  })

  it('that ends inside a block cuts it', () => {
    expect(filesOf('```html path=a.html\n<p>\n</think>\nHello')).toEqual({ 'a.html': null })
  })

  it('is content inside a file, and text inside inline code', () => {
    expect(filesOf('```js path=a.js\nconst a = "<think>"\n```')).toEqual({ 'a.js': 'const a = "<think>"\n' })
    expect(textOf('The `<think>` tag')).toBe('The `<think>` tag')
  })
})

describe('the end of the answer', () => {
  it('cuts an open file', () => {
    expect(parse('```css path=a.css\np {').at(-1)).toEqual({ type: 'file-cut', path: 'a.css' })
  })

  it('closes with a fence that no line break follows', () => {
    expect(parse('```css path=a.css\np{}\n```').at(-1)).toEqual({ type: 'file-end', path: 'a.css' })
  })

  it('takes a page that reached its </html> as whole', () => {
    expect(parse(`\`\`\`html path=index.html\n${page}`).at(-1)).toEqual({ type: 'file-end', path: 'index.html' })
  })
})

describe('bytes', () => {
  it('normalises line breaks and drops byte order marks', () => {
    expect(filesOf('\ufeff```css path=a.css\r\n\ufeffp {\r\n}\r\n```\r\n')).toEqual({ 'a.css': 'p {\n}\n' })
  })

  it('tells of text as soon as it cannot be a delimiter', () => {
    const parser = createAnswerParser()
    expect(parser.push('H')).toEqual([{ type: 'text-delta', text: 'H' }])
    parser.push('i\n```html path=index.html\n')
    // Edits of the file may still stand here, instead of the file.
    expect(parser.push('<')).toEqual([])
    expect(parser.push('!\n')).toEqual([
      { type: 'file-start', path: 'index.html' },
      { type: 'file-delta', path: 'index.html', text: '<!\n' },
    ])
    // This may still become `</think>`; one character later it cannot.
    expect(parser.push('<')).toEqual([])
    expect(parser.push('h')).toEqual([{ type: 'file-delta', path: 'index.html', text: '<h' }])
    expect(parser.push('1')).toEqual([{ type: 'file-delta', path: 'index.html', text: '1' }])
  })
})
