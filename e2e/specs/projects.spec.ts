/** The list of projects: what can be done with each, and with what a new one can begin. */
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { chromium, type Locator, type Page } from 'playwright'
import { openStore } from '../../main/store/store.ts'
import { chromiumPath } from '../chromium.ts'
import { downloaded } from '../downloaded.ts'
import { expect, test } from '../test.ts'

const page =
  '<!doctype html><html lang="en"><head><title>Bakery</title><link rel="stylesheet" href="app.css"></head><body><h1>Bakery</h1><script src="app.js"></script></body></html>'
const bakery = {
  'index.html': page,
  'app.css': 'h1 { color: rgb(1, 2, 3) }',
  'app.js': 'document.body.append("fresh bread")',
}

const list = (window: Page): Locator => window.getByRole('list', { name: 'All projects' })
const link = (window: Page, name: string): Locator => list(window).getByRole('link', { name, exact: true })

async function showProjects(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Projects', exact: true }).click()
  await expect(window.getByRole('heading', { name: 'Projects', level: 1 })).toBeVisible()
}

/** Opens the dialog by the menu of "New". */
async function begin(window: Page, item: RegExp): Promise<Locator> {
  await showProjects(window)
  await window.getByRole('button', { name: 'New', exact: true }).click()
  await window.getByRole('menuitem', { name: item }).click()
  return window.getByRole('dialog', { name: 'New project' })
}

async function makeFrom(window: Page, files: Readonly<Record<string, string>>, name: string): Promise<void> {
  const dialog = await begin(window, /ZIP/)
  const bytes = zipSync(Object.fromEntries(Object.entries(files).map(([key, text]) => [key, strToU8(text)])))
  await dialog
    .getByTestId('archive-input')
    .setInputFiles({ name: 'shop.zip', mimeType: 'application/zip', buffer: Buffer.from(bytes) })
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
  await dialog.getByRole('button', { name: 'Create' }).click()
}

async function act(window: Page, name: string, item: RegExp | string): Promise<void> {
  await window.getByRole('button', { name: `More for ${name}` }).click()
  await window.getByRole('menuitem', { name: item }).click()
}

test('a project is made from a ZIP, and runs', async ({ open }) => {
  const { studio } = await open()
  await makeFrom(studio.page, bakery, 'Bakery')
  await expect(studio.app.getByRole('heading', { name: 'Bakery' })).toBeVisible()
  await expect(studio.app.getByText('fresh bread')).toBeVisible()
})

test('what is left out of a ZIP is named', async ({ open }) => {
  const { studio } = await open()
  await makeFrom(studio.page, { ...bakery, 'node_modules/a/index.js': 'x' }, 'Bakery')
  const dialog = studio.page.getByRole('dialog')
  await expect(dialog).toContainText('node_modules')
  await dialog.getByRole('button', { name: 'Open project' }).click()
  await expect(studio.app.getByRole('heading', { name: 'Bakery' })).toBeVisible()
})

