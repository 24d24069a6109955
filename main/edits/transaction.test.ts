/** One answer, all or nothing: what is taken, and what is told of the rest. */
import { describe, expect, it } from 'vitest'
import type { AskedChange } from './answer-changes.ts'
import { beginTransaction, type TransactionRules } from './transaction.ts'

const rules: TransactionRules = {
  whereTo: (path) =>
    path.includes('..')
      ? { ok: false, why: 'bad-path', message: 'No.' }
      : path === 'locked.css'
        ? { ok: false, why: 'locked', message: 'It is locked.' }
        : { ok: true, path },
  deletionAsked: false,
}

const app = {
  'index.html': '<!doctype html>\n<html>\n<body>\n<h1>Hi</h1>\n<script src="app.js"></script>\n</body>\n</html>\n',
  'app.js': 'const a = 1\nconsole.log(a)\n',
  'app.css': 'h1 {\n  color: red;\n}\n',
  'locked.css': 'p { color: red; }\n',
  'src/total.ts': 'export function total(items: number[]) {\n  return items.length\n}\nexport const unit = 3\n',
  'src/app.tsx': "import { total } from './total'\nexport default function App() {\n  return <p>{total([])}</p>\n}\n",
}

function edit(path: string, search: string, replace: string): AskedChange {
  return { type: 'edit', path, search, replace }
}

function write(path: string, text: string): AskedChange {
  return { type: 'write', path, text }
}

async function run(
  changes: readonly AskedChange[],
  options: Partial<TransactionRules> = {},
  files: Record<string, string> = app,
) {
  const transaction = beginTransaction(new Map(Object.entries(files)), { ...rules, ...options })
  const problems = [...transaction.apply(changes), ...(await transaction.check())]
  const { writes, removed } = transaction.result()
  return { transaction, problems, writes: Object.fromEntries(writes), removed }
}

async function faultOf(
  change: AskedChange,
  options: Partial<TransactionRules> = {},
  files: Record<string, string> = app,
) {
  const { problems } = await run([change], options, files)
  return problems.map(({ path, why }) => `${path}: ${why}`)
}

describe('an answer that holds', () => {
  it('moves a file into a folder, with the page that names it; one of that name elsewhere is another', async () => {
    const moved = await run([
      { type: 'rename', path: 'app.js', to: 'js/app.js' },
      edit('index.html', 'src="app.js"\n', 'src="js/app.js"\n'),
      { type: 'delete', path: 'app.css' },
      write('css/app.css', 'p { background: url(/app.css) }\n'),
      write('about.html', '<link rel="stylesheet" href="css/app.css"><a href="https://a.example/app.js">a</a>\n'),
    ])
    expect(moved.problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'app.css: app.css goes, but css/app.css still imports it.',
    ])
  })

  it('is one change of files: blocks one after the other, whole files, removals and new names', async () => {
    const { problems, writes, removed } = await run([
      edit('app.css', 'color: red;\n', 'color: blue;\n'),
      edit('app.css', '  color: blue;\n', '  color: green;\n'),
      write('new.css', 'p { margin: 0 }\n'),
      { type: 'rename', path: 'src/total.ts', to: 'src/sum.ts' },
      edit('src/app.tsx', "'./total'\n", "'./sum'\n"),
      edit('src/sum.ts', 'export const unit = 3\n', ''),
    ])
    expect(problems).toEqual([])
    expect(writes).toEqual({
      'app.css': 'h1 {\n  color: green;\n}\n',
      'new.css': 'p { margin: 0 }\n',
      'src/app.tsx': app['src/app.tsx'].replace('./total', './sum'),
      'src/sum.ts': 'export function total(items: number[]) {\n  return items.length\n}\n',
    })
    expect(removed).toEqual(['src/total.ts'])
  })

  it('says how each block was found', async () => {
    const { transaction } = await run([edit('app.css', 'color: red;\n', 'color: blue;\n')])
    expect(transaction.applied()).toEqual([{ type: 'edit', path: 'app.css', rung: 'indented', line: 2 }])
  })

  it('begins a file with a block that looks for nothing', async () => {
    const { problems, writes } = await run([edit('src/new.ts', '', 'export const a = 1\n')])
    expect({ problems, writes }).toEqual({ problems: [], writes: { 'src/new.ts': 'export const a = 1\n' } })
  })

  it('keeps line breaks, the byte order mark and the end of a file that is written anew', async () => {
    const { writes } = await run(
      [write('a.css', 'p {\n  color: blue;\n}\n')],
      {},
      { 'a.css': '\ufeffp {\r\n  color: red;\r\n}' },
    )
    expect(writes).toEqual({ 'a.css': '\ufeffp {\r\n  color: blue;\r\n}' })
  })

  it('writes nothing that is as it was', async () => {
    expect(await run([write('app.js', app['app.js']), edit('app.css', 'h1 {\n', 'h1 {\n')])).toMatchObject({
      writes: {},
      removed: [],
    })
  })
})

