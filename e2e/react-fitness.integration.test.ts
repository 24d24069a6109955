/** The React fitness tracker, used as a person would, and reloaded. */
import { expect, test } from 'vitest'
import {
  focused,
  lookAtEveryScreen,
  open,
  page,
  press,
  useReactApp,
  visit,
  walkTheNavigation,
  withoutStorage,
} from './react-session.ts'

useReactApp('fitness')

const ring = () => page.getByRole('img', { name: /^Active minutes/ }).getAttribute('aria-label')

test('logs a workout, counts it everywhere, changes it, deletes it with undo, and remembers', async () => {
  await open()
  await walkTheNavigation()
  await visit('')
  expect(await ring()).toBe('Active minutes: 20 of 45 min')
  await page.getByRole('button', { name: 'Log a workout' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Enter 1 to 1440 minutes.').waitFor()
  await page.getByRole('spinbutton', { name: 'Minutes' }).fill('40')
  await page.getByLabel('Distance in km').fill('99')
  await page.getByLabel('Note').fill('New shoes')
  await press('Tab', 'Tab', 'Enter')
  expect(await ring()).toBe('Active minutes: 60 of 45 min')
  await page.getByText('Done for today').waitFor()
  await visit('progress')
  expect(await page.locator('main').innerText()).toMatch(/Farthest\s+99 km/)
  await visit('workouts')
  await page.reload()
  await page.getByRole('button', { name: /New shoes/ }).click()
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('yoga')
  expect(await page.getByLabel('Distance in km').count()).toBe(0)
  await page.getByRole('button', { name: 'Save' }).click()
  expect(await page.getByRole('button', { name: /New shoes/ }).innerText()).toContain('Yoga')
  await page.getByRole('button', { name: /New shoes/ }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  expect(await page.getByRole('button', { name: /New shoes/ }).count()).toBe(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  expect(await page.getByRole('button', { name: /New shoes/ }).count()).toBe(1)
  await page.getByRole('button', { name: 'Swim' }).click()
  await page.getByText('No workouts of this kind').waitFor()
})

test('logs an exercise from the library, drinks water, adds a weight', async () => {
  await open()
  await visit('exercises')
  await page.getByRole('button', { name: 'Core' }).click()
  await page.getByLabel('Search exercises').fill('plank')
  await page.getByText('Plank').click()
  await page.getByText('Rest on your forearms and toes.').waitFor()
  await page.getByRole('button', { name: 'Log it' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await visit('')
  expect(await ring()).toBe('Active minutes: 25 of 45 min')
  await page.getByRole('button', { name: 'One glass more' }).click()
  await page.getByText('4 of 8 glasses').waitFor()
  await visit('progress')
  await page.getByLabel('Weight in kg').fill('7')
  await page.getByRole('button', { name: 'Add for today' }).click()
  await page.getByText('Enter 20 to 400 kg.').waitFor()
  await page.getByLabel('Weight in kg').fill('70.5')
  await page.getByRole('button', { name: 'Add for today' }).click()
  await page.reload()
  await page.getByText('70.5 kg', { exact: true }).waitFor()
  await visit('')
  await page.getByText('4 of 8 glasses').waitFor()
})

test('keeps goals: adds, changes, deletes with undo', async () => {
  await open()
  await visit('goals')
  await page.getByRole('button', { name: 'New goal' }).click()
  await page.getByLabel('What to count').selectOption({ label: 'Days in a row' })
  await page.getByLabel('Target').fill('0')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Enter a number above zero.').waitFor()
  await page.getByLabel('Target').fill('1')
  await page.getByRole('button', { name: 'Save' }).click()
  const goal = page.getByRole('progressbar', { name: 'Days in a row' })
  expect(await goal.getAttribute('aria-valuenow')).toBe('100')
  await page.getByRole('button', { name: 'Edit: Days in a row' }).click()
  await page.getByLabel('Target').fill('1000')
  await press('Enter')
  await expect.poll(() => goal.getAttribute('aria-valuenow')).toBe('0')
  await page.reload()
  for (const name of ['Days in a row', 'Active minutes a week', 'Kilometres this month', 'Workouts a week']) {
    await page.getByRole('button', { name: `Edit: ${name}` }).click()
    await page.getByRole('button', { name: 'Delete' }).click()
  }
  await page.getByText('No goals yet').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  expect(await page.getByRole('progressbar').count()).toBe(1)
})

test('is used by keyboard alone', async () => {
  await open()
  await page.getByRole('button', { name: 'Log a workout' }).focus()
  await press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.getByRole('spinbutton', { name: 'Minutes' }).focus()
  await page.keyboard.type('30')
  await press('Enter')
  expect(await ring()).toBe('Active minutes: 50 of 45 min')
  expect(await focused()).toBe('Log a workout')
  await visit('exercises')
  await page.locator('summary').first().focus()
  await press('Enter')
  await page.getByText('Stand with your feet').waitFor()
})

test('works where nothing can be stored', async () => {
  await open({}, {}, withoutStorage)
  await page.getByRole('button', { name: 'One glass more' }).click()
  await page.getByText('4 of 8 glasses').waitFor()
})

test('looks right on every screen', { timeout: 120_000 }, async () => {
  await lookAtEveryScreen({}, [])
})