test('a project is made from a folder, which stays as it is', async ({ open }) => {
  const { studio } = await open()
  const folder = await mkdtemp(path.join(tmpdir(), 'kiln-folder-'))
  const site = path.join(folder, 'corner-shop')
  await mkdir(site)
  for (const [name, text] of Object.entries(bakery)) await writeFile(path.join(site, name), text)
  const dialog = await begin(studio.page, /folder/)
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(dialog.getByText('Enter the path of a folder.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Folder' }).fill(path.join(folder, 'nowhere'))
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(dialog.getByRole('alert')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Folder' }).fill(site)
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(studio.app.getByText('fresh bread')).toBeVisible()
  await showProjects(studio.page)
  await expect(link(studio.page, 'corner-shop')).toBeVisible()
  expect((await readdir(site)).toSorted()).toEqual(Object.keys(bakery).toSorted())
})

test('a page’s files are dropped, and become a project', async ({ open }) => {
  const { studio } = await open()
  await showProjects(studio.page)
  const data = await studio.page.evaluateHandle((files) => {
    const transfer = new DataTransfer()
    for (const [name, text] of Object.entries(files)) transfer.items.add(new File([text], name))
    return transfer
  }, bakery)
  const view = studio.page.getByTestId('projects')
  await view.dispatchEvent('dragenter', { dataTransfer: data })
  await expect(studio.page.getByText('Drop to make a project of it')).toBeVisible()
  await view.dispatchEvent('drop', { dataTransfer: data })
  const dialog = studio.page.getByRole('dialog', { name: 'New project' })
  await expect(dialog).toContainText('3 files')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Dropped')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(studio.app.getByText('fresh bread')).toBeVisible()
})

test('a project is renamed, copied, deleted and brought back, by keyboard', async ({ open }) => {
  const { studio } = await open()
  const window = studio.page
  await makeFrom(window, bakery, 'Bakery')
  await expect(studio.app.getByText('fresh bread')).toBeVisible()
  await showProjects(window)
  await link(window, 'Bakery').focus()

  await window.keyboard.press('F2')
  const field = list(window).getByRole('textbox', { name: 'Name' })
  await expect(field).toBeFocused()
  await field.fill('  ')
  await window.keyboard.press('Enter')
  await expect(list(window).getByRole('alert')).toHaveText('Give it a name.')
  await window.keyboard.press('Escape')
  await expect(link(window, 'Bakery')).toBeFocused()
  await window.keyboard.press('F2')
  await field.fill('Corner shop')
  await window.keyboard.press('Enter')
  await expect(link(window, 'Corner shop')).toBeFocused()

  await act(window, 'Corner shop', 'Duplicate')
  await expect(link(window, 'Corner shop (2)')).toBeVisible()
  await link(window, 'Corner shop (2)').focus()
  await window.keyboard.press('Delete')
  await expect(link(window, 'Corner shop (2)')).toBeHidden()
  await expect(link(window, 'Corner shop')).toBeFocused()
  await window.keyboard.press('ControlOrMeta+z')
  await expect(link(window, 'Corner shop (2)')).toBeVisible()
  await expect(window.getByRole('button', { name: 'Undo' })).toBeHidden()

  await act(window, 'Corner shop (2)', /^Delete/)
  await expect(link(window, 'Corner shop (2)')).toBeHidden()
  await window.getByRole('button', { name: 'Undo' }).click()
  await link(window, 'Corner shop (2)').click()
  await expect(studio.app.getByText('fresh bread')).toBeVisible()
})

test('a menu’s rename keeps its field, and a right click opens the same menu', async ({ open }) => {
  const { studio } = await open()
  const window = studio.page
  await makeFrom(window, bakery, 'Bakery')
  await expect(studio.app.getByText('fresh bread')).toBeVisible()
  await showProjects(window)
  await link(window, 'Bakery').click({ button: 'right' })
  await window.getByRole('menuitem', { name: /^Rename/ }).click()
  const field = list(window).getByRole('textbox', { name: 'Name' })
  await field.fill('Mill')
  await field.press('Enter')
  await expect(link(window, 'Mill')).toBeVisible()
})

test('a project whose folder is gone is shown as that, found again, or taken off the list', async ({ open }) => {
  const { studio, launched } = await open()
  const window = studio.page
  await makeFrom(window, bakery, 'Bakery')
  await expect(studio.app.getByText('fresh bread')).toBeVisible()
  const folders = path.join(launched.dataFolder, 'projects')
  const [name = ''] = await readdir(folders)
  const moved = path.join(await mkdtemp(path.join(tmpdir(), 'kiln-moved-')), 'bakery')
  await rename(path.join(folders, name), moved)
  await window.reload()
  await expect(window.getByRole('heading', { name: 'The folder of “Bakery” is not there' })).toBeVisible()

  await showProjects(window)
  await expect(list(window)).toContainText('Folder not found')
  await list(window).getByRole('button', { name: 'Locate folder…' }).click()
  const dialog = window.getByRole('dialog', { name: 'Where is “Bakery” now?' })
  await dialog.getByRole('textbox').fill(moved)
  await dialog.getByRole('button', { name: 'Use this folder' }).click()
  await expect(list(window)).not.toContainText('Folder not found')
  await link(window, 'Bakery').click()
  await expect(studio.app.getByText('fresh bread')).toBeVisible()

  await rm(moved, { recursive: true })
  await window.reload()
  await window.getByRole('button', { name: 'Remove from list' }).click()
  await expect(window.getByRole('heading', { name: 'No projects yet' })).toBeVisible()
})

test('a ZIP holds the project’s files', async ({ open }) => {
  const { studio, launched } = await open()
  await makeFrom(studio.page, bakery, 'Bakery')
  await expect(studio.app.getByText('fresh bread')).toBeVisible()
  await showProjects(studio.page)
  const { name, bytes } = await downloaded(launched, () => act(studio.page, 'Bakery', 'Export as ZIP'))
  expect(name).toMatch(/\.zip$/)
  const texts = Object.values(unzipSync(new Uint8Array(bytes))).map((file) => Buffer.from(file).toString())
  expect(texts.toSorted()).toEqual(Object.values(bakery).toSorted())
})

test('one HTML file is checked, saved, and runs by itself with no network', async ({ open }) => {
  const { studio, launched } = await open()
  await makeFrom(studio.page, bakery, 'Bakery')
  await expect(studio.app.getByText('fresh bread')).toBeVisible()
  await showProjects(studio.page)
  await act(studio.page, 'Bakery', /one HTML file/)
  const dialog = studio.page.getByRole('dialog', { name: 'Export “Bakery”' })
  await expect(dialog).toContainText('Loads with no network', { timeout: 20_000 })
  const { bytes } = await downloaded(launched, () => dialog.getByRole('button', { name: 'Save file' }).click())

  const browser = await chromium.launch({ executablePath: chromiumPath() ?? '', args: ['--no-sandbox'] })
  try {
    const context = await browser.newContext({ offline: true })
    const alone = await context.newPage()
    const asked: string[] = []
    alone.on('request', (request) => asked.push(request.url()))
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'kiln-alone-')), 'alone.html')
    await writeFile(file, bytes)
    await alone.goto(`file://${file}`)
    await expect(alone.getByText('fresh bread')).toBeVisible()
    expect(await alone.getByRole('heading').evaluate((heading) => getComputedStyle(heading).color)).toBe('rgb(1, 2, 3)')
    expect(asked.filter((address) => !/^(?:file|data|blob):/.test(address))).toEqual([])
  } finally {
    await browser.close()
  }
})