describe('a change that cannot be made', () => {
  it('is told with what was looked for and the nearest place, and the others are made', async () => {
    const { problems, writes } = await run([
      edit('app.js', 'const a = 2\n', 'const a = 3\n'),
      edit('app.css', 'color: red;\n', 'color: blue;\n'),
    ])
    expect(problems).toEqual([
      {
        path: 'app.js',
        why: 'not-found',
        message: 'The lines to search for are not in app.js.',
        search: 'const a = 2\n',
        replace: 'const a = 3\n',
        nearest: { line: 1, endLine: 1, text: 'const a = 1' },
      },
    ])
    expect(Object.keys(writes)).toEqual(['app.css'])
  })

  it.each<[string, AskedChange, string]>([
    ['a file that is not there', edit('gone.css', 'a\n', 'b\n'), 'gone.css: no-file'],
    ['a file that is named nowhere', edit('', 'a\n', 'b\n'), ': no-file'],
    ['a place outside', write('../x.css', 'p {}'), '../x.css: bad-path'],
    ['a new name outside', { type: 'rename', path: 'app.js', to: '../app.js' }, '../app.js: bad-path'],
    ['a new name that is taken', { type: 'rename', path: 'app.js', to: 'app.css' }, 'app.css: exists'],
    ['a locked file, by a block', edit('locked.css', 'red\n', 'blue\n'), 'locked.css: locked'],
    ['a locked file, as a whole', write('locked.css', 'p {}\n'), 'locked.css: locked'],
    ['a locked file, removed', { type: 'delete', path: 'locked.css' }, 'locked.css: locked'],
    ['a locked file, renamed', { type: 'rename', path: 'locked.css', to: 'free.css' }, 'locked.css: locked'],
    [
      'a block without its end',
      { type: 'broken-edit', path: 'app.js', search: 'a', replace: '', why: 'unfinished' },
      'app.js: unreadable',
    ],
  ])('is told: %s', async (_, change, fault) => {
    const { problems, writes, removed } = await run([change])
    expect(problems.map(({ path, why }) => `${path}: ${why}`)).toEqual([fault])
    expect({ writes, removed }).toEqual({ writes: {}, removed: [] })
  })

  it('names a file of that name in another folder', async () => {
    const { problems } = await run([edit('total.ts', 'a\n', 'b\n')])
    expect(problems[0]?.message).toContain('There is src/total.ts.')
  })
})

