/** The app in its frame: what it reaches, what is reported of it, and that it cannot hold up the studio. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, finish, pageAnswer, says, test } from '../test.ts'

test('the network is off for the app, and what it tried to reach is listed', async ({ open }) => {
  const seen: string[] = []
  const outside = createServer((request, response) => {
    seen.push(request.url ?? '')
    response.end('reached')
  })
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve))
  try {
    const address = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`
    const script = `<h1>Spy</h1><p id="result">waiting</p><img src="${address}/image" alt="">
      <script>fetch('${address}/fetch').then(() => { result.textContent = 'reached' }, () => { result.textContent = 'refused' })</script>`
    const { studio } = await open({ script: [{ answer: '*' }, says(pageAnswer(script)), finish] })
    await studio.send('a spy')
    await studio.waitForTurn('done')
    await expect(studio.app.locator('#result')).toHaveText('refused')
    await expect(studio.preview).toContainText(/Network\s*[1-9]/)
    expect(seen).toEqual([])
  } finally {
    outside.close()
  }
})

test('an error in the app is counted and shown with its place', async ({ open }) => {
  const broken = '<h1>Broken</h1>\n<script>\nconsole.log("hello from the app")\nnotThere()\n</script>'
  const { studio } = await open({ script: [{ answer: '*' }, says(pageAnswer(broken)), finish] })
  await studio.send('broken')
  await studio.waitForTurn('done')
  await expect(studio.preview).toContainText(/Errors\s*1/)
  await studio.preview.getByTestId('preview-count-console').click()
  await expect(studio.preview).toContainText('hello from the app')
})

test('an app that never stops computing does not freeze the studio', async ({ open }) => {
  const loop = '<h1>Loop</h1>\n<script>setTimeout(() => { for (;;); }, 100)</script>'
  const { studio } = await open({ script: [{ answer: '*' }, says(pageAnswer(loop)), finish] })
  await studio.send('a loop')
  await studio.waitForTurn('done')
  await new Promise((resolve) => setTimeout(resolve, 500))
  await studio.prompt.fill('still here')
  await expect(studio.prompt).toHaveValue('still here')
})

test('what an app stores is its own, and survives a reload', async ({ open }) => {
  const store = `<h1>Store</h1><p id="count"></p>
    <script>localStorage.visits = Number(localStorage.visits ?? 0) + 1; count.textContent = 'visit ' + localStorage.visits</script>`
  const { studio } = await open({ script: [{ answer: '*' }, says(pageAnswer(store)), finish] })
  await studio.send('a store')
  await studio.waitForTurn('done')
  await expect(studio.app.locator('#count')).toHaveText('visit 1')
  await studio.preview.getByRole('button', { name: 'Reload' }).click()
  await expect(studio.app.locator('#count')).toHaveText('visit 2')
  expect(await studio.page.evaluate(() => localStorage.getItem('visits'))).toBeNull()
})

test('an app cannot reach the studio, nor leave its own address', async ({ open }) => {
  const climber = `<h1>Climber</h1><p id="result">waiting</p><script>
    let parentText = 'open'
    try { void window.parent.document.title } catch { parentText = 'closed' }
    try { window.top.location = 'about:blank' } catch { parentText += ', top closed' }
    result.textContent = parentText + (window.open('about:blank') === null ? ', no windows' : ', windows')
  </script>`
  const { studio } = await open({ script: [{ answer: '*' }, says(pageAnswer(climber)), finish] })
  await studio.send('a climber')
  await studio.waitForTurn('done')
  await expect(studio.app.locator('#result')).toContainText('closed')
  await expect(studio.app.locator('#result')).toContainText('no windows')
  await expect(studio.prompt).toBeVisible()
})
