import { expect, test } from 'vitest'
import { findElision } from './find-elision.ts'

test.each([
  '// ... rest of the code unchanged',
  '// rest of the component remains the same',
  '/* ... existing styles ... */',
  '  {/* ... other components ... */}',
  '<!-- The rest of the page stays the same -->',
  '<!-- ... -->'.replace('...', '... keep existing content ...'),
  '# ... remaining code',
  '// … existing code …',
  '// (previous implementation unchanged)'.replace('(', '').replace(')', ''),
  '// existing code here',
  '...',
  '    …',
  '// all other functions are unchanged',
  '// Keep the existing styles',
  '/* CSS unchanged */',
  '// ... باقي الكود',
  '// باقي الكود كما هو',
  '<!-- بقية الصفحة دون تغيير -->',
])('stands for what was left out: %s', (line) => {
  expect(findElision('a.tsx', `a\n${line}\nb\n`, 'a\nb\n')).toEqual({ line: 2, text: line.trim() })
})

test.each([
  'const all = [...rest]',
  'call(...existing)',
  '// Loading...',
  '// TODO later',
  '// Other handlers',
  '// remaining items are counted below',
  '// the rest is paid at once',
  '// existing users keep their name',
  "const url = 'https://example.com/rest/of/code'",
  '<p>The rest of the code is on the next page…</p>',
  'placeholder="Search existing items..."',
  '/* the same colour as before the change */',
  '#existing-code { color: red }',
  '// keep your own state in here',
  '/* Everything below is generated */',
])('is code like any other: %s', (line) => {
  expect(findElision('a.tsx', `a\n${line}\nb\n`, 'a\nb\n')).toBeUndefined()
})

test('says nothing of a line that was there, nor of prose', () => {
  expect(findElision('a.js', 'x\n// rest of the code unchanged\n', '// rest of the code unchanged\n')).toBeUndefined()
  expect(findElision('README.md', '...\n', '')).toBeUndefined()
})
