import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { screenPath } from './code-screens.ts'
import {
  builds,
  endOf,
  expectWhole,
  fileBlock,
  filesIn,
  modelSays,
  planOf,
  runReact,
  screensOf,
  template,
} from './test-react-run.ts'

const templates = fileURLToPath(new URL('../../../resources/templates/react', import.meta.url))
const entries = await readdir(templates, { withFileTypes: true })
const ids = entries.filter((entry) => entry.isDirectory() && entry.name !== 'base').map(({ name }) => name)

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'kiln-template-'))))
afterEach(() => rm(folder, { recursive: true }))

/** As the starter answers: the plan of a whole app, then its files, part by part. */
test.each(ids)('the template %s comes through a run as it is', async (id) => {
  const own = await filesIn(join(templates, id))
  const manifest = JSON.parse(await readFile(join(templates, id, 'template.json'), 'utf8'))
  own.delete('template.json')
  const model = modelSays((step) => {
    if (step.name === 'plan')
      return JSON.stringify({ ...manifest, name: manifest.defaults.name, palette: manifest.defaults.palette })
    if ('screen' in step) return fileBlock(screenPath(step.screen), own.get(screenPath(step.screen)) ?? '')
    return [...own]
      .filter(([path]) => !path.startsWith('src/screens/') || path === screenPath('home'))
      .map(([path, text]) => fileBlock(path, text))
      .join('\n')
  })
  const run = await runReact(folder, model.handler, { input: { model: { provider: 'starter', model: 'starter' } } })
  expectWhole(run)
  expect(endOf(run)).toMatchObject({ outcome: 'done' })
  expect(run.events.filter(({ type }) => type === 'file-reject')).toEqual([])
  expect(run.events.filter(({ type }) => type === 'screen-failed')).toEqual([])
  expect(model.asked.filter((name) => name.startsWith('repair'))).toEqual([])
  expect(screensOf(run, 'screen-ready')).toHaveLength(manifest.screens.length - 1)
  const made = await filesIn(folder)
  for (const [path, text] of own) expect(made.get(path)?.trimEnd(), path).toBe(text.trimEnd())
  for (const path of template.files.keys()) expect(made.has(path), path).toBe(true)
  const { screens } = JSON.parse(made.get('src/app.config.json') ?? '')
  const shown = ({ id: own, path, title, icon, menu }: Record<string, unknown>) => ({
    id: own,
    path,
    title,
    icon,
    menu,
  })
  expect(screens).toEqual(manifest.screens.map(shown))
  const { dependencies, scripts } = JSON.parse(made.get('package.json') ?? '')
  expect(dependencies).toMatchObject(manifest.packages)
  expect(scripts.build).toContain('tsc')
  expect(planOf(run.events)?.packages).toEqual(
    Object.entries(manifest.packages).map(([name, version]) => `${name}@${String(version)}`),
  )
  expect(await builds(folder)).toBe(true)
})