test('an export that reaches out is told, and can be saved anyway', async ({ open }) => {
  const { studio } = await open()
  const reaching = page.replace('</body>', '<img src="https://far.example/a.png" alt=""></body>')
  await makeFrom(studio.page, { ...bakery, 'index.html': reaching }, 'Bakery')
  await expect(studio.app.getByText('fresh bread')).toBeVisible()
  await showProjects(studio.page)
  await act(studio.page, 'Bakery', /one HTML file/)
  const dialog = studio.page.getByRole('dialog', { name: 'Export “Bakery”' })
  await expect(dialog).toContainText('It tried to reach 1 address', { timeout: 20_000 })
  await expect(dialog).toContainText('far.example')
  await expect(dialog.getByRole('button', { name: 'Save anyway' })).toBeEnabled()
})

test('five hundred projects: only those in sight are there; search, order and keys reach all', async ({ open }) => {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'kiln-many-'))
  await seed(dataFolder, 500)
  const { studio } = await open({ dataFolder })
  const window = studio.page
  await showProjects(window)
  await expect(window.getByText('500 projects')).toBeVisible()
  await expect(link(window, 'Project 500')).toBeVisible()
  expect(await list(window).getByRole('listitem').count()).toBeLessThan(60)

  await link(window, 'Project 500').focus()
  await window.keyboard.press('End')
  await expect(link(window, 'Project 1')).toBeFocused()
  expect(await list(window).getByRole('listitem').count()).toBeLessThan(90)
  await window.keyboard.press('ArrowUp')
  await expect(link(window, 'Project 2')).toBeFocused()

  await window.keyboard.press('ControlOrMeta+f')
  await window.keyboard.type('project 499')
  await expect(window.getByText('1 of 500')).toBeVisible()
  await expect(list(window).locator('mark').first()).toHaveText('Project')
  await window.getByRole('searchbox').press('ArrowDown')
  await expect(link(window, 'Project 499')).toBeFocused()
  await window.getByRole('button', { name: 'Clear the search' }).click()
  await window.getByRole('button', { name: 'Name', exact: true }).click()
  await expect(list(window).getByRole('link').first()).toHaveText('Project 1')
  await window.getByRole('button', { name: 'Name', exact: true }).click()
  await expect(list(window).getByRole('link').first()).toHaveText('Project 500')
  await window.getByRole('searchbox').fill('nothing like it')
  await expect(window.getByRole('heading', { name: 'No project matches “nothing like it”.' })).toBeVisible()

  await window.getByRole('button', { name: 'Show all projects' }).click()
  await window.getByRole('button', { name: 'Grid' }).click()
  await expect(link(window, 'Project 500')).toBeVisible()
  expect(await list(window).getByRole('listitem').count()).toBeLessThan(90)
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual(
    [],
  )
  await rm(dataFolder, { recursive: true, force: true })
})

/** As many projects, with their folders, in a data folder that no studio has opened yet. */
async function seed(dataFolder: string, count: number): Promise<void> {
  const store = openStore(dataFolder)
  try {
    for (let number = 1; number <= count; number += 1) {
      const folder = path.join(dataFolder, 'projects', `project-${number}`)
      await mkdir(folder, { recursive: true })
      const at = Date.UTC(2026, 0, 1) + number * 60_000
      store.projects.insert({
        id: `many-${number}`,
        name: `Project ${number}`,
        kind: 'page',
        folder,
        createdAt: at,
        updatedAt: at,
      })
    }
  } finally {
    store.close()
  }
}
