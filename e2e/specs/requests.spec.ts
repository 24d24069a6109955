/** What a request goes through before it answers, as one sees it: waits, other models, kept answers, and going on. */
import { rm } from 'node:fs/promises'
import type { SettingsPatch } from '#shared/domain/settings.ts'
import { chatAnswer, chatReply, jsonReply, startFakeChat, type FakeChat, type Reply } from '../fake-providers/index.ts'
import type { StudioPage } from '../pages/studio-page.ts'
import { seededFolder } from '../seeded-store.ts'
import { expect, pageAnswer, test } from '../test.ts'

const folders: string[] = []
const servers: FakeChat[] = []

test.afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

async function fake(): Promise<FakeChat> {
  const server = await startFakeChat({ models: ['tiny-coder'] })
  servers.push(server)
  return server
}

/** A data folder in which this server's model is chosen. */
async function folderFor(server: FakeChat, settings: SettingsPatch = {}): Promise<string> {
  const model = { provider: 'openai-compatible', model: 'tiny-coder' } as const
  const folder = await seededFolder({
    settings: {
      model,
      openaiCompatible: { baseUrl: server.baseUrl, model: 'tiny-coder' },
      onboarded: true,
      ...settings,
    },
  })
  folders.push(folder)
  return folder
}

function answered(heading: string): Reply {
  return chatReply(chatAnswer(pageAnswer(`<h1>${heading}</h1>`)))
}

function limited(seconds: number): Reply {
  const reply = jsonReply(429, { error: { message: 'Slow down, please.', code: 'rate_limit_exceeded' } })
  return { ...reply, headers: { ...reply.headers, 'retry-after': String(seconds) } }
}

/** How often the server was asked for an answer. */
function asked(server: FakeChat): number {
  return server.requests.filter(({ path }) => path.endsWith('/chat/completions')).length
}

test('a rate limit is waited for in sight, and the wait can be ended at once', async ({ open }) => {
  const server = await fake()
  server.reply(limited(40))
  const { studio } = await open({ dataFolder: await folderFor(server) })
  await studio.send('a timer')
  const wait = studio.page.getByTestId('wait')
  await expect(wait).toContainText(/tiny-coder takes no more requests for now\. Next try in \d+ s\./)
  await expect(wait).toContainText('Slow down, please.')
  server.reply(answered('At last'))
  await wait.getByRole('button', { name: 'Try now' }).press('Enter')
  await studio.waitForTurn('done')
  // The button that had the keyboard is gone; what it stood in has it now.
  await expect(studio.lastTurn).toBeFocused()
  await expect(studio.app.getByRole('heading', { name: 'At last' })).toBeVisible()
  await expect(wait).toHaveCount(0)
})

test('a stop ends a wait, by button and by key', async ({ open }) => {
  const server = await fake()
  server.reply(limited(40))
  const { studio } = await open({ dataFolder: await folderFor(server) })
  await studio.send('a timer')
  const wait = studio.page.getByTestId('wait')
  await expect(wait).toBeVisible()
  await studio.stop.click()
  await studio.waitForTurn('stopped')
  await expect(wait).toHaveCount(0)
  await studio.send('a clock')
  await expect(wait).toBeVisible()
  await studio.page.keyboard.press('Escape')
  await expect(wait).toHaveCount(0)
  await expect(studio.lastTurn).toHaveAttribute('data-state', 'stopped')
  expect(asked(server)).toBe(1)
})

/** Goes to the start; what is typed before it is there would go to the project. */
async function startAnew({ page }: StudioPage): Promise<void> {
  await page.keyboard.press('Alt+n')
  await expect(page.getByRole('heading', { name: 'What shall we make?' })).toBeVisible()
}

test('who waits in line is told the place in it, and can go before its time', async ({ open }) => {
  const server = await fake()
  server.reply(answered('Made'))
  const dataFolder = await folderFor(server, { providers: { 'openai-compatible': { requestsPerMinute: 1 } } })
  const { studio } = await open({ dataFolder })
  const wait = studio.page.getByTestId('wait')
  await studio.send('a timer')
  await studio.waitForTurn('done')
  await startAnew(studio)
  await studio.send('a quiz')
  await expect(wait).toContainText(/tiny-coder takes no more requests for now\. Next try in \d+ s\./)
  await startAnew(studio)
  await studio.send('a clock')
  await expect(wait).toContainText('In line for tiny-coder: 1 before it.')
  await studio.page.evaluate(() => (location.hash = '#/settings'))
  await expect(studio.page.getByText(/1 request a minute, 0 free now, 2 wait, next request in \d+ s/)).toBeVisible()
  await studio.openProject('Clock')
  await wait.getByRole('button', { name: 'Try now' }).click()
  await studio.waitForTurn('done')
  expect(asked(server)).toBe(2)
})

