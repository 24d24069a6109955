import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { failure } from '#shared/domain/error.ts'
import { endOf, fileBlock, filesIn, modelSays, noPackages, runReact, shopPlan } from './test-react-run.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'kiln-react-'))))
afterEach(() => rm(folder, { recursive: true }))

describe('packages', () => {
  const wanting = (...packages: string[]) =>
    modelSays((step) => (step.name === 'plan' ? JSON.stringify({ ...shopPlan, packages }) : undefined))

  test('that the studio has are there without a question', async () => {
    const asked: unknown[] = []
    const packages = { ...noPackages, confirm: async (list: unknown) => (asked.push(list), []) }
    await runReact(folder, wanting('recharts').handler, { ports: { packages } })
    expect(asked).toEqual([])
    expect(JSON.parse((await filesIn(folder)).get('package.json') ?? '')).toMatchObject({
      dependencies: { recharts: '3.10.1' },
    })
  })

  test('that a screen imports without the plan saying so are named in package.json', async () => {
    const chart = "import { LineChart } from 'recharts'\nexport default function Cart() {\n  return <LineChart />\n}"
    const model = modelSays((step) =>
      'screen' in step && step.screen === 'cart' ? fileBlock('src/screens/cart.tsx', chart) : undefined,
    )
    await runReact(folder, model.handler)
    const { dependencies } = JSON.parse((await filesIn(folder)).get('package.json') ?? '')
    expect(dependencies).toMatchObject({ recharts: '3.10.1' })
    expect(dependencies).not.toHaveProperty('date-fns')
  })

  test('that nobody allows are done without', async () => {
    const run = await runReact(folder, wanting('three').handler)
    expect(endOf(run)).toMatchObject({ outcome: 'done' })
    expect(run.events).toContainEqual(expect.objectContaining({ type: 'stage', message: 'Going on without three' }))
  })

  test('that nobody answers for do not hold the run', async () => {
    const run = await runReact(folder, wanting('three').handler, {
      ports: { packages: { ...noPackages, confirm: () => new Promise(() => {}) } },
    })
    expect(endOf(run)).toMatchObject({ outcome: 'done' })
  })

  test('that are allowed stand in package.json with their exact versions, and screens may import them', async () => {
    const model = wanting('three@^0.180.0')
    const packages = {
      ...noPackages,
      confirm: async (list: readonly { name: string }[]) => list,
      install: async () => ({ three: '0.180.2' }),
    }
    await runReact(folder, model.handler, { ports: { packages } })
    expect(JSON.parse((await filesIn(folder)).get('package.json') ?? '')).toMatchObject({
      dependencies: { three: '0.180.2' },
    })
    expect(model.prompts.at(-1)).toContain('Also there: three')
  })

  test('that cannot be installed are done without, and it is said', async () => {
    const packages = {
      ...noPackages,
      confirm: async (list: readonly { name: string }[]) => list,
      install: async () => {
        throw failure('unreachable', 'There is no network.')
      },
    }
    const run = await runReact(folder, wanting('three').handler, { ports: { packages } })
    expect(endOf(run)).toMatchObject({ outcome: 'done' })
    expect(run.events).toContainEqual(
      expect.objectContaining({ message: 'Going on without three: There is no network.' }),
    )
  })
})