describe('a file that would be broken', () => {
  it.each<[string, AskedChange, string]>([
    ['code', edit('app.js', 'const a = 1\n', 'const a = (1\n'), 'app.js: syntax'],
    ['code with types', edit('src/total.ts', 'return items.length\n', 'return items.\n'), 'src/total.ts: syntax'],
    [
      'a component',
      edit('src/app.tsx', '  return <p>{total([])}</p>\n', '  return <p>{total([])}\n'),
      'src/app.tsx: syntax',
    ],
    ['a style sheet', edit('app.css', '}\n', ''), 'app.css: syntax'],
    [
      'a page, by an element that stays open',
      edit('index.html', '<h1>Hi</h1>\n', '<div><h1>Hi</h1>\n'),
      'index.html: syntax',
    ],
    ['a page, by its script', edit('index.html', '<h1>Hi</h1>\n', '<script>if (</script>\n'), 'index.html: syntax'],
    [
      'a page, by its styles',
      edit('index.html', '<h1>Hi</h1>\n', '<style>h1 { color: red</style>\n'),
      'index.html: syntax',
    ],
    ['data', write('data.json', '{ "a": 1, }\n'), 'data.json: syntax'],
    [
      'a comment for the code that was there',
      edit('app.js', 'console.log(a)\n', '// ... rest of the code unchanged\n'),
      'app.js: elided',
    ],
    ['marks of a block', write('app.js', '<<<<<<< SEARCH\n'), 'app.js: leftover'],
    ['a diff for a file', write('app.css', '--- a/app.css\n+++ b/app.css\n@@ -1 +1 @@\n'), 'app.css: leftover'],
    ['nothing', write('app.css', '\n'), 'app.css: emptied'],
    [
      'an export that others import',
      edit('src/total.ts', 'export function total', 'export function sum'),
      'src/total.ts: export-lost',
    ],
    [
      'an export that is no longer one',
      edit('src/total.ts', 'export function total', 'function total'),
      'src/total.ts: export-lost',
    ],
    ['a module that others import', { type: 'delete', path: 'src/total.ts' }, 'src/total.ts: still-used'],
    ['a script that a page names', { type: 'delete', path: 'app.js' }, 'app.js: still-used'],
  ])('is refused: %s', async (_, change, fault) => {
    expect(await faultOf(change)).toEqual([fault])
  })

  it.each<[string, AskedChange]>([
    ['an export that nobody imports', edit('src/total.ts', 'export const unit = 3\n', '')],
    ['a style sheet that nobody names', { type: 'delete', path: 'app.css' }],
    ['elements that HTML closes by itself', edit('index.html', '<h1>Hi</h1>\n', '<ul><li>a<li>b</ul><p>c<p>d<br>\n')],
    ['elements that browsers close, in a page that is written anew', write('index.html', '<div><section><p>Hi')],
    ['a module in a page', edit('index.html', '<h1>Hi</h1>\n', '<script type="module">await 1</script>\n')],
    ['data in a page', edit('index.html', '<h1>Hi</h1>\n', '<script type="application/json">{</script>\n')],
    ['a part of a page', write('part.html', '<p>Hi</p>\n')],
    [
      'styles of Tailwind',
      write('src/main.css', '@import "tailwindcss";\n@theme { --color-*: initial; }\n.a { @apply p-4; }\n'),
    ],
    ['settings with comments', write('tsconfig.json', '{ /* a */ "b": 1, }\n')],
  ])('is fine: %s', async (_, change) => {
    expect(await faultOf(change)).toEqual([])
  })

  it('that was broken before may stay so: it is on its way to be mended', async () => {
    expect(await faultOf(edit('a.js', 'let a\n', 'let b\n'), {}, { 'a.js': 'let a\nif (\n' })).toEqual([])
  })

  it('may be taken back alone', async () => {
    const { transaction } = await run([write('app.css', '\n'), edit('app.js', 'const a = 1\n', 'const a = 2\n')])
    transaction.revert('app.css')
    expect([...transaction.result().writes.keys()]).toEqual(['app.js'])
  })
})

describe('a file that becomes much shorter', () => {
  const long = Array.from({ length: 60 }, (_, index) => `export const value${index} = compute(${index})\n`)
  const files = { 'a.js': long.join('') }
  const short = long.slice(0, 20).join('')

  it('is refused when nobody asked for it', async () => {
    expect(await faultOf(write('a.js', short), {}, files)).toEqual(['a.js: shrunk'])
  })

  it('is fine when something was to go, or a block says what goes', async () => {
    expect(await faultOf(write('a.js', short), { deletionAsked: true }, files)).toEqual([])
    expect(await faultOf(edit('a.js', long.slice(20).join(''), ''), {}, files)).toEqual([])
  })

  it('is fine when its lines have moved to another file', async () => {
    const { problems } = await run([write('a.js', short), write('b.js', long.slice(20).join(''))], {}, files)
    expect(problems).toEqual([])
  })

  it('is fine by a little, and where there was little', async () => {
    expect(await faultOf(write('a.js', long.slice(0, 40).join('')), {}, files)).toEqual([])
    expect(await faultOf(write('a.js', 'a\n'), {}, { 'a.js': 'a\nb\nc\nd\n' })).toEqual([])
  })
})