test('a provider that keeps failing is left alone in sight, until it is tried and answers', async ({ open }) => {
  const server = await fake()
  server.reply(jsonReply(500, { error: { message: 'Internal error.' } }))
  const dataFolder = await folderFor(server, {
    providers: { 'openai-compatible': { maxRetries: 0 } },
    requests: { allowStarter: false },
  })
  const { studio } = await open({ dataFolder })
  for (let time = 1; time <= 5; time += 1) {
    await studio.send(`a timer, wish ${time}`)
    await expect.poll(() => asked(server)).toBe(time)
    await expect(studio.lastTurn).toHaveAttribute('data-state', 'failed')
  }
  await studio.send('a timer, once more')
  const wait = studio.page.getByTestId('wait')
  await expect(wait).toContainText(/tiny-coder keeps failing and is left alone for a while\. Next try in \d+ s\./)
  // There is no other model that might be asked.
  await expect(wait.getByRole('button')).toHaveText(['Try now'])
  expect(asked(server)).toBe(5)
  await studio.page.evaluate(() => (location.hash = '#/settings'))
  await expect(studio.page.getByText(/kept failing: left alone for \d+ s/)).toBeVisible()
  server.reply(answered('Back'))
  await studio.page.goBack()
  await wait.getByRole('button', { name: 'Try now' }).click()
  await studio.waitForTurn('done')
  await expect(studio.app.getByRole('heading', { name: 'Back' })).toBeVisible()
})

test('a built-in app is the last resort for a new app, and says so', async ({ open }) => {
  const server = await fake()
  server.reply(jsonReply(503, { error: { message: 'Overloaded.' } }))
  const dataFolder = await folderFor(server, { providers: { 'openai-compatible': { maxRetries: 0 } } })
  const { studio } = await open({ dataFolder })
  await studio.send('a pomodoro timer')
  await expect(studio.lastTurn).toContainText('starter answers in place of tiny-coder: Overloaded.')
  await expect(studio.lastTurn).toContainText('Took the built-in template')
})

test('a model that does not begin in time has failed, and one that stops in the middle leaves a draft', async ({
  open,
}) => {
  const server = await fake()
  server.reply(chatReply([], { hold: true }))
  const dataFolder = await folderFor(server, {
    providers: { 'openai-compatible': { firstTokenMs: 300, stallMs: 500, maxRetries: 0 } },
    requests: { allowStarter: false },
  })
  const { studio } = await open({ dataFolder })
  await studio.send('a timer')
  await studio.waitForTurn('failed')
  await expect(studio.lastTurn).toContainText('tiny-coder did not begin to answer within 0.3 s.')
  const whole = pageAnswer('<h1>Focus</h1>\n<p>Work, then rest.</p>')
  server.reply(chatReply(chatAnswer(whole.slice(0, whole.indexOf('then rest'))).slice(0, -3), { hold: true }))
  await studio.send('a focus timer')
  await expect(studio.lastTurn).toContainText('nothing came for 0.5 s')
  await expect(studio.lastTurn.getByRole('button', { name: 'Continue from here' })).toBeVisible()
  await expect(studio.app.getByText('Work,')).toBeVisible()
})

test('a budget of one’s own stops what costs, says whose it is, and is raised one click away', async ({ open }) => {
  const server = await startFakeChat({ models: ['deepseek-flash'] })
  servers.push(server)
  const usage = { prompt_tokens: 12_000, completion_tokens: 9_000 }
  server.reply(chatReply(chatAnswer(pageAnswer('<h1>Paid</h1>'), { usage })))
  const dataFolder = await seededFolder({
    settings: {
      model: { provider: 'deepseek', model: 'deepseek-flash' },
      providers: { deepseek: { baseUrl: server.baseUrl } },
      metrics: { budgetUsd: 0.01, budgetStops: true },
      requests: { allowStarter: false },
      onboarded: true,
    },
  })
  folders.push(dataFolder)
  const { studio } = await open({ dataFolder, env: { DEEPSEEK_API_KEY: 'sk-of-nobody-0123456789' } })
  await studio.send('birds')
  await studio.waitForTurn('done')
  await studio.send('cats')
  await expect(studio.lastTurn).toContainText('Your budget is used up')
  await expect(studio.lastTurn).not.toContainText('quota')
  expect(asked(server)).toBe(1)
  await studio.lastTurn.getByRole('button', { name: 'Budget…' }).click()
  await expect(studio.page.getByText('$0.014 of $0.010 spent: over the budget.')).toBeVisible()
  await studio.page.getByRole('tab', { name: 'One by one' }).click()
  await expect(studio.page.getByRole('row').filter({ hasText: 'Your budget is used up' })).toHaveCount(1)
})

