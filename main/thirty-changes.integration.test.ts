/** Thirty changes of one app in every way there is: each leaves exactly what it should, and each version can be had again. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { ensureVendored } from './preview/react-build/build-vendored.ts'
import {
  asked,
  block,
  changed,
  converse,
  expectAllExported,
  expectAllRestored,
  openConversation,
  refused,
  restored,
  type Step,
  treeOf,
  whole,
} from './test-conversation.ts'
import { pageAnswer, pageSteps } from './test-page-changes.ts'
import { appScript } from './test-react-app.ts'
import { cleanUp } from './test-studio.ts'

// For a slow machine: neither takes more than a few seconds.
vi.setConfig({ testTimeout: 60_000 })
beforeAll(async () => void (await ensureVendored()), 60_000)
afterEach(cleanUp)

test('of thirty changes each leaves exactly what it should, and each version comes back byte for byte', async () => {
  expect(pageSteps).toHaveLength(30)
  const conversation = await openConversation({ kind: 'page', answer: pageAnswer })
  const trees = await converse(conversation, pageSteps)
  await expectAllRestored(conversation, trees)
  await expectAllExported(conversation, trees)
  const made = (await conversation.versions()).map(({ reason }) => reason)
  expect(made.filter((reason) => reason === 'external')).toHaveLength(3)
})

test('a prompt that is undone leaves what another program has done, to other files too', async () => {
  const conversation = await openConversation({ kind: 'page', answer: pageAnswer })
  const { client, projectId, folder, ask, versions } = conversation
  await writeFile(join(folder, 'README.md'), 'by another program\n')
  const before = await treeOf(folder)
  await ask('Bluer', [block('app.css', '  color: red;\n', '  color: blue;\n')])
  expect((await versions()).map(({ reason }) => reason)).toEqual(['run', 'external', 'run'])
  await client.version.restore({ projectId, versionId: (await versions()).at(-2)?.id ?? '' })
  expect(await treeOf(folder)).toEqual(before)
})

const cart = 'export default function Screen() {\n  return <h1>cart by a model</h1>\n}\n'
const basket = changed(cart, 'cart by a model', 'Your basket: $1')
const total =
  'export function Total({ sum }: { sum: number }) {\n  return <strong className="text-lg">{sum}</strong>\n}\n'
const summed = `import { Total } from '../components/total'\n\n${changed(basket, '<h1>Your basket: $1</h1>', '<Total sum={1} />')}`
const away = changed(summed, '../components/total', '../components/money/total')
const readme = '# Clay\r\n'

const reactSteps: readonly Step[] = [
  asked(
    'a block',
    'In src/screens/cart.tsx say basket',
    [block('src/screens/cart.tsx', 'cart by a model\n', 'Your basket: $1\n')],
    {
      'src/screens/cart.tsx': basket,
    },
  ),
  asked(
    'a new component',
    'In src/screens/cart.tsx show a total',
    [whole('src/components/total.tsx', total) + whole('src/screens/cart.tsx', summed)],
    {
      'src/components/total.tsx': total,
      'src/screens/cart.tsx': summed,
    },
  ),
  refused(
    'an export that another file still needs',
    'In src/components/total.tsx call it Sum',
    Array.from({ length: 3 }, () => block('src/components/total.tsx', 'function Total(\n', 'function Sum(\n')),
  ),
  {
    what: 'a file of another program',
    gives: { 'README.md': readme },
    makes: [],
    act: ({ folder }) => writeFile(join(folder, 'README.md'), readme),
  },
  {
    ...asked(
      'code that cannot be read, mended, in a file that moves',
      'Move src/components/total.tsx for src/screens/cart.tsx',
      [
        '```rename path=src/components/total.tsx to=src/components/money/total.tsx\n```\n' +
          block('src/screens/cart.tsx', "'../components/total'\n", "'../components/money/total\n"),
        block('src/screens/cart.tsx', "'../components/money/total\n", "'../components/money/total'\n"),
      ],
      { 'src/components/total.tsx': null, 'src/components/money/total.tsx': total, 'src/screens/cart.tsx': away },
    ),
    makes: ['external', 'run'],
  },
  restored('the app as it was made', 0),
  restored('what was before', -2),
  {
    what: 'a save by hand',
    gives: { 'src/screens/cart.tsx': cart },
    makes: ['save'],
    act: ({ client, projectId }) => client.file.write({ projectId, path: 'src/screens/cart.tsx', text: cart }),
  },
]

test('so do changes of a React app', async () => {
  const conversation = await openConversation({ kind: 'react', script: appScript() })
  const trees = await converse(conversation, reactSteps)
  await expectAllRestored(conversation, trees)
  await expectAllExported(conversation, trees)
})
