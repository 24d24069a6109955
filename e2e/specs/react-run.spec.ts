/** A React app from its prompt to its last screen, as it is watched: stages, screens, what goes wrong, and what is asked. */
import AxeBuilder from '@axe-core/playwright'
import type { StudioPage } from '../pages/studio-page.ts'
import { clickInApp, expect, finish, says, test } from '../test.ts'

const screens = ['home', 'members', 'events', 'rules']
const plan = {
  name: 'Rowing Club',
  palette: 'teal',
  language: 'en',
  theme: 'light',
  screens: screens.map((id) => ({ id, path: id === 'home' ? '' : id, title: titleOf(id), purpose: id, parts: [] })),
  data: [
    {
      name: 'notes',
      fields: [
        { name: 'id', type: 'string' },
        { name: 'text', type: 'string' },
      ],
    },
  ],
  components: [],
  packages: [],
}

function titleOf(id: string): string {
  return `${id[0]?.toUpperCase()}${id.slice(1)}`
}

const fence = '```'
const part = (name: string, ...steps: object[]): object[] => [{ answer: `[${name}]` }, ...steps]
const file = (path: string, code: string): string => `${fence}tsx path=${path}\n${code}\n${fence}\n`
const page = (id: string, inside = ''): string =>
  file(
    `src/screens/${id}.tsx`,
    `export default function ${titleOf(id)}() {\n  return <main><h2>The ${id} screen</h2>${inside}</main>\n}`,
  )
const planned = (own: object = {}): object[] => part('plan', says(JSON.stringify({ ...plan, ...own })), finish)
const home = part('base', says(page('home', '<input aria-label="Note" />')), finish)
const made = (id: string, delayMs = 0): object[] => part(`screen ${id}`, says(page(id), delayMs), finish)

async function make(studio: StudioPage, prompt: string): Promise<void> {
  await studio.page.getByRole('group', { name: 'What to make' }).getByRole('button', { name: 'React app' }).click()
  await studio.send(prompt)
}

const chip = (studio: StudioPage, id: string) => studio.lastTurn.locator(`[data-screen=${id}]`)

/** A machine that is busy with other specs builds each screen in its own time. */
test.describe.configure({ timeout: 120_000 })

async function becomes(studio: StudioPage, id: string, state: 'writing' | 'ready'): Promise<void> {
  await expect(chip(studio, id)).toHaveAttribute('data-state', state, { timeout: 30_000 })
}

async function done(studio: StudioPage): Promise<void> {
  await expect(studio.lastTurn).toHaveAttribute('data-state', 'done', { timeout: 60_000 })
}

test('what is typed on the home screen stays while the other screens come, and each can be opened', async ({
  open,
}) => {
  const { studio } = await open({
    script: [...planned(), ...home, ...made('members', 800), ...made('events', 1500), ...made('rules', 800)],
  })
  await make(studio, 'a rowing club')
  // From here on the app is what the user has, and only screens are added to it.
  await becomes(studio, 'home', 'ready')
  const note = studio.app.getByLabel('Note')
  await clickInApp(note)
  // Key by key, as one does: what a script puts into a field is no typing.
  await note.pressSequentially('oars and boats', { delay: 60 })
  await done(studio)
  await expect(note).toHaveValue('oars and boats')
  await expect(studio.lastTurn.getByRole('heading', { level: 3 })).toContainText('Made 4 screens in')
  await clickInApp(studio.app.getByRole('link', { name: 'Events' }).first())
  await expect(studio.app.getByText('The events screen')).toBeVisible()
  await chip(studio, 'rules').click()
  await expect(studio.app.getByText('The rules screen')).toBeVisible()
  await expect(studio.code).toContainText('The rules screen')
})

