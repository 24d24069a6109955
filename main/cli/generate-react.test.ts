import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { ensureVendored } from '../preview/react-build/build-vendored.ts'
import { appScript, file, plan, screen } from '../test-react-app.ts'
import { finish, says } from '../test-studio.ts'
import { runGenerate } from './generate.ts'

let folder: string
beforeAll(async () => void (await ensureVendored()), 60_000)
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'kiln-generate-'))))
afterEach(() => rm(folder, { recursive: true }))

async function generate(script: readonly object[], args: readonly string[], stopAt?: string) {
  const scriptFile = join(folder, 'script.jsonl')
  await writeFile(scriptFile, script.map((line) => JSON.stringify(line)).join('\n'))
  const controller = new AbortController()
  const err: string[] = []
  const code = await runGenerate(['a shop', '--script', scriptFile, ...args], {
    stdout: () => undefined,
    stderr(line) {
      err.push(line)
      if (stopAt !== undefined && line.includes(stopAt)) controller.abort()
    },
    env: { KILN_DATA: join(folder, 'data') },
    signal: controller.signal,
  })
  return { code, err }
}

test('an app is made with its stages told in percent, then changed as the React project that it is', async () => {
  const out = join(folder, 'app')
  const planned = [says(JSON.stringify({ ...plan, packages: ['confetti'] })), finish]
  const made = await generate(appScript({ '[plan]': planned }), ['--kind', 'react', '--out', out])
  expect(made.code).toBe(0)
  const percents = made.err.flatMap((line) => /^ *(\d+) %/.exec(line)?.[1] ?? []).map(Number)
  expect(percents).toEqual(percents.toSorted((a, b) => a - b))
  expect(percents.at(-1)).toBe(100)
  expect(made.err.join('\n')).toContain('Left out confetti')
  expect(made.err.at(-1)).toBe(`Done: 4 screens in ${out}`)
  expect(await readFile(join(out, 'src/screens/cart.tsx'), 'utf8')).toContain('cart by a model')
  const change = [{ answer: '*' }, says(screen('cart', 'changed') + file('vite.config.ts', 'evil()')), finish]
  const changed = await generate(change, ['--edit', out])
  expect(changed.code).toBe(0)
  expect(changed.err.join('\n')).toContain('Left out vite.config.ts')
  expect(await readFile(join(out, 'src/screens/cart.tsx'), 'utf8')).toContain('changed')
  const broken = await generate(
    [{ answer: '*' }, says(file('src/screens/cart.tsx', 'import "./nothing"')), finish],
    ['--edit', out],
  )
  expect(broken).toMatchObject({ code: 1 })
  expect(broken.err.at(-1)).toMatch(/The app does not build\. src\/screens\/cart\.tsx:1: /)
})

test('a screen that does not build for a sure cause is mended without asking for it again', async () => {
  const out = join(folder, 'app')
  const code = 'export function Cart() {\n  const [open] = useState(false)\n  return <h1>{String(open)}</h1>\n}\n'
  const cart = [says(file('src/screens/cart.tsx', code)), finish]
  const made = await generate(appScript({ '[screen cart]': cart }), ['--kind', 'react', '--out', out])
  expect(made.code).toBe(0)
  const text = await readFile(join(out, 'src/screens/cart.tsx'), 'utf8')
  expect(text).toContain("import { useState } from 'react'")
  expect(text).toContain('String(open)')
})

test('stopped in the middle, what is whole is kept and the exit code says so', async () => {
  const out = join(folder, 'app')
  const script = appScript({ '[screen about]': [{ hold: true }] })
  const { code, err } = await generate(script, ['--kind', 'react', '--out', out], 'orders is there')
  expect(code).toBe(130)
  expect(err.at(-1)).toContain('Stopped.')
  expect(await readFile(join(out, 'src/screens/about.tsx'), 'utf8')).toContain('not made yet')
  expect(await readdir(join(out, 'src/screens'))).toContain('orders.tsx')
})
