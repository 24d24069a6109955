/** A key that was planted turns up nowhere but in the one header that it is for. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Locator } from 'playwright'
import {
  chatAnswer,
  chatReply,
  jsonReply,
  ollamaAnswer,
  ollamaReply,
  sse,
  startFakeChat,
  startFakeOllama,
  type FakeServer,
} from '../fake-providers/index.ts'
import { downloaded } from '../downloaded.ts'
import type { StudioPage } from '../pages/studio-page.ts'
import { expect, faultOnPurpose, pageAnswer, test } from '../test.ts'
import { filesWith, holds, overhear } from '../traces.ts'

const entered = 'sk-planted-7Q9xTzLm2Vw8KbYc'
const inEnvironment = 'ol-planted-3HnRd6PsXe1UgJfa'
const ofStranger = 'sk-planted-Za5WtN0oCq4MiBvG'
const passphrase = 'seven wet otters at noon'
const secrets = { entered, inEnvironment, ofStranger, passphrase }

/** Stands between the studio and the world: lets nobody through, and keeps what was sent. */
async function startDeadProxy(): Promise<{ url: string; sent(): string; close(): Promise<void> }> {
  const pieces: Buffer[] = []
  const server = createServer((_request, response) => response.writeHead(502).end())
  server.on('connection', (socket) => socket.on('data', (piece) => pieces.push(piece)).on('error', () => {}))
  server.on('connect', (_request, socket) => socket.end('HTTP/1.1 502 No\r\n\r\n'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: () => Buffer.concat(pieces).toString('latin1'),
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  }
}

async function connectModel(studio: StudioPage): Promise<Locator> {
  const picker = studio.page.getByRole('dialog', { name: 'Choose a model' })
  // A window that has just been loaded draws itself anew when its data has come.
  await expect(async () => {
    if (!(await picker.isVisible())) await studio.page.getByTestId('model-chip').click()
    await expect(picker).toBeVisible({ timeout: 2000 })
  }).toPass()
  await picker.getByRole('button', { name: /^Connect a model/ }).click()
  return studio.page.getByRole('dialog', { name: 'Models' })
}

async function act(studio: StudioPage, item: RegExp | string): Promise<void> {
  await studio.page.getByRole('button', { name: 'Projects', exact: true }).click()
  await studio.page.getByRole('button', { name: 'More for Page' }).click()
  await studio.page.getByRole('menuitem', { name: item }).click()
}

/** What a server was sent, without the header that is for its key. */
function besidesItsKey({ requests }: FakeServer): string {
  return JSON.stringify(
    requests.map(({ path, headers, body }) => ({ path, headers: { ...headers, authorization: undefined }, body })),
  )
}

test('a planted key is in no file, log, export, error, crash report, window or request but its own', async ({
  open,
}) => {
  test.setTimeout(120_000)
  const chat = await startFakeChat({ models: ['tiny-coder'], key: entered })
  const ollama = await startFakeOllama()
  const stranger = await startFakeChat({ models: ['gpt-5'] })
  const proxy = await startDeadProxy()
  /** Everything that came out of the studio beside its files, by what it is. */
  const out: Record<string, Uint8Array | string> = {}
  try {
    chat.reply(chatReply(chatAnswer(pageAnswer('<h1>From the server</h1>'))))
    ollama.reply(ollamaReply(ollamaAnswer(pageAnswer('<h1>From the llama</h1>'))))
    const { studio, launched } = await open({
      env: {
        OLLAMA_HOST: ollama.origin,
        OLLAMA_API_KEY: inEnvironment,
        OPENAI_API_KEY: ofStranger,
        HTTPS_PROXY: proxy.url,
        HTTP_PROXY: proxy.url,
        NO_PROXY: '127.0.0.1,localhost',
      },
    })
    const { page } = launched
    const heard = await overhear(page)
    const said: string[] = []
    page.on('console', (message) => said.push(message.text()))
    const look = async (when: string): Promise<void> => {
      out[`the page ${when}`] = await heard()
      for (const [name, secret] of Object.entries(secrets)) {
        expect(await filesWith(launched.dataFolder, secret), `${name} on disk ${when}`).toEqual([])
      }
    }

    await test.step('a key is entered, and works', async () => {
      const dialog = await connectModel(studio)
      const form = dialog.getByRole('group', { name: /OpenAI-compatible/ })
      await form.getByLabel('Base URL').first().fill(chat.baseUrl)
      await form.getByLabel('Key', { exact: true }).fill(entered)
      await form.getByRole('button', { name: 'Save and connect' }).click()
      await expect(form.getByText('tiny-coder').first()).toBeVisible()
      await form.getByRole('button', { name: /^Test/ }).click()
      await expect(form.getByText(/Works/).first()).toBeVisible()
      await expect(form.getByText('8KbYc')).toHaveCount(0)
    })

    await test.step('a provider whose key is in the environment gets a stranger’s address', async () => {
      const dialog = studio.page.getByRole('dialog', { name: 'Models' })
      const openai = dialog.getByRole('group', { name: 'OpenAI', exact: true })
      await openai.getByRole('button', { name: /^OpenAI/ }).click()
      await expect(openai.getByText('From OPENAI_API_KEY')).toBeVisible()
      await openai.getByRole('button', { name: 'Address and limits' }).click()
      await openai.getByLabel('Base URL').fill(stranger.baseUrl)
      await openai.getByRole('button', { name: 'Save', exact: true }).click()
      await expect(openai.getByText('From OPENAI_API_KEY')).toBeHidden()
      await openai.getByLabel('Key of OpenAI').fill('sk-for-the-stranger-0123')
      await openai.getByRole('button', { name: 'Save key' }).click()
      await expect(openai.getByText('Set, ends in …0123')).toBeVisible()
      await expect.poll(() => stranger.requests.length).toBeGreaterThan(0)
      await dialog.getByRole('button', { name: 'Done' }).click()
    })

    await test.step('a run works', async () => {
      await studio.send('a page')
      await expect(studio.app.getByRole('heading', { name: 'From the server' })).toBeVisible()
      await studio.waitForTurn('done')
      await look('after a run')
    })

    await test.step('the server says the key back: as a refusal, inside an answer, as a page', async () => {
      const says = `Incorrect API key provided: ${entered}.`
      const html = { headers: { 'content-type': 'text/html' }, steps: [{ send: `<html><body>${says}</body></html>` }] }
      const replies = [
        jsonReply(401, { error: { message: says, code: 'invalid_api_key', param: entered, type: entered } }),
        chatReply([sse({ error: { message: says, code: 401 } })]),
        html,
      ]
      for (const [index, reply] of replies.entries()) {
        chat.reply(reply)
        await studio.send(`and again ${index}`)
        await expect(studio.turns).toHaveCount(index + 2)
        await expect(studio.lastTurn).toHaveAttribute('data-state', 'failed', { timeout: 30_000 })
      }
      await look('after the errors')
    })

    await test.step('a key of the environment works', async () => {
      await studio.page.getByTestId('model-chip').click()
      await studio.page
        .getByRole('option', { name: /fake:1b/ })
        .first()
        .click()
      await studio.send('from the llama')
      await expect(studio.app.getByRole('heading', { name: 'From the llama' })).toBeVisible()
      await expect(studio.lastTurn).toHaveAttribute('data-state', 'done')
    })

    await test.step('keys go into a file under a passphrase, and come back after a restart', async () => {
      const settings = await connectModel(studio)
      await settings.getByRole('button', { name: /encrypted file/ }).click()
      const dialog = studio.page.getByRole('dialog', { name: 'Keep keys in an encrypted file' })
      await dialog.getByLabel('Passphrase').fill(passphrase)
      await dialog.getByLabel('Once more').fill(passphrase)
      await dialog.getByRole('button', { name: 'Make the file' }).click()
      await expect(dialog).toBeHidden()
      await expect(settings.getByText('encrypted under your passphrase')).toBeVisible()
      await settings.getByRole('button', { name: 'Done' }).click()
      await look('with a key file')
    })

    await test.step('the app goes out as an archive and as one file', async () => {
      out['the archive'] = (await downloaded(launched, () => act(studio, 'Export as ZIP'))).bytes
      await act(studio, /one HTML file/)
      const dialog = studio.page.getByRole('dialog', { name: /^Export/ })
      await expect(dialog).toContainText('Loads with no network', { timeout: 20_000 })
      const save = dialog.getByRole('button', { name: 'Save file' })
      out['the one file'] = (await downloaded(launched, () => save.click())).bytes
      await studio.page.keyboard.press('Escape')
      await studio.openProject('Page')
    })

    await test.step('a part crashes, and its details are copied', async () => {
      // Written before: the fault may already show itself while the prompt is typed.
      await studio.prompt.fill('again')
      await studio.page.evaluate((onPurpose) => {
        Object.defineProperty(navigator.clipboard, 'writeText', {
          value: async (text: string) => void Object.assign(window, { copied: text }),
        })
        Object.defineProperty(Intl.NumberFormat.prototype, 'format', {
          get() {
            throw new Error(onPurpose)
          },
        })
      }, faultOnPurpose)
      await studio.page.keyboard.press('ControlOrMeta+Enter')
      await studio.page.getByRole('button', { name: 'Copy details' }).first().click()
      await expect.poll(() => studio.page.evaluate(() => 'copied' in window)).toBe(true)
      out['the crash details'] = await studio.page.evaluate(() => (window as unknown as { copied: string }).copied)
      expect(out['the crash details']).toContain(faultOnPurpose)
      await look('after a crash')
    })

    await test.step('the studio starts again: the file is locked, and its passphrase opens it', async () => {
      out['the output'] = launched.output()
      chat.reply(chatReply(chatAnswer(pageAnswer('<h1>Once more</h1>'))))
      await launched.restart()
      const dialog = await connectModel(studio)
      await dialog.getByLabel('Passphrase').fill('not this one')
      await dialog.getByRole('button', { name: 'Unlock' }).click()
      await expect(dialog.getByText('does not open the key file')).toBeVisible()
      await dialog.getByLabel('Passphrase').fill(passphrase)
      await dialog.getByRole('button', { name: 'Unlock' }).click()
      await expect(dialog.getByText('encrypted under your passphrase')).toBeVisible()
      const form = dialog.getByRole('group', { name: /OpenAI-compatible/ })
      await form.getByRole('button', { name: /^Test/ }).click()
      await expect(form.getByText(/Works/).first()).toBeVisible()
      for (const secret of Object.values(secrets)) expect(await filesWith(launched.dataFolder, secret)).toEqual([])
    })

    out['the console'] = said.join('\n')
    out['the output after a restart'] = launched.output()
    out['what went to the world'] = proxy.sent()
    out['what the server got beside its key'] = besidesItsKey(chat)
    out['what Ollama got beside its key'] = besidesItsKey(ollama)
    out['what the stranger got'] = JSON.stringify(stranger.requests)
    const found = Object.entries(out).flatMap(([place, text]) =>
      Object.entries(secrets).flatMap(([name, secret]) => (holds(text, secret) ? [`${name} in ${place}`] : [])),
    )
    expect(found).toEqual([])
    // It is a search that finds: each key arrived where it was for, and nowhere else of its own.
    expect(holds(JSON.stringify(chat.requests), entered)).toBe(true)
    expect(holds(JSON.stringify(ollama.requests), inEnvironment)).toBe(true)
    expect(holds(JSON.stringify(chat.requests), inEnvironment) || holds(JSON.stringify(ollama.requests), entered)).toBe(
      false,
    )
    expect(out['the page after a run'], 'messages are overheard').toContain('providers-changed')
  } finally {
    await Promise.all([chat, ollama, stranger, proxy].map((server) => server.close()))
  }
})

test('little protection needs a consent in so many words, which can be taken back; a browser has none to offer', async ({
  open,
}) => {
  const chat = await startFakeChat({ models: ['tiny-coder'], key: entered })
  try {
    const { studio, launched } = await open({ env: { OLLAMA_HOST: chat.origin } })
    const enter = async (dialog: Locator): Promise<void> => {
      const form = dialog.getByRole('group', { name: /OpenAI-compatible/ })
      await form.getByLabel('Base URL').first().fill(chat.baseUrl)
      await form.getByLabel('Key', { exact: true }).fill(entered)
      await form.getByRole('button', { name: 'Save and connect' }).click()
      await expect(form.getByText('tiny-coder').first()).toBeVisible()
    }
    const dialog = await connectModel(studio)
    await enter(dialog)
    const offer = dialog.getByRole('button', { name: /Store them with little protection/ })
    if (launched.shell === 'browser') {
      await expect(dialog.getByRole('button', { name: /encrypted file/ })).toBeVisible()
      await expect(offer).toBeHidden()
      return
    }
    await offer.click()
    await studio.page.getByRole('button', { name: 'Store my keys with little protection' }).click()
    await expect(dialog.getByText('as you allowed')).toBeVisible()
    expect(await filesWith(launched.dataFolder, entered)).toEqual([])
    await launched.restart()
    const after = await connectModel(studio)
    await expect(after.getByText('tiny-coder').first()).toBeVisible()
    await after.getByRole('button', { name: 'Stop storing them' }).click()
    await expect(after.getByText('are not stored')).toBeVisible()
    await launched.restart()
    const last = await connectModel(studio)
    await expect(last.getByText(/refused|Incorrect|key/i).first()).toBeVisible()
    await expect(last.getByRole('button', { name: 'Forget key' })).toBeHidden()
  } finally {
    await chat.close()
  }
})
