import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { failure } from '#shared/domain/error.ts'
import { builds, endOf, fileBlock, filesIn, modelSays, runReact, screenBlock, screensOf } from './test-react-run.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'kiln-react-'))))
afterEach(() => rm(folder, { recursive: true }))

describe('the base', () => {
  test('that a model does not write is there by rules, and so is everything that screens import', async () => {
    const importing = fileBlock(
      'src/screens/cart.tsx',
      `import { ProductCard } from '../components/product-card'\nimport type { Product } from '../data/model'\nimport { useStore } from '../store'\nexport default function Cart() {\n  const products: Product[] = useStore((state) => state.products)\n  return <>{products.map((one) => <ProductCard key={one.id} product={one} />)}</>\n}`,
    )
    const model = modelSays((step) => {
      if (step.name === 'base') return 'I have nothing to add.'
      return step.name === 'screen' && step.screen === 'cart' ? importing : undefined
    })
    const run = await runReact(folder, model.handler)
    expect(screensOf(run, 'screen-ready')).toContain('cart')
    expect(model.asked).not.toContain('repair cart')
  })

  test('takes back only what does not build', async () => {
    const model = modelSays((step) =>
      step.name === 'base'
        ? fileBlock('src/components/product-card.tsx', 'export function ProductCard( {') +
          screenBlock('home', '<h1>good</h1>')
        : undefined,
    )
    const run = await runReact(folder, model.handler)
    const files = await filesIn(folder)
    expect(files.get('src/components/product-card.tsx')).toContain('One product')
    expect(files.get('src/screens/home.tsx')).toContain('good')
    expect(endOf(run)).toMatchObject({ outcome: 'done' })
  })

  test('takes back a component without its name, and a home screen that imports what is not there', async () => {
    const model = modelSays((step) =>
      step.name === 'base'
        ? fileBlock('src/components/product-card.tsx', 'export default () => null') +
          fileBlock('src/screens/home.tsx', "import { Hero } from '../components/hero'\nexport default () => <Hero />")
        : undefined,
    )
    await runReact(folder, model.handler)
    const files = await filesIn(folder)
    expect(files.get('src/components/product-card.tsx')).toContain('export function ProductCard')
    expect(files.get('src/screens/home.tsx')).toContain('export default function Home')
    expect(await builds(folder)).toBe(true)
  })

  test('that is cut off in the middle keeps what was whole', async () => {
    const model = modelSays((step) => (step.name === 'base' ? failure('truncated', 'Cut.') : undefined))
    const run = await runReact(folder, model.handler)
    expect(endOf(run)).toMatchObject({ outcome: 'done' })
    expect(screensOf(run, 'screen-ready')).toHaveLength(5)
  })

  test('writes none of the files that hold the app together', async () => {
    const model = modelSays((step) =>
      step.name === 'base'
        ? fileBlock('src/app.tsx', 'export const App = 1') +
          fileBlock('vite.config.ts', 'evil()') +
          fileBlock('src/screens/cart.tsx', 'x')
        : undefined,
    )
    const run = await runReact(folder, model.handler)
    const rejected = run.events.flatMap((event) => (event.type === 'file-reject' ? [event.path] : []))
    expect(rejected).toEqual(['src/app.tsx', 'vite.config.ts', 'src/screens/cart.tsx'])
    expect((await filesIn(folder)).get('vite.config.ts')).not.toContain('evil')
  })
})
