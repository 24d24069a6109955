import { expect, test } from 'vitest'
import { addPackages } from './add-packages.ts'
import type { PackageSpec } from './packages.ts'

const signal = new AbortController().signal

function add(given: readonly string[], dependencies: Readonly<Record<string, unknown>>) {
  const asked: PackageSpec[][] = []
  const installer = {
    vendored: { react: '19.3.1', clsx: '2.1.1' },
    install: async (packages: readonly PackageSpec[]) => {
      asked.push([...packages])
      return Object.fromEntries(packages.map(({ name, range }) => [name, range ?? '9.9.9']))
    },
  }
  return { asked, added: addPackages(given, JSON.stringify({ name: 'app', dependencies }), installer, signal) }
}

test('what is added is resolved with what is there, and named with its exact version', async () => {
  const { asked, added } = add(['three', 'clsx'], {
    react: '19.3.1',
    fiber: '9.0.0',
    loose: '^1.0.0',
    evil: 'file:../x',
  })
  const { versions, manifest } = await added
  expect(asked).toEqual([[{ name: 'three' }, { name: 'fiber', range: '9.0.0' }]])
  expect(versions).toEqual({ three: '9.9.9', clsx: '2.1.1' })
  expect(JSON.parse(manifest)).toMatchObject({ dependencies: { three: '9.9.9', clsx: '2.1.1', fiber: '9.0.0' } })
})

test('what is named already leaves package.json as it is', async () => {
  const { added } = add(['fiber@9.0.0'], { fiber: '9.0.0' })
  expect((await added).manifest).toBe('{"name":"app","dependencies":{"fiber":"9.0.0"}}')
})

test.each(['p@file:../x', 'a/b', 'p@latest || x', '../x'])(
  '%s is refused before anything is asked for',
  async (given) => {
    const { asked, added } = add([given], {})
    await expect(added).rejects.toMatchObject({ error: { kind: 'invalid-input' } })
    expect(asked).toEqual([])
  },
)
