/** The preview as a workbench: devices, console, network, pictures, and what survives a save. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect, finish, type Opened, pageAnswer, says, test } from '../test.ts'

const page = (body: string, more = '') => ({ script: [{ answer: '*' }, says(pageAnswer(body) + more), finish] })

async function made(open: (options: object) => Promise<Opened>, options: object): Promise<Opened> {
  const opened = await open(options)
  await opened.studio.send('an app')
  await opened.studio.waitForTurn('done')
  return opened
}

const device = (shown: Page) => shown.getByTestId('preview').getByRole('group', { name: 'Device' }).first()

test('a device, its rotation and a size of one’s own change the app’s width, and never load it again', async ({
  open,
}) => {
  const counted = `<h1>Sizes</h1><input id="text"><p id="size"></p><script>
    const show = () => { size.textContent = innerWidth + 'x' + innerHeight }
    addEventListener('resize', show); show()</script>`
  const { studio } = await made(open, page(counted))
  const size = studio.app.locator('#size')
  await studio.app.locator('#text').fill('kept')
  const loads = await studio.preview.getAttribute('data-loads')

  await device(studio.page).getByRole('button', { name: 'Phone' }).click()
  await expect(size).toHaveText('393x852')
  await studio.preview.getByRole('button', { name: 'Rotate' }).click()
  await expect(size).toHaveText('852x393')
  await device(studio.page).getByRole('button', { name: 'Tablet' }).click()
  await expect(size).toHaveText('820x1180')

  await studio.preview.getByRole('textbox', { name: 'Width' }).fill('500')
  await studio.page.keyboard.press('Enter')
  await expect(size).toHaveText('500x1180')
  const edge = studio.preview.getByRole('separator', { name: /^Width: drag/ })
  await edge.focus()
  await studio.page.keyboard.press('Shift+ArrowRight')
  await expect(size).toHaveText('510x1180')
  const handle = await edge.boundingBox()
  if (handle === null) throw new Error('The edge is not on the screen.')
  await studio.page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2)
  await studio.page.mouse.down()
  await studio.page.mouse.move(handle.x + handle.width / 2 - 40, handle.y + handle.height / 2, { steps: 4 })
  await studio.page.mouse.up()
  await expect(size).not.toHaveText('510x1180')
  expect(Number((await size.textContent())?.split('x')[0])).toBeLessThan(510)

  await device(studio.page).getByRole('button', { name: 'Full width' }).click()
  await expect(studio.app.locator('#text')).toHaveValue('kept')
  expect(await studio.preview.getAttribute('data-loads')).toBe(loads)
})

test('how it is looked at is remembered, and the whole window can be given to it', async ({ open }) => {
  const { studio } = await made(
    open,
    page(
      '<h1>Kept</h1><script>addEventListener("click", () => { document.querySelector("h1").textContent = "Pressed" })</script>',
    ),
  )
  await device(studio.page).getByRole('button', { name: 'Tablet' }).click()
  await studio.page.reload()
  await expect(studio.preview.getByTestId('device-name')).toHaveText('iPad Air')
  await expect(studio.app.locator('h1')).toBeVisible()
  await studio.page.keyboard.press('Alt+m')
  await expect(studio.preview).toHaveAttribute('data-maximised', 'true')
  expect(await studio.prompt.evaluate((prompt) => prompt.closest('[inert]') !== null)).toBe(true)
  // Escape belongs to the app that has the focus, and comes back from it. The browser knows where a frame is only once it is
  // drawn there: what is clicked before goes to what was there.
  await expect(async () => {
    const frame = await studio.page.getByTestId('preview-frame').boundingBox()
    if (frame === null) throw new Error('The frame is not on the screen.')
    await studio.page.mouse.click(frame.x + frame.width / 2, frame.y + frame.height / 2)
    await expect(studio.app.locator('h1')).toHaveText('Pressed', { timeout: 1_000 })
  }).toPass({ timeout: 10_000 })
  await studio.page.keyboard.press('Escape')
  await expect(studio.preview).toHaveAttribute('data-maximised', 'false')
})

test('the console shows what was logged, with values, places, levels and a search', async ({ open }) => {
  const talker = `<h1>Talker</h1>
<script>
console.log('user', { name: 'Ada', roles: ['admin'] })
console.warn('careful')
for (let i = 0; i < 3; i++) console.log('again')
setTimeout(() => notThere(), 10)
</script>`
  // Its error is asked to be fixed: that never comes to an end, and the app stays as it is.
  const held = [{ answer: 'Find the cause' }, { hold: true }]
  const { studio } = await made(open, { script: [...page(talker).script, ...held] })
  await studio.preview.getByTestId('preview-count-console').click()
  const lines = studio.preview.locator('.console-line')
  await expect(lines).toHaveCount(4)
  await expect(lines.nth(0)).toContainText('user {name: "Ada", roles: ["admin"]}')
  await lines.nth(0).getByRole('button', { expanded: false }).click()
  await expect(lines.nth(0).locator('pre')).toContainText('name: "Ada",')
  await expect(lines.nth(2)).toContainText('again3')
  await expect(lines.nth(3)).toContainText('notThere is not defined')
  await expect(lines.nth(3)).toContainText('index.html:10')

  await studio.preview.getByRole('searchbox').fill('careful')
  await expect(lines).toHaveCount(1)
  await studio.preview.getByRole('searchbox').fill('')
  await studio.preview.getByTestId('preview-count-error').click()
  await expect(lines).toHaveCount(1)
  await studio.page.keyboard.press('Escape')
  await expect(lines).toHaveCount(0)

  await expect(studio.preview.getByText('It broke while it started')).toBeVisible()
})

test('the network list shows each request with its end, and why one was refused', async ({ open }) => {
  const asker = `<h1>Asker</h1><img src="none.png" alt=""><script>
    fetch('https://example.com/data').catch(() => {}); fetch('data.json').catch(() => {})</script>`
  const { studio } = await made(open, page(asker, '```json path=data.json\n{"one":1}\n```\n'))
  await studio.preview.getByTestId('preview-count-network').click()
  const row = (text: string) => studio.preview.getByRole('row').filter({ hasText: text })
  await expect(row('example.com')).toContainText('Network is off for previews.')
  await expect(row('none.png')).toContainText('404')
  await expect(row('data.json').first()).toContainText('200')
  await expect(row('index.html')).toContainText('document')
  await expect(studio.preview.getByText('1 blocked')).toBeVisible()
})

test('an app that logs without end leaves the studio usable, and its list bounded', async ({ open }) => {
  const loop = `<h1>Loop</h1><script>setInterval(() => { for (let i = 0; i < 2000; i++) console.log('line', i) }, 1)</script>`
  const { studio } = await made(open, page(loop))
  await studio.preview.getByTestId('preview-count-console').click()
  await expect(studio.preview.locator('.console-line').last()).toBeVisible()
  await expect(studio.preview.getByText(/more messages came too fast/).first()).toBeAttached()
  await studio.prompt.fill('still here')
  await expect(studio.prompt).toHaveValue('still here')
  expect(await studio.preview.locator('.console-line').count()).toBeLessThanOrEqual(1_000)
})

test('a save keeps the place that the app was scrolled to', async ({ open }) => {
  const { studio } = await made(open, page('<h1 id="head">Long</h1><p style="height:4000px">text</p>'))
  await studio.app.locator('body').evaluate(() => window.scrollTo(0, 1_200))
  // The browser notes the place a moment after the scroll.
  await studio.page.waitForTimeout(500)
  const before = Number(await studio.preview.getAttribute('data-loads'))
  await studio.typeAtEnd('<p id="added">added</p>')
  await studio.save()
  await expect(studio.preview).toHaveAttribute('data-loads', String(before + 1))
  await expect(studio.app.locator('#added')).toBeAttached()
  await expect.poll(() => studio.app.locator('body').evaluate(() => window.scrollY)).toBe(1_200)
})

test('a picture of the app is saved as large as the device is sharp, and copied', async ({ open }, testInfo) => {
  const painted = `<style>body { margin: 0; background: rgb(0, 128, 0) } canvas { display: block }</style>
    <canvas width="100" height="100"></canvas><script>
    const c = document.querySelector('canvas').getContext('2d'); c.fillStyle = 'rgb(0, 0, 255)'; c.fillRect(0, 0, 100, 100)</script>`
  const { studio, launched } = await made(open, page(painted))
  await device(studio.page).getByRole('button', { name: 'Phone' }).click()
  const file = join(testInfo.outputDir, 'picture.png')
  const saved = savedTo(launched, file)
  await studio.preview.getByTestId('take-picture').click()
  await studio.page.getByRole('menuitem', { name: 'Save what is seen…' }).click()
  const name = await saved
  expect(name).toMatch(/iphone-15-\d{4}-\d\d-\d\d-\d{6}\.png$/)
  const bytes = await readFile(file)
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([393 * 3, 852 * 3])
  const colors = await studio.page.evaluate(
    async (data) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(data)]))
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
      context?.drawImage(bitmap, 0, 0)
      return [20, 1_000].map((at) => String(context?.getImageData(at, at, 1, 1).data))
    },
    [...bytes],
  )
  expect(colors).toEqual(['0,0,255,255', '0,128,0,255'])

  await allowClipboard(studio.page)
  await studio.preview.getByTestId('take-picture').click()
  await studio.page.getByRole('menuitem', { name: 'Copy what is seen' }).click()
  await expect(studio.page.getByText('The picture is in the clipboard.')).toBeVisible()
  expect(await clipboardHasPicture(launched, studio.page)).toBe(true)
})

test('the project gets a picture of its app for the list', async ({ open }) => {
  const { studio } = await made(open, page('<body style="background:rgb(200,30,30)"><h1>Red</h1></body>'))
  const projectId = await studio.page.evaluate(() => location.hash.split('/').at(-1) ?? '')
  await expect
    .poll(() => studio.page.evaluate((id) => localStorage.getItem(`kiln-thumbnail:${id}`) !== null, projectId), {
      timeout: 15_000,
    })
    .toBe(true)
})

/** Saves the next download there, without the question that a user gets; resolves to the name that was proposed. */
async function savedTo(launched: Opened['launched'], file: string): Promise<string> {
  const { application, page: shown } = launched
  if (application === undefined) {
    const download = await shown.waitForEvent('download')
    await download.saveAs(file)
    return download.suggestedFilename()
  }
  return await application.evaluate(
    ({ session }, path) =>
      new Promise<string>((resolve) => {
        session.defaultSession.once('will-download', (_event, item) => {
          item.setSavePath(path)
          item.once('done', () => resolve(item.getFilename()))
        })
      }),
    file,
  )
}

async function allowClipboard(shown: Page): Promise<void> {
  if (shown.url().startsWith('http')) {
    await shown
      .context()
      .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(shown.url()).origin })
  }
}

async function clipboardHasPicture({ application }: Opened['launched'], shown: Page): Promise<boolean> {
  if (application !== undefined) {
    return await application.evaluate(async ({ clipboard }) => {
      // Electron 33, which the tests get, has another name for it than the one that ships.
      const older = clipboard as unknown as { availableFormats?: () => string[] }
      return older.availableFormats?.().includes('image/png') ?? (await clipboard.has('image/png'))
    })
  }
  return await shown.evaluate(async () =>
    (await navigator.clipboard.read()).some(({ types }) => types.includes('image/png')),
  )
}
