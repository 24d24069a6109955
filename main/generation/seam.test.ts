import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createAnswerParser } from '../edits/answer-parser.ts'
import { createSeam } from './seam.ts'

/** The continuation in pieces of this size, joined to what there was. */
function join(before: string, continuation: string, size = 3, prefilled = false): string {
  const seam = createSeam(before, prefilled)
  let text = before
  for (let at = 0; at < continuation.length; at += size) text += seam.push(continuation.slice(at, at + size))
  return text + seam.end()
}

const start = 'Here it is.\n\n```html path=index.html\n<!doctype html>\n<title>Tick</title>\n'

test('a continuation that repeats nothing is passed on as it is', () => {
  expect(join(`${start}<p>on`, 'e</p>\n```\n')).toBe(`${start}<p>one</p>\n\`\`\`\n`)
})

test('a cut line that is written again stands once', () => {
  const before = `${start}<button class="primary" onc`
  expect(join(before, '<button class="primary" onclick="go()">\n```\n')).toBe(
    `${start}<button class="primary" onclick="go()">\n\`\`\`\n`,
  )
})

test('so does one that begins as lines before it do', () => {
  const before = `${start}[dir=rtl] .back { scale: -1 1 }\n[dir=rtl] .ba`
  expect(join(before, '[dir=rtl] .badge { scale: -1 1 }\n')).toBe(`${before}dge { scale: -1 1 }\n`)
})

test('and one of which little stands, where it is indented as a new line is', () => {
  const before = `${start}  look: 'Look',\n  ca`
  expect(join(before, "  cancel: 'Cancel',\n")).toBe(`${before}ncel: 'Cancel',\n`)
  expect(join(`${start}  }`, '  }\n')).toBe(`${start}  }  }\n`)
})

test('and one with short lines before it', () => {
  const before = `${start}}\n\nconst a = {\n  id`
  expect(join(before, '}\n\nconst a = {\n  id: 1,\n')).toBe(`${before}: 1,\n`)
})

test('a line of the same again and again loses nothing', () => {
  const before = `${start}0, 0, 0, 0, 0, 0, 0`
  expect(join(before, ', 0, 0, 0, 0, 0, 0, 0\n')).toBe(`${before}, 0, 0, 0, 0, 0, 0, 0\n`)
  expect(join(`${before}, `, '0, 0, 0, 0, 0, 0, 0\n')).toBe(`${before}, 0, 0, 0, 0, 0, 0, 0\n`)
})

test('nor does the second of rows that look alike, cut in its middle', () => {
  const row = '  <div class="h-28 rounded bg-soft"></div>\n'
  const before = `${start}${row}  <div cla`
  const after = `ss="h-28 rounded bg-soft"></div>\n${row}</main>\n`
  expect(join(before, after)).toBe(before + after)
})

test('several lines that are repeated stand once', () => {
  const before = `${start}<h1>Focus</h1>\n<p>Twenty-five minutes of work.</p>\n<p>Then a bre`
  expect(join(before, '<p>Twenty-five minutes of work.</p>\n<p>Then a break.</p>\n')).toBe(`${before}ak.</p>\n`)
})

test('closing tags that look like the last ones are no repetition', () => {
  const before = `${start}<div>\n<div>\n<div>\nx\n</div>\n`
  expect(join(before, '</div>\n</div>\n```\n')).toBe(`${before}</div>\n</div>\n\`\`\`\n`)
})

test('rows that look alike are the next ones, not the same ones', () => {
  const row = '<tr><td>0</td><td>0</td><td>0</td></tr>\n'
  const before = start + row.repeat(3)
  expect(join(before, row.repeat(2))).toBe(start + row.repeat(5))
})

test.each([
  ['the block’s fence', '```html path=index.html\n'],
  ['a fence with a language alone', '```html\n'],
  ['a preamble and the fence', 'Continuing where I left off:\n\n```html\n'],
])('%s, opened again in the middle of a file, is no part of it', (_, opening) => {
  const before = `${start}<p>one</p>\n`
  expect(join(before, `${opening}<p>two</p>\n\`\`\`\n`)).toBe(`${before}<p>two</p>\n\`\`\`\n`)
})

