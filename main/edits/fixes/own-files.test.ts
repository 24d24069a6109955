/** Files of the app that are named otherwise than they are, and screens that are no default. */
import { expect, test } from 'vitest'
import { fixed } from './test-fix.ts'

const path = 'src/screens/home.tsx'
const source = (from: string, name = '{ Card }', tag = 'Card'): string =>
  `import ${name} from '${from}'\nexport default function Home() {\n  return <${tag} />\n}\n`
const card = { 'src/components/card.tsx': 'export function Card() { return null }' }

type Case = readonly [what: string, files: Readonly<Record<string, string>>, did: string, holds?: string]

const cases: readonly Case[] = [
  [
    'another folder',
    { [path]: source('./card'), ...card },
    'path ./card ../components/card',
    "from '../components/card'",
  ],
  ['other letters', { [path]: source('../components/Card'), ...card }, 'case ../components/Card ../components/card'],
  [
    'another way of writing names',
    {
      [path]: source('@/components/BackLink', '{ BackLink }', 'BackLink'),
      'src/components/back-link.tsx': 'export const BackLink = () => null',
    },
    'path @/components/BackLink @/components/back-link',
  ],
  [
    'a path from the root of the project',
    { [path]: source('src/components/card'), ...card },
    'path src/components/card ../components/card',
  ],
  [
    'a path from the sources',
    { [path]: source('components/card'), ...card },
    'path components/card ../components/card',
  ],
  [
    'another sign for the sources',
    { [path]: source('~/components/card'), ...card },
    'path ~/components/card @/components/card',
  ],
  [
    'a style sheet in another folder',
    { [path]: `import '../home.css'\n${source('../components/card')}`, ...card, 'src/styles/home.css': '' },
    'path ../home.css ../styles/home.css',
  ],
  [
    'a file that two others may be',
    { [path]: source('./card'), ...card, 'src/ui/card.tsx': 'export function Card() { return null }' },
    '',
  ],
  ['a file that does not give the name', { [path]: source('./card', '{ CardList }', 'CardList'), ...card }, ''],
  ['a file that was never written', { [path]: source('./fancy-card'), ...card }, ''],
  ['a name that is only alike', { [path]: source('../components/cards'), ...card }, ''],
  [
    'an import of types alone',
    {
      [path]:
        "import type { Card } from './card'\nexport default function Home() {\n  return <b>{({} as Card).x}</b>\n}\n",
      ...card,
    },
    '',
  ],
  ['a right path', { [path]: source('../components/card'), ...card }, ''],
  [
    'a screen by its wrong name',
    {
      'src/screens.ts': "import { lazy } from 'react'\nexport const Home = lazy(() => import('./screens/Home'))\n",
      'src/screens/home.tsx': 'export default function Home() { return null }',
    },
    'case ./screens/Home ./screens/home',
  ],
  [
    'a screen that is no default',
    {
      [path]: 'export function Home() {\n  return <b />\n}\n',
      'src/screens.ts': "import { lazy } from 'react'\nexport const Home = lazy(() => import('./screens/home'))\n",
    },
    'default-export Home',
    'export default Home',
  ],
  [
    'a screen of two components',
    {
      [path]: 'export function Home() {\n  return <b />\n}\nexport function Row() { return null }\n',
      'src/screens.ts': "import { lazy } from 'react'\nexport const Home = lazy(() => import('./screens/home'))\n",
    },
    '',
  ],
  [
    'a screen that says itself what to take',
    {
      [path]: 'export function Home() {\n  return <b />\n}\n',
      'src/screens.ts':
        "import { lazy } from 'react'\nexport const Home = lazy(() => import('./screens/home').then((m) => ({ default: m.Home })))\n",
    },
    '',
  ],
  [
    'a component that nobody loads lazily',
    {
      [path]: 'export function Home() {\n  return <b />\n}\n',
      'src/app.tsx': "import { Home } from './screens/home'\nexport const App = () => <Home />\n",
    },
    '',
  ],
]

test.each(cases.map(([what, files, did, holds]) => ({ what, files, did, holds })))(
  '$what',
  async ({ files, did, holds }) => {
    const result = await fixed(files)
    expect(result.did.join(', ')).toBe(did)
    const [first = ''] = Object.keys(files)
    if (did === '') expect(result.text(first)).toBe(files[first])
    if (holds !== undefined) expect(result.text(first)).toContain(holds)
  },
)

test('elements in a .ts file: it becomes .tsx, unless somebody names it whole', async () => {
  const files = {
    'src/lib/icons.ts': 'export const icon = () => <b>1</b>\n',
    [path]: "import { icon } from '../lib/icons'\nexport default icon\n",
  }
  const result = await fixed(files)
  expect(result.did).toEqual(['jsx-name src/lib/icons.ts src/lib/icons.tsx'])
  expect(result.text('src/lib/icons.ts')).toBeUndefined()
  expect(result.text('src/lib/icons.tsx')).toBe(files['src/lib/icons.ts'])
  expect(
    (await fixed({ ...files, [path]: "import { icon } from '../lib/icons.ts'\nexport default icon\n" })).did,
  ).toEqual([])
})

const html = (head: string): string => `<!doctype html>\n<html><head>${head}</head><body></body></html>\n`

test.each<readonly [string, Readonly<Record<string, string>>, string]>([
  [
    'a script in other letters',
    { 'index.html': html('<script src="App.js"></script>'), 'app.js': '' },
    'linked App.js app.js',
  ],
  [
    'a style sheet in a folder',
    { 'index.html': html('<link rel="stylesheet" href="/style.css">'), 'css/style.css': '' },
    'linked /style.css css/style.css',
  ],
  ['a script that is not there', { 'index.html': html('<script src="main.js"></script>'), 'app.js': '' }, ''],
  [
    'a script that is there twice',
    { 'index.html': html('<script src="App.js"></script>'), 'a/app.js': '', 'b/app.js': '' },
    '',
  ],
  [
    'a script from elsewhere',
    { 'index.html': html('<script src="https://cdn.example/app.js"></script>'), 'app.js': '' },
    '',
  ],
  [
    'one that the page has already',
    { 'index.html': html('<script src="App.js"></script><script src="app.js"></script>'), 'app.js': '' },
    '',
  ],
  [
    'a module without its ending',
    { 'app.js': "import { a } from './util'\na()\n", 'util.js': 'export const a = () => 1\n' },
    'ending ./util ./util.js',
  ],
])('of a page: %s', async (_what, files, did) => {
  expect((await fixed(files, 'page')).did.join(', ')).toBe(did)
})

test('many blank lines hide no import, and make none', async () => {
  const blanks = '\n'.repeat(30_000)
  const other = { 'list.js': 'export const list = []\n' }
  const named = await fixed({ 'app.js': `${blanks}import { list } from './list'\nlist.pop()\n`, ...other }, 'page')
  expect(named.did).toEqual(['ending ./list ./list.js'])
  const bare = await fixed({ 'app.js': `show()${blanks}  import${blanks}'./list'\n`, ...other }, 'page')
  expect(bare.did).toEqual(['ending ./list ./list.js'])
  expect((await fixed({ 'app.js': `show()${blanks}hide()\n`, ...other }, 'page')).did).toEqual([])
})
