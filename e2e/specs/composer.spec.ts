/** The composer: history, prompts that are kept, files that go along, mentions, and the estimate. */
import type { Locator, Page } from 'playwright'
import { chatAnswer, chatReply, startFakeChat } from '../fake-providers/index.ts'
import type { StudioPage } from '../pages/studio-page.ts'
import { expect, finish, pageAnswer, says, test, type Script } from '../test.ts'

/** Any prompt makes a page of two files. */
const makesPages: Script = [
  { answer: '*' },
  says(`${pageAnswer('<h1>Made</h1>')}\n\`\`\`js path=app.js\n// nothing\n\`\`\`\n`),
  finish,
]

async function sendByEnter(studio: StudioPage, prompt: string): Promise<void> {
  await studio.prompt.fill(prompt)
  await studio.prompt.press('Enter')
  await expect(studio.lastTurn).toContainText(prompt)
  await studio.waitForTurn('done')
  await expect(studio.turns.last()).toHaveAttribute('data-state', 'done')
}

/** Gives files to the prompt as the clipboard or a drag does. */
async function give(
  target: Locator,
  how: 'paste' | 'drop',
  file: { name: string; type: string; base64: string },
): Promise<void> {
  await target.evaluate(
    (element, { way, name, type, data }) => {
      const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0))
      const transfer = new DataTransfer()
      transfer.items.add(new File([bytes], name, { type }))
      const init = { bubbles: true, cancelable: true }
      element.dispatchEvent(
        way === 'paste'
          ? new ClipboardEvent('paste', { ...init, clipboardData: transfer })
          : new DragEvent('drop', { ...init, dataTransfer: transfer }),
      )
    },
    { way: how, name: file.name, type: file.type, data: file.base64 },
  )
}

/** A picture of this width and height, as PNG. */
function picture(page: Page, width: number, height: number): Promise<string> {
  return page.evaluate(
    ([w, h]) => {
      const canvas = document.createElement('canvas')
      canvas.width = w
      canvas.height = h
      const pen = canvas.getContext('2d')
      if (pen !== null) {
        pen.fillStyle = 'tomato'
        pen.fillRect(0, 0, w, h)
      }
      return canvas.toDataURL('image/png').split(',')[1] ?? ''
    },
    [width, height] as const,
  )
}

const attached = (studio: StudioPage): Locator => studio.page.getByRole('list', { name: 'Attached' })

test('Enter sends, Shift+Enter begins a line, and the arrows go through what was sent', async ({ open }) => {
  const { studio } = await open({ script: makesPages })
  await sendByEnter(studio, 'the first thing')
  await sendByEnter(studio, 'the second thing')
  await studio.prompt.pressSequentially('half')
  await studio.prompt.press('Shift+Enter')
  await studio.prompt.pressSequentially('a thought')
  await expect(studio.prompt).toHaveValue('half\na thought')
  await studio.prompt.press('ControlOrMeta+Home')
  await studio.prompt.press('ArrowUp')
  await expect(studio.prompt).toHaveValue('the second thing')
  await studio.prompt.press('ArrowUp')
  await expect(studio.prompt).toHaveValue('the first thing')
  await studio.prompt.press('ArrowDown')
  await studio.prompt.press('ArrowDown')
  await expect(studio.prompt).toHaveValue('half\na thought')
  // Prompts of other projects are there too, and what is being written is there after a reload.
  await studio.page.reload()
  await expect(studio.prompt).toHaveValue('half\na thought')
  await studio.page.getByRole('button', { name: 'New app' }).first().click()
  await expect(studio.prompt).toHaveValue('')
  await studio.prompt.press('ArrowUp')
  await expect(studio.prompt).toHaveValue('the second thing')
})

test('the field grows with its text up to a part of the window, and then scrolls', async ({ open }) => {
  const { studio } = await open({ script: makesPages })
  const height = async (): Promise<number> => (await studio.page.locator('.composer-scroll').boundingBox())?.height ?? 0
  const small = await height()
  await studio.prompt.fill('one\ntwo\nthree\nfour')
  const four = await height()
  expect(four).toBeGreaterThan(small + 30)
  await studio.prompt.fill('line\n'.repeat(100))
  const most = await height()
  const { height: windowHeight } = await studio.page.evaluate(() => ({ height: innerHeight }))
  expect(most).toBeLessThanOrEqual(windowHeight * 0.41)
  expect(most).toBeGreaterThan(four)
  await studio.prompt.fill('')
  expect(await height()).toBe(small)
})

