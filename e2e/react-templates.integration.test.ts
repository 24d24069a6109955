/** The React templates as data: plans that name what is there, packages that are the studio's own, a base that stands alone. */
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { assemble, assembleBase, compile, reactTemplateIds, readReactTemplate, templatesFolder } from './react-apps.ts'

const installed = async (name: string) =>
  JSON.parse(await readFile(join(templatesFolder, '../../../node_modules', name, 'package.json'), 'utf8')).version
const text = (path: string) => readFile(join(templatesFolder, path), 'utf8')

test('the base names the versions that the studio brings', async () => {
  const { dependencies, devDependencies } = JSON.parse(await text('base/package.json'))
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    expect([name, await installed(name)]).toEqual([name, version])
  }
})

test('the base is an app of its own, typed and built', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kiln-react-base-'))
  await assembleBase(folder)
  await compile(folder)
  expect(existsSync(join(folder, 'dist/index.html'))).toBe(true)
  await rm(folder, { recursive: true, force: true })
})

describe.each(await reactTemplateIds())('%s', (id) => {
  test('its plan names the screens, parts and packages that are there', async () => {
    const template = await readReactTemplate(id)
    expect(template.id).toBe(id)
    const screens = (await readdir(join(templatesFolder, id, 'src/screens'))).map((name) => name.replace('.tsx', ''))
    expect(template.screens.map((screen) => screen.id).sort()).toEqual(screens.sort())
    expect(template.screens[0]).toMatchObject({ id: 'home', path: '', menu: true })
    const icons = await text('base/src/lib/icons.ts')
    for (const { icon } of template.screens) expect(icons).toMatch(new RegExp(`^  '?${icon}'?: `, 'm'))
    for (const { file, name, props } of template.components) {
      const source = await text(`${id}/${file}`)
      expect(source).toContain(`export function ${name}`)
      for (const prop of Object.keys(props)) expect(source).toContain(prop)
    }
    for (const [name, version] of Object.entries(template.packages)) {
      expect([name, await installed(name)]).toEqual([name, version])
    }
  })

  test('it asks for nothing from outside, and never for prompt() or alert()', async () => {
    const folder = await mkdtemp(join(tmpdir(), `kiln-react-${id}-`))
    await assemble(await readReactTemplate(id), folder)
    for (const name of await readdir(join(folder, 'src'), { recursive: true })) {
      if (!/\.(?:tsx?|css|json)$/.test(name)) continue
      const source = await readFile(join(folder, 'src', name), 'utf8')
      expect([name, source.match(/\b(?:fetch|prompt|alert)\(|@import "?http|url\(/)]).toEqual([name, null])
      if (/\.tsx?$/.test(name)) {
        expect(source.split('\n').length, name).toBeLessThan(300)
        expect(source, name).toMatch(/^\/\*\*? /)
      }
    }
    await rm(folder, { recursive: true, force: true })
  })
})