test('an answer that reaches its limit is continued by itself, and says so', async ({ open }) => {
  const server = await fake()
  const whole = pageAnswer('<h1>Focus</h1>\n<p>Work for a while, then rest for a while.</p>')
  const cut = whole.indexOf('then rest')
  server.reply(chatReply(chatAnswer(whole.slice(0, cut), { reason: 'length' })))
  const { studio } = await open({ dataFolder: await folderFor(server) })
  const sent = studio.send('a timer')
  // The first answer has been chosen by the time that its request is there.
  while (asked(server) === 0) await server.nextRequest()
  server.reply(chatReply(chatAnswer(whole.slice(cut))))
  await sent
  await studio.waitForTurn('done')
  await expect(studio.lastTurn).toContainText('continued once past its limit')
  await expect(studio.app.getByText('Work for a while, then rest for a while.')).toBeVisible()
  expect(asked(server)).toBe(2)
})

test('another model answers where the first cannot, and the answer says which and why', async ({ open }) => {
  const first = await fake()
  const second = await fake()
  first.reply(jsonReply(401, { error: { message: 'This key has no credit left.', code: 'insufficient_quota' } }))
  second.reply(answered('From the other'))
  const dataFolder = await folderFor(first, {
    providers: { lmstudio: { baseUrl: second.baseUrl } },
    requests: { fallbacks: [{ provider: 'lmstudio', model: 'tiny-coder' }] },
  })
  const { studio } = await open({ dataFolder })
  await studio.send('a timer')
  await studio.waitForTurn('done')
  await expect(studio.app.getByRole('heading', { name: 'From the other' })).toBeVisible()
  await expect(studio.lastTurn).toContainText(
    'tiny-coder (lmstudio) answers in place of tiny-coder (openai-compatible): This key has no credit left.',
  )
})

test('the same prompt is answered by a kept answer, which says so, can be looked at and thrown away', async ({
  open,
}) => {
  const server = await fake()
  server.reply(answered('First'))
  const { studio } = await open({ dataFolder: await folderFor(server) })
  await studio.send('a focus timer')
  await studio.waitForTurn('done')
  server.reply(answered('Second'))
  await startAnew(studio)
  await studio.prompt.fill('a focus timer')
  // The result of before is offered, and never taken in its place.
  await expect(studio.page.getByTestId('similar')).toContainText('Asked nearly this')
  await studio.send('a focus timer')
  await expect(studio.lastTurn).toContainText('from cache, just now')
  await expect(studio.app.getByRole('heading', { name: 'First' })).toBeVisible()
  expect(asked(server)).toBe(1)

  await studio.page.evaluate(() => (location.hash = '#/settings'))
  await studio.page.getByRole('button', { name: 'Kept answers' }).click()
  await expect(studio.page.getByRole('list', { name: 'Kept answers' })).toContainText('a focus timer')
  await studio.page.getByRole('button', { name: 'What was decided' }).click()
  const decided = studio.page.getByRole('list', { name: 'What was decided' })
  await expect(decided).toContainText('The same was asked before')
  await studio.page.getByRole('button', { name: 'Throw all away' }).click()
  await expect(studio.page.getByText('No answer is kept yet')).toBeVisible()
  await studio.page.getByRole('searchbox').fill('cache')
  await expect(studio.page.getByRole('heading', { name: 'Requests' })).toBeVisible()
})

test('an answer that was cut off is gone on with from where it ended', async ({ open }) => {
  const server = await fake()
  const whole = pageAnswer('<h1>Focus</h1>\n<p>Work for a while, then rest for a while.</p>\n<p>And again.</p>')
  const cut = whole.indexOf('then rest')
  server.reply(chatReply(chatAnswer(whole.slice(0, cut)).slice(0, -3)))
  const { studio } = await open({ dataFolder: await folderFor(server) })
  await studio.send('a timer')
  await studio.waitForTurn('truncated')
  server.reply(chatReply(chatAnswer(whole.slice(cut))))
  await studio.lastTurn.getByRole('button', { name: 'Continue from here' }).click()
  await studio.waitForTurn('done')
  await expect(studio.app.getByText('Work for a while, then rest for a while.')).toBeVisible()
  await expect(studio.app.getByText('And again.')).toBeVisible()
  await expect(studio.turns).toHaveCount(2)
})