test('prompts are taken from a list, kept, renamed and deleted by the keyboard alone', async ({ open }) => {
  const { studio } = await open({ script: makesPages })
  const { page } = studio
  await sendByEnter(studio, 'a page')
  await studio.prompt.press('/')
  await page.getByPlaceholder('Find a prompt…').fill('dark')
  await page.keyboard.press('Enter')
  await expect(studio.prompt).toHaveValue(/dark mode that follows the system/)
  await expect(studio.prompt).toBeFocused()
  await studio.prompt.fill('Use navy and sand.')
  await page.getByRole('button', { name: 'Prompts', exact: true }).press('Enter')
  await page.getByPlaceholder('Find a prompt…').fill('save what')
  await page.keyboard.press('Enter')
  const title = page.getByRole('dialog', { name: 'Save this prompt' }).getByLabel('Title')
  await expect(title).toBeFocused()
  await expect(title).toHaveValue('Use navy and sand.')
  await page.keyboard.type('House style')
  await page.keyboard.press('Enter')
  await expect(studio.prompt).toHaveValue('Use navy and sand.')
  await expect(studio.turns).toHaveCount(1)
  await studio.prompt.fill('')
  await studio.prompt.press('/')
  await expect(page.getByRole('option', { name: /House style/ })).toBeVisible()
  await page.getByPlaceholder('Find a prompt…').fill('rename')
  await page.keyboard.press('Enter')
  const manage = page.getByRole('dialog', { name: 'Your prompts' })
  await manage.getByLabel('Title').fill('Our style')
  await page.keyboard.press('Enter')
  await manage.getByRole('button', { name: 'Delete “Our style”' }).press('Enter')
  await expect(manage.getByText('Deleted “Our style”')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(manage.getByLabel('Title')).toHaveValue('Our style')
  await page.keyboard.press('Escape')
  await page.reload()
  // At once: the list is there before one's own prompts are.
  await studio.prompt.press('/')
  await page.keyboard.type('our style')
  await expect(page.getByRole('option', { name: /Our style/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(studio.prompt).toHaveValue('Use navy and sand.')
  // A slash that was meant as one stays.
  await studio.prompt.fill('')
  await studio.prompt.press('/')
  await page.keyboard.type('about')
  await page.keyboard.press('Escape')
  await expect(studio.prompt).toHaveValue('/about')
})

test('a pasted picture and a dropped text go along: kept over a reload, made smaller, shown with the prompt', async ({
  open,
}) => {
  const server = await startFakeChat({ models: ['tiny-coder'] })
  try {
    server.reply(chatReply(chatAnswer(pageAnswer('<h1>Like the sketch</h1>'))))
    const { studio } = await open()
    const { page } = studio
    await page.getByRole('button', { name: 'Connect a model' }).first().click()
    const models = page.getByRole('dialog', { name: 'Models' })
    await models.getByLabel('Base URL').fill(server.baseUrl)
    await models.getByRole('button', { name: 'Save and connect' }).click()
    await expect(models.getByText('tiny-coder').first()).toBeVisible()
    await models.getByRole('button', { name: 'Done' }).click()
    const base64 = await picture(page, 3000, 1500)
    await give(studio.prompt, 'paste', { name: 'image.png', type: 'image/png', base64 })
    await give(studio.prompt, 'drop', {
      name: 'notes.md',
      type: '',
      base64: Buffer.from('Be kind.').toString('base64'),
    })
    await expect(attached(studio).getByRole('listitem')).toHaveCount(2)
    await expect(attached(studio).locator('img')).toBeVisible()
    await page.reload()
    await expect(attached(studio).getByRole('listitem')).toHaveCount(2)
    await attached(studio).getByRole('button', { name: 'Look at image.png' }).click()
    const enlarged = page.getByRole('dialog', { name: 'image.png' }).getByRole('img')
    await expect(enlarged).toBeVisible()
    expect(await enlarged.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(2048)
    await page.keyboard.press('Escape')
    await sendByEnter(studio, 'like this')
    await expect(attached(studio)).toHaveCount(0)
    await expect(studio.lastTurn).toContainText('notes.md')
    await expect(studio.lastTurn.locator('img')).toBeVisible()
    const asked = server.requests.findLast(({ path }) => path.endsWith('/chat/completions'))
    const { messages } = JSON.parse(asked?.body ?? '{}') as { messages: { content: unknown }[] }
    const [words, image] = (messages.at(-1)?.content ?? []) as [{ text: string }, { image_url: { url: string } }]
    expect(words.text).toContain('Be kind.')
    expect(image.image_url.url).toMatch(/^data:image\/png;base64,iVBOR/)
  } finally {
    await server.close()
  }
})

test('what cannot go along is said, and what goes along can be taken out', async ({ open }) => {
  const { studio } = await open({ script: makesPages })
  const zip = Buffer.from('PK\u0003\u0004\0\0').toString('base64')
  await give(studio.prompt, 'drop', { name: 'app.zip', type: 'application/zip', base64: zip })
  await expect(studio.page.getByText('“app.zip” is neither an image nor a text file.')).toBeVisible()
  await give(studio.prompt, 'drop', { name: 'a.txt', type: 'text/plain', base64: 'YQ==' })
  await expect(studio.page.getByTestId('estimate')).toContainText('Only your words are read')
  await attached(studio).getByRole('button', { name: 'Remove a.txt' }).click()
  await expect(attached(studio)).toHaveCount(0)
  await expect(studio.prompt).toBeFocused()
})

test('Enter while a file is on its way sends when it is there, and not without it', async ({ open }) => {
  const { studio } = await open({ script: makesPages })
  /** Drops the file, and sends before anything of it can have been read: by Enter, or by a click that Escape takes back. */
  const sendWith = (name: string, bytes: number[], how: 'enter' | 'click and Escape' = 'enter'): Promise<void> =>
    studio.prompt.evaluate(
      async (field, file) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([Uint8Array.from(file.bytes)], file.name, { type: 'text/plain' }))
        const init = { bubbles: true, cancelable: true }
        field.dispatchEvent(new DragEvent('drop', { ...init, dataTransfer: transfer }))
        // The window is drawn after each event, as between a drop and a key of a person.
        await Promise.resolve()
        if (file.how === 'enter') {
          field.dispatchEvent(new KeyboardEvent('keydown', { ...init, key: 'Enter' }))
          return
        }
        field.closest('form')?.querySelector<HTMLButtonElement>('button[type=submit]')?.click()
        await Promise.resolve()
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { ...init, key: 'Escape' }))
      },
      { name, bytes, how },
    )
  await studio.prompt.fill('like this')
  await sendWith('no-text.txt', [0, 159])
  await expect(studio.page.getByText('“no-text.txt” is neither an image nor a text file.')).toBeVisible()
  await expect(studio.prompt).toHaveValue('like this')
  await expect(studio.turns).toHaveCount(0)

  await sendWith('wishes.txt', [97])
  await studio.waitForTurn('done')
  await expect(studio.lastTurn).toContainText('wishes.txt')

  await studio.prompt.fill('or like that')
  await sendWith('more.txt', [98], 'click and Escape')
  await expect(attached(studio)).toContainText('more.txt')
  await expect(studio.prompt).toHaveValue('or like that')
  await expect(studio.turns).toHaveCount(1)
})

test('a file is named with @ by the keyboard alone', async ({ open }) => {
  const { studio } = await open({ script: makesPages })
  await sendByEnter(studio, 'a page')
  await studio.prompt.pressSequentially('clean up @')
  const files = studio.page.getByRole('listbox', { name: 'Files of this project' })
  await expect(files.getByRole('option')).toHaveCount(2)
  await studio.prompt.press('ArrowDown')
  await expect(files.getByRole('option', { selected: true })).toHaveText('index.html')
  await studio.prompt.pressSequentially('ap')
  await expect(files.getByRole('option')).toHaveText(['app.js'])
  await studio.prompt.press('Enter')
  await expect(studio.prompt).toHaveValue('clean up @app.js ')
  await expect(files).toHaveCount(0)
  await expect(studio.page.locator('.composer-mirror mark')).toHaveText('@app.js')
  await studio.prompt.pressSequentially('and @')
  await expect(files).toBeVisible()
  await studio.prompt.press('Escape')
  await expect(files).toHaveCount(0)
  await studio.prompt.press('Enter')
  await expect(studio.lastTurn).toContainText('clean up @app.js and @')
})

test('before it is sent, a prompt says what will answer and roughly how much goes to it', async ({ open }) => {
  const server = await startFakeChat({ models: ['tiny-coder'] })
  try {
    const { studio } = await open()
    await studio.page.getByRole('button', { name: 'Connect a model' }).first().click()
    const models = studio.page.getByRole('dialog', { name: 'Models' })
    await models.getByLabel('Base URL').fill(server.baseUrl)
    await models.getByRole('button', { name: 'Save and connect' }).click()
    await expect(models.getByText('tiny-coder').first()).toBeVisible()
    await models.getByRole('button', { name: 'Done' }).click()
    await studio.prompt.fill('a timer')
    const line = studio.page.getByTestId('estimate')
    await expect(line).toHaveText(/^~\d+ tokens in · free, on this machine$/)
    const few = Number(/\d+/.exec(await line.innerText())?.[0])
    await studio.prompt.fill(`a timer ${'with many words '.repeat(300)}`)
    await expect(line).toHaveText(/^~[\d.]+k tokens in/)
    expect(few).toBeLessThan(1000)
    expect(server.requests.filter(({ path }) => path.endsWith('/chat/completions'))).toEqual([])
  } finally {
    await server.close()
  }
})
