/** What is previewed is what is exported: each React template, built by the studio and built by Vite, looks the same. */
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPreview } from '../main/preview/preview.ts'
import { ensureVendored } from '../main/preview/react-build/build-vendored.ts'
import { createReactPreview, type ReactPreview } from '../main/preview/react-build/react-preview.ts'
import { memorySource } from '../main/preview/react-build/test-app.ts'
import { mountPreview } from './preview-mount.ts'
import { assemble, reactTemplateIds, startReactApp, type ReactTemplate } from './react-apps.ts'

let react: ReactPreview
beforeAll(async () => {
  react = createReactPreview({ vendorFolder: await ensureVendored() })
}, 60_000)
afterAll(() => react.stop())

async function filesOf(template: ReactTemplate): Promise<Map<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), `kiln-react-${template.id}-`))
  await assemble(template, folder)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const files = new Map<string, string>()
  for (const path of paths) files.set(path.slice(folder.length + 1), await readFile(path, 'utf8'))
  await rm(folder, { recursive: true, force: true })
  return files
}

/** Serves the template as the studio's preview does. */
async function startPreview(template: ReactTemplate) {
  const source = memorySource(await filesOf(template))
  const mount = await mountPreview((studio) =>
    createPreview({
      secret: 'secret',
      readProjectFile: (_, path) => source.read(path),
      readVersionFile: () => Promise.resolve(undefined),
      react: { builds: react, isReact: () => true, listFiles: source.list },
      frameAncestors: [studio],
    }),
  )
  return { url: mount.urlFor(mount.preview.hostFor({ view: 'project', projectId: template.id })), close: mount.close }
}

/** Goes through the screens of the navigation and takes a picture of each. */
async function pictures(page: Page, { screens }: ReactTemplate): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const { id, title } of screens.filter(({ menu }) => menu)) {
    const link = page.getByRole('navigation').getByRole('link', { name: title.en })
    await link.click()
    await expect.poll(() => link.getAttribute('aria-current'), { timeout: 15_000 }).toBe('page')
    await page.locator('main h1').waitFor()
    await page.mouse.move(640, 799)
    await page.evaluate(() => new Promise((done) => setTimeout(done, 200)))
    found.set(id, (await page.screenshot()).toString('base64'))
  }
  return found
}

/** The share of pixels that differ by more than a shade. */
const difference = (page: Page, one: string, other: string): Promise<number> =>
  page.evaluate(
    async (sources) => {
      const [first, second] = await Promise.all(
        sources.map(async (source) => {
          const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${source}`)).blob())
          const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')
          canvas?.drawImage(image, 0, 0)
          return canvas?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray()
        }),
      )
      if (first?.length !== second?.length) return 1
      let differing = 0
      for (let at = 0; at < (first?.length ?? 0); at += 4) {
        const by = [0, 1, 2].map((channel) => Math.abs((first?.[at + channel] ?? 0) - (second?.[at + channel] ?? 0)))
        if (Math.max(...by) > 24) differing += 1
      }
      return (differing * 4) / (first?.length ?? 1)
    },
    [one, other],
  )

test.each(await reactTemplateIds())('%s', { timeout: 90_000 }, async (id) => {
  const built = await startReactApp(id, false)
  const exported = await pictures(await built.open(), built.template)
  const preview = await startPreview(built.template)
  const page = await built.open({}, undefined, preview.url)
  const previewed = await pictures(page, built.template)
  const blank = await built.open({}, undefined, 'about:blank')
  for (const [screen, picture] of exported) {
    expect(await difference(blank, picture, previewed.get(screen) ?? ''), screen).toBeLessThan(0.005)
  }
  expect(built.troubles).toEqual([])
  await built.stop()
  await preview.close()
})