test('so is the fence of a file whose path has spaces', () => {
  const before = 'It is.\n\n```html path="about us.html"\n<!doctype html>\n<p>one</p>\n'
  expect(join(before, '```html path="about us.html"\n<p>two</p>\n')).toBe(`${before}<p>two</p>\n`)
})

test('a model that goes on with the same for ever is not waited for', () => {
  for (const same of ['\n', ' \n', 'a', '- - ']) {
    const seam = createSeam(start + same.repeat(4000), false)
    let given = ''
    for (let count = 0; count < 10_000 && given === ''; count += 1) given = seam.push(same.repeat(2))
    expect(given).not.toBe('')
  }
})

test('the fence that closes the file stays', () => {
  const before = `${start}</html>\n`
  expect(join(before, '```\n\n```css path=app.css\nbody{}\n```\n')).toBe(
    `${before}\`\`\`\n\n\`\`\`css path=app.css\nbody{}\n\`\`\`\n`,
  )
})

test('a file that is written anew from its first line is that file: the later one counts', () => {
  const again = '```html path=index.html\n<!doctype html>\n<title>Tick</title>\n<p>all</p>\n```\n'
  const parser = createAnswerParser()
  const events = [...parser.push(join(`${start}<p>on`, again)), ...parser.end()]
  const last = events.findLastIndex(({ type }) => type === 'file-start')
  const text = events.slice(last).map((event) => (event.type === 'file-delta' ? event.text : ''))
  expect(text.join('')).toBe('<!doctype html>\n<title>Tick</title>\n<p>all</p>\n')
  expect(events.at(-1)).toEqual({ type: 'file-end', path: 'index.html' })
})

test('another file’s fence stays', () => {
  const next = '```css path=app.css\nbody{}\n```\n'
  expect(join(`${start}</html>\n`, next)).toBe(`${start}</html>\n${next}`)
})

test('after a prefill, the white space at the seam stands once', () => {
  expect(join('a {\n    ', '\n    color: red;\n}', 1, true)).toBe('a {\n    color: red;\n}')
  expect(join('a {\n', 'color: red;\n}', 1, true)).toBe('a {\ncolor: red;\n}')
})

test('however the continuation is cut into pieces, the result is the same', () => {
  const before = `${start}<p>Twenty-five minutes of work.</p>\n<p>Then`
  const continuations = [
    '<p>Twenty-five minutes of work.</p>\n<p>Then rest.</p>\n',
    ' rest.</p>\n```\n',
    '```html\n<p>Then rest.</p>\n',
    'Sure.\n```html path=index.html\n rest.</p>\n',
    '',
  ]
  fc.assert(
    fc.property(fc.constantFrom(...continuations), fc.integer({ min: 1, max: 80 }), (continuation, size) => {
      expect(join(before, continuation, size)).toBe(join(before, continuation, 1000))
    }),
  )
})

test('an answer cut anywhere and continued by its own rest is the answer again', () => {
  const answer = `${start}<main>\n  <h1>Focus</h1>\n  <p>Work, then rest.</p>\n</main>\n\`\`\`\n\nDone.`
  fc.assert(
    fc.property(fc.integer({ min: 1, max: answer.length - 1 }), fc.nat(120), (cut, repeated) => {
      expect(join(answer.slice(0, cut), answer.slice(cut))).toBe(answer)
      const from = Math.max(0, answer.lastIndexOf('\n', cut - 1 - repeated) + 1)
      const overlap = answer.slice(from, cut)
      // Less than this cannot be told from chance.
      if (overlap.replace(/\s+/g, '').length >= 20 && from > start.length)
        expect(join(answer.slice(0, cut), answer.slice(from))).toBe(answer)
    }),
  )
})