test('starter makes an app of several screens, watched from the first stage to the last', async ({ open }) => {
  const { studio } = await open()
  const { page: window } = studio
  await window.evaluate(() => {
    const seen: number[] = []
    Object.assign(globalThis, { seenPercents: seen })
    const look = (): void => {
      const now = document.querySelector('.turn [role=progressbar]')?.getAttribute('aria-valuenow')
      if (now !== null && now !== undefined && Number(now) !== seen.at(-1)) seen.push(Number(now))
      requestAnimationFrame(look)
    }
    look()
  })
  await make(studio, 'a shop for pottery with a cart and orders')
  await done(studio)
  const phases = studio.lastTurn.locator('.phase')
  await expect(phases).toHaveCount(10)
  for (const phase of await phases.all()) await expect(phase).toHaveAttribute('data-state', 'done')
  const chips = studio.lastTurn.locator('[data-screen]')
  const count = await chips.count()
  expect(count).toBeGreaterThanOrEqual(4)
  for (const each of await chips.all()) await expect(each).toHaveAttribute('data-state', 'ready')
  await expect(studio.lastTurn.getByRole('heading', { level: 3 })).toContainText(`Made ${count} screens in`)
  const percents = await window.evaluate(() => (globalThis as unknown as { seenPercents: number[] }).seenPercents)
  expect(percents.length).toBeGreaterThan(2)
  expect(percents).toEqual(percents.toSorted((a, b) => a - b))
  await expect(studio.app.getByRole('heading').first()).toBeVisible()
})

test('a screen that fails is marked, and tried again alone', async ({ open }) => {
  const broken = page('members').replace('return', "import('nowhere-at-all'); return")
  const { studio } = await open({
    script: [
      ...planned(),
      ...home,
      ...part('screen members', says(broken), finish),
      ...part('repair members', says(broken), finish),
      ...made('events'),
      ...made('rules'),
      ...made('members'),
    ],
  })
  await make(studio, 'a rowing club')
  await done(studio)
  await expect(chip(studio, 'members')).toHaveAttribute('data-state', 'failed')
  await expect(studio.lastTurn).toContainText('Made 3 of 4 screens in')
  await expect(studio.lastTurn).toContainText('nowhere-at-all')
  await studio.lastTurn.getByRole('button', { name: 'Try this screen again' }).click()
  await expect(studio.lastTurn.getByRole('heading', { level: 3 })).toContainText('Made “Members” in')
  await expect(studio.turns.first().getByRole('button', { name: 'Try this screen again' })).toHaveCount(0)
  await chip(studio, 'members').click()
  await expect(studio.code).toContainText('The members screen')
})

test('a stop keeps what is whole and running, and "Continue" makes the rest', async ({ open }) => {
  const { studio } = await open({
    script: [
      ...planned(),
      ...home,
      ...made('members'),
      ...made('rules'),
      ...part('screen events', says(page('events').slice(0, 60)), { hold: true }),
      ...made('events'),
    ],
  })
  await make(studio, 'a rowing club')
  await becomes(studio, 'rules', 'ready')
  await becomes(studio, 'events', 'writing')
  await studio.prompt.press('Escape')
  await studio.waitForTurn('stopped')
  await expect(studio.lastTurn).toContainText('3 of 4 screens are made and run')
  await studio.lastTurn.getByRole('button', { name: 'Continue' }).click()
  await expect(studio.turns).toHaveCount(2)
  await done(studio)
  await expect(studio.lastTurn.locator('[data-screen][data-state=ready]')).toHaveCount(4)
  await clickInApp(studio.app.getByRole('link', { name: 'Events' }).first())
  await expect(studio.app.getByText('The events screen')).toBeVisible()
})

test('the run goes on while it asks for packages, and without them when it is told so', async ({ open }) => {
  const { studio } = await open({
    script: [
      ...planned({ packages: ['three@^0.180.0'] }),
      ...home,
      ...made('members'),
      ...made('events'),
      ...part('screen rules', says(page('rules').slice(0, 40)), { hold: true }),
    ],
  })
  await make(studio, 'a rowing club')
  const question = studio.page.getByRole('region', { name: 'The app asks for 1 package' })
  await expect(question).toContainText('three@^0.180.0', { timeout: 30_000 })
  await becomes(studio, 'members', 'ready')
  const { violations } = await new AxeBuilder({ page: studio.page }).setLegacyMode().include('.conversation').analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
  await question.getByRole('button', { name: 'Go on without' }).press('Enter')
  await expect(question).toHaveCount(0)
  await expect(studio.lastTurn.locator('[data-phase=installing-deps]')).toContainText('without three')
  await expect(studio.lastTurn).toHaveAttribute('data-state', 'running')
})
