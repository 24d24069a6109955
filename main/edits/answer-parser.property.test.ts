/** What holds for every answer, however it is cut. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAnswerParser } from './answer-parser.ts'
import { longestDelimiter } from './held-text.ts'
import type { ParserEvent } from './parser-event.ts'
import { filesOf, parse, textOf } from './test-answer.ts'

/** Everything that means something to the parser, and a few things that nearly do. */
const token = fc.constantFrom(
  ...[
    '```',
    '````',
    '`',
    '``',
    '~~~',
    '\n',
    '\n\n',
    ' ',
    '  ',
    '\t',
    '\r\n',
    '\r',
    '\ufeff',
    'html',
    'css',
    'js',
    'bash',
    'json',
    'md',
  ],
  ...[
    ' path=index.html',
    ' path="a.css"',
    " file='b.js'",
    '{path=c.html}',
    '{path=d.html',
    '}',
    ' index.html',
    'index.html',
    ':app.js',
  ],
  ...[
    '<file path="x.css">',
    '<file ',
    '</file>',
    '<!doctype html>',
    '<html>',
    '<html',
    '</html>',
    '<!-- a.html -->',
    '<!-- note -->',
  ],
  ...[
    '<think>',
    '</think>',
    '<thinking>',
    '</thinking>',
    '<th',
    '</',
    '<',
    '### ',
    '**',
    'File: ',
    '// s.js',
    '/* s.css */',
    '# ',
  ],
  ...[
    '<<<<<<< SEARCH',
    '<<<<<<< SEARCH\n',
    '\n<<<<<<< SEARCH\n',
    '=======',
    '\n=======\n',
    '>>>>>>> REPLACE',
    '\n>>>>>>> REPLACE\n',
    '------- SEARCH\n',
    '+++++++ REPLACE\n',
    '<<<<<',
    '```edit path=a.css\n',
    '```edit\n',
    '```diff\n',
    '```delete path=old.js\n',
    '```rename path=a.js to=b.js\n',
  ],
  ...['word', 'Here is', ':', '.', 'é', '😀', '<link href="l.css">', '<script src="s.js"></script>', 'x'.repeat(40)],
)
const answer = fc.oneof(
  { weight: 4, arbitrary: fc.array(token, { maxLength: 60 }).map((tokens) => tokens.join('')) },
  { weight: 1, arbitrary: fc.string({ maxLength: 200 }) },
)

/** The same text in pieces, cut at these places. */
function cut(text: string, places: readonly number[]): string[] {
  const sorted = [...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b)
  return [0, ...sorted].map((from, index) => text.slice(from, sorted[index] ?? text.length))
}

describe('any answer', () => {
  it('means the same in whatever pieces it comes', () => {
    fc.assert(
      fc.property(answer, fc.array(fc.nat(4000), { maxLength: 12 }), (text, places) => {
        const whole = parse(text)
        expect(parse(...cut(text, places))).toEqual(whole)
        expect(parse(...text.split(''))).toEqual(whole)
      }),
      { numRuns: 2000 },
    )
  })

  it('brings nothing that it did not hold, and nothing twice', () => {
    fc.assert(
      fc.property(answer, (text) => {
        const normal = text.replaceAll('\r\n', '\n')
        let at = 0
        for (const event of parse(text)) {
          if (!('text' in event)) continue
          for (const char of event.text) {
            at = normal.indexOf(char, at) + 1
            expect(at).toBeGreaterThan(0)
          }
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('loses no line that is no delimiter', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            token.filter((text) => !/[\r\n]/.test(text)),
            fc.constant('mark'),
          ),
          { maxLength: 40 },
        ),
        (lines) => {
          let marks = 0
          const text = lines.map((line) => (line === 'mark' ? `mark ${marks++};` : line)).join('\n')
          const out = parse(text).reduce((all, event) => ('text' in event ? all + event.text : all), '')
          for (let mark = 0; mark < marks; mark++) expect(out).toContain(`mark ${mark};`)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('keeps starts and ends in pairs, and deltas between them', () => {
    fc.assert(
      fc.property(answer, (text) => {
        const open: string[] = []
        for (const event of parse(text)) {
          if (event.type === 'file-start') open.push(event.path)
          if (event.type === 'file-delta') expect(event.path).toBe(open.at(-1))
          if (event.type === 'file-end' || event.type === 'file-cut') expect(open.pop()).toBe(event.path)
        }
        expect(open).toEqual([])
      }),
    )
  })

  it('holds back no more than a delimiter could need', () => {
    fc.assert(
      fc.property(answer, fc.integer({ min: 1, max: 20 }), (text, size) => {
        const parser = createAnswerParser()
        let came = 0
        for (const piece of text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []) came += lengthOf(parser.push(piece))
        expect(lengthOf(parser.end())).toBeLessThanOrEqual(Math.min(text.length - came, 4 * longestDelimiter))
      }),
    )
  })

  it('passes plain text and plain content on unchanged', () => {
    const plain = fc.string({ unit: 'grapheme', maxLength: 300 }).filter((text) => !/[`~<\r\ufeff]/.test(text))
    fc.assert(fc.property(plain, (text) => textOf(text) === text))
    fc.assert(fc.property(plain, (text) => filesOf(`\`\`\`txt path=a.txt\n${text}\n\`\`\`\n`)['a.txt'] === `${text}\n`))
  })
})

function lengthOf(events: readonly ParserEvent[]): number {
  return events.reduce((sum, event) => sum + ('text' in event ? event.text.length : 0), 0)
}
