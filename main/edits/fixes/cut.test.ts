/** Files that end in the middle: closed where only that is missing. */
import { transform } from 'esbuild'
import { expect, test } from 'vitest'
import { fixed } from './test-fix.ts'

const whole = `export default function Home() {
  const items = ['a', 'b']
  return (
    <ul className="grid">
      {items.map((item) => (
        <li key={item}>
          <b>{item}</b>
        </li>
      ))}
    </ul>
  )
}
`

const cutAt = (text: string): string => whole.slice(0, whole.indexOf(text) + text.length)

test.each([
  cutAt('<b>{item}</b>\n'),
  cutAt('</li>\n'),
  cutAt('      ))}\n'),
  cutAt('<ul className="grid">\n'),
  "export function save() {\n  if (true) {\n    localStorage.setItem('a', '1')\n",
])('what is open is closed: …%j', async (text) => {
  const result = await fixed({ 'src/screens/home.tsx': text })
  expect(result.did).toHaveLength(1)
  const after = result.text('src/screens/home.tsx') ?? ''
  expect(after.startsWith(text.trimEnd())).toBe(true)
  await transform(after, { loader: 'tsx' })
})

test.each([
  ['in the middle of a statement', cutAt("const items = ['a',")],
  ['in the middle of an element', cutAt('<ul className="gr')],
  ['in the middle of a string', "export const a = () => {\n  const b = 'abc"],
  ['in the middle of arguments', 'export const a = () => {\n  call(1,'],
  [
    'with a bracket that is missing further up',
    'export function a() {\n  if (b) {\n    c()\n}\nfunction d() {\n  return 1\n}\n',
  ],
  ['with an error that is not at its end', 'export const a = () => {\n  const = 2\n  b()\n'],
  ['whole', whole],
])('left alone: %s', async (_what, text) => {
  const result = await fixed({ 'src/screens/home.tsx': text })
  expect(result.did).toEqual([])
  expect(result.text('src/screens/home.tsx')).toBe(text)
})

test('a page that ends in its script is closed; one that ends in a word is not', async () => {
  const page = '<!doctype html>\n<html>\n<body>\n<h1>Hi</h1>\n<script>\n  function show() {\n    alert(1)\n'
  const result = await fixed({ 'index.html': page }, 'page')
  expect(result.did).toEqual(['closed </script>'])
  expect(result.text('index.html')).toMatch(/\}\n<\/script>\n<\/body>\n<\/html>\n$/)
  const styled = await fixed({ 'index.html': '<!doctype html>\n<style>\nh1 {\n  color: red;\n' }, 'page')
  expect(styled.text('index.html')).toContain('color: red;\n}\n</style>')
  expect((await fixed({ 'index.html': `${page}    const a =` }, 'page')).did).toEqual([])
  expect((await fixed({ 'index.html': '<!doctype html>\n<h1>Hi</h1>\n<script>a()</script>\n' }, 'page')).did).toEqual(
    [],
  )
})

test('a script of a page that ends in the middle', async () => {
  const result = await fixed({ 'app.js': 'function show() {\n  document.title = "a"\n' }, 'page')
  expect(result.did).toEqual(['closed }'])
})

test('styles that end in blank lines, or have them in the middle, are closed or left alone as others are', async () => {
  const blanks = '\n'.repeat(30_000)
  const closed = await fixed({ 'index.html': `<!doctype html>\n<style>\nh1 {${blanks}color: red;${blanks}` }, 'page')
  expect(closed.did).toEqual(['closed </style>'])
  const cut = await fixed({ 'index.html': `<!doctype html>\n<style>\nh1 {${blanks}color: re` }, 'page')
  expect(cut.did).toEqual([])
})

test('styles that end in a string full of escapes are left alone', async () => {
  const page = `<!doctype html>\n<style>\nb { color: red; }\ni::before {\n  content: "${'\\a'.repeat(200)}`
  expect((await fixed({ 'index.html': page }, 'page')).did).toEqual([])
})
