/** The metrics panel: what requests did is there in words and numbers, by keyboard too. */
import { expect, finish, pageAnswer, says, test } from '../test.ts'

/** A machine that is busy with other specs writes each answer in its own time. */
test.describe.configure({ timeout: 120_000 })

test('three requests are told with their numbers, and each opens its timeline by keyboard', async ({ open }) => {
  const answer = [{ answer: '*' }, says(pageAnswer('<h1>Made</h1>')), finish]
  const { studio } = await open({ script: [...answer, ...answer, ...answer] })
  const { page } = studio
  await page.getByRole('button', { name: 'Requests', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'No request yet' })).toBeVisible()
  for (const wish of ['a timer', 'a clock', 'a quiz']) {
    await page.keyboard.press('Alt+n')
    await expect(page.getByRole('heading', { name: 'What shall we make?' })).toBeVisible()
    await studio.send(wish)
    await studio.waitForTurn('done')
  }
  await page.keyboard.press('Alt+q')
  await expect(page.getByTestId('metrics-count')).toHaveText('3 requests: 3 done, 0 failed, 0 stopped')
  await expect(page.getByRole('listitem').filter({ hasText: 'Cost' })).toContainText('36 in, 102 out')
  await page.getByRole('tab', { name: 'One by one' }).click()
  const rows = page.getByTestId('request-row')
  await expect(rows).toHaveCount(3)
  await expect(rows.first()).toContainText('12 / 34')
  await expect(rows.first()).toContainText('done')
  await page.getByRole('grid').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('waterfall')).toContainText('Stream, 34 tokens')
  await expect(page.getByTestId('waterfall')).toContainText('Apply and check')
  await expect(page.getByTestId('request-story')).toContainText('scripted answered in')
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true')
  const steps = page.getByTestId('waterfall').getByRole('listitem')
  await steps.first().focus()
  await page.keyboard.press('End')
  await expect(steps.last()).toBeFocused()

  // What was chosen stays told when it is gone, and the button that clears it keeps the focus.
  await page.getByRole('button', { name: '24 h' }).click()
  await expect(page.getByRole('combobox', { name: 'How many' })).toBeDisabled()
  const project = page.getByRole('combobox', { name: 'Project' })
  await project.click()
  await page.getByRole('option').last().click()
  await page.keyboard.press('Alt+p')
  const links = page.getByRole('main').getByRole('link')
  await expect(links).toHaveCount(3)
  for (const left of [2, 1, 0]) {
    await links.first().focus()
    await page.keyboard.press('Delete')
    await expect(links).toHaveCount(left)
  }
  await page.keyboard.press('Alt+q')
  await expect(project).toHaveText('A deleted project')
  const clear = page.getByRole('button', { name: 'Clear', exact: true }).first()
  await clear.press('Enter')
  await expect(project).toHaveText('All projects')
  await expect(clear).toBeFocused()
})

test('the status bar leads to its run’s request; texts are kept when asked for; what is under way is listed', async ({
  open,
}) => {
  const answer = [{ answer: '*' }, says(pageAnswer('<h1>Made</h1>')), finish]
  const held = [{ answer: '*' }, says('```html path=index.html\n<!doctype html>\n<h1>Held</h1>\n'), { hold: true }]
  const { studio } = await open({ script: [...answer, ...held] })
  const { page } = studio
  await studio.send('a timer')
  await studio.waitForTurn('done')
  await page.getByRole('button', { name: 'Show what this request did' }).click()
  const detail = page.getByTestId('request-detail')
  await expect(detail.getByTestId('waterfall')).toContainText('Stream, 34 tokens')
  await detail.getByRole('button', { name: 'Keep this project’s' }).click()
  await expect(detail.getByRole('button', { name: 'Stop, and delete them' })).toBeVisible()
  await page.keyboard.press('Alt+n')
  await studio.send('a clock')
  await expect(studio.app.getByRole('heading', { name: 'Held' })).toBeVisible()
  await page.keyboard.press('Alt+q')
  await page.getByRole('tab', { name: 'One by one' }).click()
  await expect(page.getByTestId('request-row')).toHaveCount(2)
  await expect(page.getByTestId('request-row').first()).toContainText('under way')
})
