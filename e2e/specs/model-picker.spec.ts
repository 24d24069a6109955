/** The model picker, by keyboard; providers' keys and tests; what Auto takes, and why. */
import type { Locator } from 'playwright'
import { fakeFormats, jsonReply, ollama, startFakeServer } from '../fake-providers/index.ts'
import type { StudioPage } from '../pages/studio-page.ts'
import { expect, pageAnswer, test } from '../test.ts'

const key = 'sk-test-key-that-nobody-shall-see-0123'
/** Of the catalogue too: one sees them before there is a key. */
const openAiModels = ['gpt-6.1-sol', 'gpt-6.1-terra']

/** Opens the settings at a provider, and unfolds it. */
async function unfold({ page }: StudioPage, provider: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  const row = page.getByRole('group', { name: provider, exact: true })
  await row.getByRole('button', { expanded: false }).first().click()
  return row
}

async function setAddress(row: Locator, address: string): Promise<void> {
  await row.getByRole('button', { name: 'Address and limits' }).click()
  await row.getByLabel('Base URL').fill(address)
  await row.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(row.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
}

async function saveKey(row: Locator, text: string): Promise<void> {
  await row.getByLabel(/^Key of/).fill(text)
  await row.getByRole('button', { name: 'Save key' }).click()
}

function picker({ page }: StudioPage): Locator {
  return page.getByRole('dialog', { name: 'Choose a model' })
}

test('the picker by keyboard: a search, a favourite, a choice; the focus goes back to the prompt', async ({ open }) => {
  const server = await fakeFormats.openai.start({ models: openAiModels, key })
  try {
    const { studio, launched } = await open()
    const { page } = studio
    const row = await unfold(studio, 'OpenAI')
    await setAddress(row, server.baseUrl)
    await saveKey(row, key)
    await expect(row).toContainText('Works')

    await page.keyboard.press('Alt+n')
    await expect(studio.prompt).toBeFocused()
    await page.keyboard.press('Alt+k')
    await expect(picker(studio).getByRole('combobox')).toBeFocused()
    await page.keyboard.type('terra')
    const found = picker(studio).getByRole('option', { selected: true })
    await expect(found).toContainText('gpt-6.1-terra')
    await page.keyboard.press('Alt+Enter')
    await expect(found).toContainText('favourite')
    await page.keyboard.press('Escape')
    await expect(picker(studio)).toHaveCount(0)
    await expect(studio.prompt).toBeFocused()
    await expect(page.getByTestId('model-chip')).toContainText('starter')

    await page.keyboard.press('Alt+k')
    await expect(picker(studio)).toContainText('Favourites')
    // From "starter", which is chosen, up to the favourite.
    await page.keyboard.press('ArrowUp')
    await expect(found).toContainText('gpt-6.1-terra')
    await page.keyboard.press('ArrowUp')
    await expect(found).toContainText('Auto')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(picker(studio)).toHaveCount(0)
    await expect(page.getByTestId('model-chip')).toContainText('gpt-6.1-terra')

    await launched.restart()
    await expect(studio.page.getByTestId('model-chip')).toContainText('gpt-6.1-terra')
    await studio.page.keyboard.press('Alt+k')
    await expect(picker(studio)).toContainText('Favourites')
    await expect(picker(studio).getByRole('option', { selected: true })).toContainText('in use')
  } finally {
    await server.close()
  }
})

test('what is typed for a picker that is still being loaded goes nowhere else, and is sent to nobody', async ({
  open,
}) => {
  const { studio } = await open()
  const { page } = studio
  await page.route('**/windows-*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500))
    await route.continue()
  })
  await page.reload()
  await expect(studio.prompt).toBeFocused()
  await page.keyboard.press('Alt+k')
  await page.keyboard.type('a todo list')
  await page.keyboard.press('Enter')
  await expect(picker(studio).getByRole('combobox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(studio.prompt).toBeFocused()
  await expect(studio.prompt).toHaveValue('')
  await expect(page.getByRole('heading', { name: 'What shall we make?' })).toBeVisible()
})

test('a model whose provider needs a key leads to it, and is chosen once the key is there', async ({ open }) => {
  const server = await fakeFormats.openai.start({ models: openAiModels, key })
  try {
    const { studio } = await open()
    const { page } = studio
    await setAddress(await unfold(studio, 'OpenAI'), server.baseUrl)
    await page.keyboard.press('Alt+k')
    await page.keyboard.type('gpt-6.1-terra')
    const found = picker(studio).getByRole('option', { selected: true })
    await expect(found).toContainText('needs a key')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Models' })
    await expect(dialog.getByLabel('Key of OpenAI')).toBeFocused()
    await page.keyboard.type(key)
    await page.keyboard.press('Enter')
    await expect(dialog).toContainText('Works')
    await expect(dialog).toContainText('ends in …0123')
    await dialog.getByRole('button', { name: 'Done' }).click()
    await page.keyboard.press('Alt+n')
    await expect(page.getByTestId('model-chip')).toContainText('gpt-6.1-terra')
    expect(await page.content()).not.toContain(key)
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(key)
  } finally {
    await server.close()
  }
})

test('the test button: works, a wrong key, no credit, nobody there', async ({ open }) => {
  const server = await fakeFormats.anthropic.start({ models: ['claude-opus-5-5'], key })
  const { studio } = await open()
  const row = await unfold(studio, 'Anthropic')
  await setAddress(row, server.baseUrl)
  const found = row.getByRole('status')
  await saveKey(row, 'sk-wrong-key-0000000000')
  await expect(found).toContainText('Wrong key.')
  await expect(row).not.toContainText('sk-wrong')
  await expect(row).toContainText('key refused')

  await row.getByRole('button', { name: 'Replace' }).click()
  await expect(row.getByLabel('Key of Anthropic')).toBeFocused()
  await saveKey(row, key)
  await expect(found).toContainText(/Works: answered in [\d.]+ s/)
  await expect(row).toContainText('ready')

  await server.close()
  await row.getByRole('button', { name: /^Test/ }).click()
  await expect(found).toContainText('Not reachable.')

  await row.getByRole('button', { name: 'Remove' }).click()
  await expect(row.getByLabel('Key of Anthropic')).toBeVisible()
  await expect(row).not.toContainText('ends in')
})

test('a test of a server that says nothing can be stopped', async ({ open }) => {
  const silent = await startFakeServer(() => ({ before: [{ hold: true }] }))
  try {
    const { studio } = await open()
    const row = await unfold(studio, 'LM Studio')
    await setAddress(row, `${silent.origin}/v1`)
    const asked = silent.nextRequest()
    await row.getByRole('button', { name: /^Test/ }).click()
    await asked
    await expect(row.getByRole('status')).toContainText('Asking LM Studio')
    await row.getByRole('button', { name: 'Stop' }).click()
    await expect(row.getByRole('status')).toContainText('Stopped.')
  } finally {
    await silent.close()
  }
})

test('an account without credit is told as that', async ({ open }) => {
  const broke = await startFakeServer(() =>
    jsonReply(402, {
      error: { message: 'Insufficient Balance', type: 'unknown_error', code: 'invalid_request_error' },
    }),
  )
  try {
    const { studio } = await open()
    const row = await unfold(studio, 'DeepSeek')
    await setAddress(row, broke.origin)
    await saveKey(row, key)
    await expect(row.getByRole('status')).toContainText('No credit left.')
    await expect(row.getByRole('status')).toContainText('Add some at platform.deepseek.com')
  } finally {
    await broke.close()
  }
})

test('Auto says what it takes and why before sending, and its rules can be changed by keyboard', async ({ open }) => {
  const local = await ollama.start({ models: ['fake:1b'] })
  try {
    local.reply(ollama.stream(ollama.answer(pageAnswer('<h1>By Auto</h1>'))))
    const { studio } = await open()
    const { page } = studio
    const row = await unfold(studio, 'Ollama')
    await row.getByLabel('Address').fill(local.origin)
    await row.getByLabel('Address').press('Enter')
    await expect(row.getByText('fake:1b')).toBeVisible()

    const rule = page.getByRole('group', { name: 'New apps', exact: true })
    await rule.getByRole('button', { expanded: false }).click()
    const wishes = rule.getByRole('listitem')
    await expect(wishes.first()).toContainText('One of your favourites')
    await rule.getByRole('button', { name: 'Later: One of your favourites' }).focus()
    await page.keyboard.press('Alt+ArrowDown')
    await expect(wishes.nth(1)).toContainText('One of your favourites')
    await expect(rule.getByRole('button', { name: 'Later: One of your favourites' })).toBeFocused()
    await expect(rule).toContainText('changed')
    await rule.getByRole('button', { name: 'Back to standard' }).click()
    await expect(wishes.first()).toContainText('One of your favourites')

    await page.keyboard.press('Alt+n')
    await page.keyboard.press('Alt+k')
    await page.keyboard.type('auto')
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('model-chip')).toContainText('Auto')
    await studio.prompt.fill('a page about kilns')
    await expect(page.getByTestId('estimate')).toContainText('Auto takes fake:1b. It is the only model that is ready.')
    await studio.prompt.press('ControlOrMeta+Enter')
    await expect(studio.app.getByRole('heading', { name: 'By Auto' })).toBeVisible()
    await studio.waitForTurn('done')
    await expect(studio.lastTurn).toContainText('fake:1b')
  } finally {
    await local.close()
  }
})

test('keys go into a file under a passphrase, which unlocks them after a restart', async ({ open }) => {
  const server = await fakeFormats.openai.start({ models: openAiModels, key })
  try {
    const { studio, launched } = await open()
    const row = await unfold(studio, 'OpenAI')
    await setAddress(row, server.baseUrl)
    await saveKey(row, key)
    await expect(row).toContainText('Works')
    const { page } = studio
    await page.getByRole('button', { name: 'Keep them in an encrypted file…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Keep keys in an encrypted file' })
    await dialog.getByLabel('Passphrase').fill('short')
    await dialog.getByRole('button', { name: 'Make the file' }).click()
    await expect(dialog).toContainText('At least 8 characters')
    await dialog.getByLabel('Passphrase').fill('four words of clay')
    await dialog.getByLabel('Once more').fill('four words of clay')
    await dialog.getByRole('button', { name: 'Make the file' }).click()
    await expect(dialog).toHaveCount(0)
    await expect(page.getByText('encrypted under your passphrase').first()).toBeVisible()

    await launched.restart()
    const again = await unfold(studio, 'OpenAI')
    await expect(again.getByLabel('Key of OpenAI')).toBeVisible()
    const passphrase = studio.page.getByLabel('Passphrase')
    await passphrase.fill('four words of sand')
    await passphrase.press('Enter')
    await expect(studio.page.locator('.unlock-form .field-error')).toBeVisible()
    await passphrase.fill('four words of clay')
    await passphrase.press('Enter')
    await expect(again).toContainText('ends in …0123')
    await expect(again).toContainText('ready')
  } finally {
    await server.close()
  }
})
