/** Choosing where answers come from, and what is said when that fails. */
import type { Locator } from 'playwright'
import {
  chatAnswer,
  chatReply,
  jsonReply,
  ollamaAnswer,
  ollamaReply,
  startFakeChat,
  startFakeOllama,
} from '../fake-providers/index.ts'
import type { StudioPage } from '../pages/studio-page.ts'
import { expect, pageAnswer, test } from '../test.ts'

async function connectModel(studio: StudioPage): Promise<Locator> {
  await studio.page.getByRole('button', { name: 'Connect a model' }).first().click()
  return studio.page.getByRole('dialog', { name: 'Models' })
}

test('any OpenAI-compatible server: its address and key, its models, its answer, and who gave it', async ({ open }) => {
  const server = await startFakeChat({ models: ['tiny-coder'], key: 'sk-test-0123456789' })
  try {
    server.reply(chatReply(chatAnswer(pageAnswer('<h1>From the server</h1>'))))
    const { studio } = await open()
    const dialog = await connectModel(studio)
    await dialog.getByLabel('Base URL').fill(server.baseUrl)
    await dialog.getByLabel('Key', { exact: true }).fill('sk-test-0123456789')
    await dialog.getByRole('button', { name: 'Save and connect' }).click()
    await expect(dialog.getByText('tiny-coder').first()).toBeVisible()
    await dialog.getByRole('button', { name: 'Done' }).click()
    await expect(studio.page.getByTestId('model-chip')).toContainText('tiny-coder')
    await studio.send('a page')
    await expect(studio.app.getByRole('heading', { name: 'From the server' })).toBeVisible()
    await studio.waitForTurn('done')
    await expect(studio.lastTurn).toContainText('11 in')
    const asked = server.requests.find(({ path }) => path.endsWith('/chat/completions'))
    expect(JSON.parse(asked?.body ?? '{}')).toMatchObject({ model: 'tiny-coder', stream: true })
    expect(await studio.page.content()).not.toContain('sk-test-0123456789')
  } finally {
    await server.close()
  }
})

test('a wrong key, and a server that is not there, are said in a sentence with what to do', async ({ open }) => {
  const server = await startFakeChat({ models: ['tiny-coder'], key: 'sk-right' })
  const { studio } = await open()
  const dialog = await connectModel(studio)
  await dialog.getByLabel('Base URL').fill(server.baseUrl)
  await dialog.getByLabel('Key', { exact: true }).fill('sk-wrong')
  await dialog.getByRole('button', { name: 'Save and connect' }).click()
  await expect(
    dialog
      .getByText(/key/i)
      .filter({ hasText: /incorrect|not accepted|wrong/i })
      .first(),
  ).toBeVisible()
  await expect(dialog).not.toContainText('sk-wrong')
  await server.close()
  await dialog.getByRole('button', { name: 'Save and connect' }).click()
  await expect(dialog.getByText(/not reach|no answer|not running|refused/i).first()).toBeVisible()
})

test('Ollama is found at its address, its models are listed, and a stop ends its work at once', async ({ open }) => {
  const ollama = await startFakeOllama({ models: [{ name: 'fake:1b' }] })
  try {
    const half = pageAnswer('<h1>Local words</h1>').split('</body>')[0] ?? ''
    ollama.reply(ollamaReply(ollamaAnswer(half).slice(0, -1), { hold: true }))
    const { studio } = await open()
    await studio.page.getByRole('button', { name: 'Settings', exact: true }).click()
    const card = studio.page.getByRole('group', { name: 'Ollama', exact: true })
    await card.getByRole('button', { name: /Ollama/ }).click()
    await card.getByLabel('Address').fill(ollama.origin)
    await card.getByLabel('Address').press('Enter')
    await expect(card.getByText('fake:1b')).toBeVisible()
    await studio.page.getByRole('button', { name: 'New app', exact: true }).click()
    await studio.page.getByTestId('model-chip').click()
    await studio.page.getByRole('option', { name: /fake:1b/ }).click()
    await studio.send('a page')
    await expect(studio.app.getByRole('heading', { name: 'Local words' })).toBeVisible()
    const chat = ollama.requests.find(({ path }) => path === '/api/chat')
    expect(JSON.parse(chat?.body ?? '{}')).toMatchObject({ model: 'fake:1b', options: { num_ctx: 16384 } })
    await studio.page.keyboard.press('Escape')
    await studio.waitForTurn('stopped')
    expect(await chat?.ended).toBe(false)
    await expect(studio.lastTurn).toContainText('fake:1b')
  } finally {
    await ollama.close()
  }
})

test('an error of the provider is shown in its own words', async ({ open }) => {
  const server = await startFakeChat({ models: ['tiny-coder'] })
  try {
    const { studio } = await open()
    const dialog = await connectModel(studio)
    await dialog.getByLabel('Base URL').fill(server.baseUrl)
    await dialog.getByRole('button', { name: 'Save and connect' }).click()
    await expect(dialog.getByText('tiny-coder').first()).toBeVisible()
    await dialog.getByRole('button', { name: 'Done' }).click()
    server.reply(jsonReply(400, { error: { message: 'The parameter n must be 1.', type: 'invalid_request_error' } }))
    await studio.send('a page about patience')
    await studio.waitForTurn('failed')
    await expect(studio.lastTurn).toContainText('The parameter n must be 1.')
    await expect(studio.lastTurn).toContainText('a page about patience')
  } finally {
    await server.close()
  }
})
