import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Handler } from '../../pipeline/index.ts'
import { createStarter } from '../../providers/starter/provider.ts'
import { builds, endOf, expectWhole, filesIn, planOf, runReact, screensOf, template } from './test-react-run.ts'

const templatesFolder = fileURLToPath(new URL('../../../resources/templates', import.meta.url))
const entries = await readdir(join(templatesFolder, 'react'), { withFileTypes: true })
const ids = entries.filter((entry) => entry.isDirectory() && entry.name !== 'base').map(({ name }) => name)

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'kiln-template-'))))
afterEach(() => rm(folder, { recursive: true }))

const starter = createStarter({ templatesFolder, paceMs: 0 })
const handler: Handler = (ask, signal) => {
  const request = ask.requestFor(ask.candidates[0])
  if ('passedOver' in request) throw new Error(request.passedOver)
  return starter.stream(request, signal)
}
const run = (prompt: string) =>
  runReact(folder, handler, { input: { prompt, model: { provider: 'starter', model: 'starter' } } })

test.each(ids)('the starter makes the template %s, and it comes through as it is', async (id) => {
  const manifest = JSON.parse(await readFile(join(templatesFolder, 'react', id, 'template.json'), 'utf8'))
  const own = await filesIn(join(templatesFolder, 'react', id))
  own.delete('template.json')
  const made = await run(manifest.prompt.en)
  expectWhole(made)
  expect(endOf(made)).toMatchObject({ outcome: 'done' })
  expect(made.events.filter(({ type }) => type === 'file-reject' || type === 'screen-failed')).toEqual([])
  expect(screensOf(made, 'screen-ready')).toHaveLength(manifest.screens.length - 1)
  const files = await filesIn(folder)
  for (const [path, text] of own) expect(files.get(path)?.trimEnd(), path).toBe(text.trimEnd())
  for (const path of template.files.keys()) expect(files.has(path), path).toBe(true)
  const { screens } = JSON.parse(files.get('src/app.config.json') ?? '')
  const shown = ({ id: screen, path, title, icon, menu }: Record<string, unknown>) => ({
    id: screen,
    path,
    title,
    icon,
    menu,
  })
  expect(screens).toEqual(manifest.screens.map(shown))
  const { dependencies, scripts } = JSON.parse(files.get('package.json') ?? '')
  expect(dependencies).toMatchObject(manifest.packages)
  expect(scripts.build).toContain('tsc')
  expect(await builds(folder)).toBe(true)
})

test('the starter takes name, colours, look and language from the prompt', async () => {
  expect(planOf((await run('متجر باسم «طين» أخضر داكن')).events)).toMatchObject({
    name: 'طين',
    palette: 'green',
    theme: 'dark',
    language: 'ar',
    direction: 'rtl',
  })
})

test('a prompt that no template fits is said to be one, and makes nothing', async () => {
  const made = await run('an atlas of clouds')
  expect(endOf(made)).toMatchObject({ outcome: 'failed', error: { kind: 'invalid-input' } })
  expect(made.target.ends).toEqual(['failed empty'])
})
