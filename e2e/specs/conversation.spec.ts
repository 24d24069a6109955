/** The conversation: what an answer may show, a thousand turns, and what can be done with each of them. */
import { createServer } from 'node:http'
import { rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { seededFolder } from '../seeded-store.ts'
import { expect, finish, pageAnswer, says, test } from '../test.ts'

/** What is copied is kept on the page: a test may not read the machine's clipboard. */
async function catchCopies(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => void (document.documentElement.dataset['copied'] = text)
  })
  return () => page.evaluate(() => document.documentElement.dataset['copied'] ?? '')
}

async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('.conversation').analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

test('markdown is drawn, and nothing in it runs, loads or leads astray', async ({ open }) => {
  const seen: string[] = []
  const outside = createServer((request, response) => {
    seen.push(request.url ?? '')
    response.end('reached')
  })
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`
  const hostile = [
    '\nThe **app** is there.\n\n',
    `<script>document.title = "hacked"; fetch("${address}/script")</script>\n\n`,
    `<img src="${address}/html.png" onerror="document.title='hacked'"> ![a chart](${address}/chart.png)\n\n`,
    '[run me](javascript:document.title="hacked") and [a page](https://example.org/a?b) ',
    `and <a href="javascript:alert(1)" onclick="alert(1)">html</a>\n\n`,
    '| Left | Right |\n| :--- | ----: |\n| one  |     2 |\n\n',
    '```ts\nconst left: number = 1\n```\n\n- one\n- two\n',
  ]
  try {
    const { studio } = await open({
      script: [{ answer: '*' }, says(pageAnswer('<h1>Fine</h1>')), ...hostile.map((part) => says(part, 20)), finish],
    })
    await studio.send('a page')
    await studio.waitForTurn('done')
    const turn = studio.lastTurn
    await expect(turn.locator('strong')).toHaveText('app')
    await expect(turn.getByRole('cell', { name: 'one' })).toBeVisible()
    await expect(turn.locator('.code-keyword').first()).toHaveText('const')
    await expect(turn).toContainText('<script>')
    await expect(turn).toContainText(`a chart (${address}/chart.png)`)
    await expect(turn.locator('img, script, iframe')).toHaveCount(0)
    const links = turn.locator('a[href]')
    await expect(links).toHaveCount(1)
    await expect(links).toHaveAttribute('href', 'https://example.org/a?b')
    await expect(links).toHaveAttribute('rel', /noopener/)
    await expect(turn).toContainText('a page (example.org)')
    const copied = await catchCopies(studio.page)
    await turn.getByRole('button', { name: 'Copy code' }).click()
    await expect.poll(copied).toBe('const left: number = 1')
    for (const colorScheme of ['dark', 'light'] as const) {
      await studio.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect(await seriousFaults(studio.page)).toEqual([])
    }
    expect(await studio.page.title()).not.toContain('hacked')
    expect(seen).toEqual([])
  } finally {
    outside.close()
  }
})

test('a thousand turns: few are on the page, both ends are near, and one’s place is kept', async ({ open }) => {
  const runs = Array.from({ length: 1000 }, (_, index) => ({
    text: `Answer ${index + 1}.\n\n${'More words of it. '.repeat((index % 7) * 8)}`,
  }))
  const dataFolder = await seededFolder({ project: { name: 'Thousand', runs } })
  try {
    const { studio } = await open({ dataFolder })
    await studio.openProject('Thousand')
    const messages = studio.page.getByRole('group', { name: 'Messages' })
    const turn = (number: number) => studio.page.getByRole('article', { name: new RegExp(`^Prompt ${number}:`) })
    await expect(turn(1000)).toBeInViewport()
    expect(await studio.turns.count()).toBeLessThan(40)
    const newest = studio.page.getByRole('button', { name: 'Newest', exact: true })
    await expect(newest).toHaveCount(0)

    await messages.focus()
    await studio.page.keyboard.press('Home')
    await expect(turn(1)).toBeInViewport()
    await expect(newest).toBeVisible()
    expect(await studio.turns.count()).toBeLessThan(40)

    await studio.page.keyboard.press('j')
    await expect(turn(1)).toBeFocused()
    await studio.page.keyboard.press('j')
    await studio.page.keyboard.press('j')
    await expect(turn(3)).toBeFocused()
    await studio.page.keyboard.press('k')
    await expect(turn(2)).toBeFocused()

    await studio.prompt.focus()
    await studio.page.keyboard.press('ControlOrMeta+f')
    await studio.page.keyboard.type('prompt 512')
    await expect(turn(512)).toBeInViewport()
    await expect(studio.page.getByRole('search')).toContainText('1 of 1')
    await studio.page.keyboard.press('Escape')

    await studio.page.getByRole('button', { name: 'Projects', exact: true }).click()
    await expect(studio.page.getByRole('heading', { name: 'Projects', level: 1 })).toBeVisible()
    await studio.openProject('Thousand')
    await expect(turn(512)).toBeInViewport()

    await newest.click()
    await expect(turn(1000)).toBeInViewport()
    await expect(newest).toHaveCount(0)

    const figures = turn(1000).getByRole('button', { name: /first token/ })
    const before = await figures.boundingBox()
    await figures.click()
    await expect(turn(1000)).toContainText('First token')
    // A quarter of a pixel is rounding, not a jump.
    expect(Math.abs(((await figures.boundingBox())?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(1)
  } finally {
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })
  }
})

test('a prompt and an answer are copied, a prompt is edited and sent again', async ({ open }) => {
  const { studio } = await open({
    script: [
      { answer: 'first' },
      says(`Here it **is**.\n\n${pageAnswer('<h1>One</h1>')}`),
      finish,
      { answer: 'second' },
      says(pageAnswer('<h1>Two</h1>')),
      finish,
    ],
  })
  await studio.send('the first page')
  await studio.waitForTurn('done')
  const copied = await catchCopies(studio.page)
  await studio.lastTurn.getByRole('button', { name: 'Copy prompt' }).click()
  await expect.poll(copied).toBe('the first page')
  await studio.lastTurn.getByRole('button', { name: 'Copy answer' }).click()
  await expect.poll(copied).toMatch(/^Here it \*\*is\*\*\.\n\n- `index\.html` \+\d+$/)

  await studio.lastTurn.getByRole('button', { name: 'Edit and send again' }).click()
  await expect(studio.prompt).toBeFocused()
  await expect(studio.prompt).toHaveValue('the first page')
  await studio.send('the second page')
  await expect(studio.app.getByRole('heading', { name: 'Two' })).toBeVisible()
  await expect(studio.turns).toHaveCount(2)
  await expect(studio.turns.last()).toHaveAttribute('data-state', 'done')
  await studio.turns.first().getByRole('button', { name: 'Ask again' }).click()
  await expect(studio.turns).toHaveCount(3)
  await expect(studio.lastTurn).toContainText('the first page')
})

test('what went along with a prompt is shown with it, opened from it, and comes back for another try', async ({
  open,
}) => {
  const script = [{ answer: '*' }, says(pageAnswer('<h1>Made</h1>')), finish]
  const { studio, launched } = await open({ script })
  await studio.prompt.evaluate(async (field) => {
    const canvas = new OffscreenCanvas(40, 30)
    canvas.getContext('2d')?.fillRect(0, 0, 40, 30)
    const transfer = new DataTransfer()
    transfer.items.add(new File([await canvas.convertToBlob()], 'sketch.png', { type: 'image/png' }))
    transfer.items.add(new File(['Keep it calm.'], 'wishes.txt', { type: 'text/plain' }))
    field.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }))
  })
  const box = () => studio.page.locator('.composer')
  await expect(box()).toContainText('wishes.txt')
  await expect(box().getByRole('img').or(box().locator('img')).first()).toBeVisible()
  await studio.send('like this')
  await studio.waitForTurn('done')
  await launched.restart()
  const picture = studio.lastTurn.getByRole('button', { name: /^Look at sketch/ })
  await expect
    .poll(() => picture.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0)
  await picture.click()
  await expect(studio.page.getByRole('dialog').getByRole('img', { name: /^sketch/ })).toBeVisible()
  await studio.page.keyboard.press('Escape')
  await studio.lastTurn.getByRole('button', { name: /^wishes\.txt/ }).click()
  await expect(studio.page.getByRole('dialog', { name: 'wishes.txt' })).toContainText('Keep it calm.')
  await studio.page.keyboard.press('Escape')
  await expect(studio.page.getByRole('dialog')).toHaveCount(0)
  await studio.lastTurn.getByRole('button', { name: 'Edit and send again' }).click()
  await expect(studio.prompt).toHaveValue('like this')
  await expect(box()).toContainText('wishes.txt')
})

test('a setting shows an answer’s words only when it is complete', async ({ open }) => {
  const dataFolder = await seededFolder({ settings: { answers: 'whole' } })
  try {
    const script = [{ answer: '*' }, says('Half of the words', 100), { hold: true }]
    const { studio } = await open({ dataFolder, script })
    await studio.send('a page')
    await expect(studio.lastTurn).toContainText('The words are shown when the answer is complete.')
    await expect(studio.lastTurn).not.toContainText('Half of the words')
    await expect(studio.lastTurn.getByRole('progressbar')).toBeVisible()
    await studio.page.keyboard.press('Escape')
    await studio.waitForTurn('stopped')
    await expect(studio.lastTurn).toContainText('Half of the words')
  } finally {
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })
  }
})

test('sources are listed with where they lead; reasoning and stages of an older turn come when they are opened', async ({
  open,
}) => {
  const { studio, launched } = await open({
    script: [
      { answer: 'first' },
      { event: { type: 'reasoning-delta', text: 'A page needs a heading.' } },
      { event: { type: 'citation', url: 'https://www.example.org/headings', title: 'On headings' } },
      { event: { type: 'citation', url: 'https://www.example.org/headings', title: 'On headings' } },
      { event: { type: 'citation', url: 'javascript:alert(1)', title: 'Bad' } },
      says(`As it is said [1].\n\n${pageAnswer('<h1>One</h1>')}`),
      finish,
      { answer: 'second' },
      says(pageAnswer('<h1>Two</h1>')),
      finish,
    ],
  })
  await studio.send('first')
  await studio.waitForTurn('done')
  await studio.send('second')
  await expect(studio.turns).toHaveCount(2)
  await expect(studio.turns.last()).toHaveAttribute('data-state', 'done')
  await launched.restart()
  const turn = studio.turns.first()
  await expect(turn.getByRole('link')).toHaveCount(1)
  await expect(turn.getByRole('link', { name: 'On headings' })).toHaveAttribute(
    'href',
    'https://www.example.org/headings',
  )
  await expect(turn.getByRole('link', { name: 'On headings' })).toContainText('example.org')
  await expect(turn).not.toContainText('A page needs a heading.')
  await turn.getByRole('button', { name: 'How it was thought through' }).click()
  await expect(turn).toContainText('A page needs a heading.')
  await turn.getByRole('button', { name: /12 in/ }).click()
  await expect(turn).toContainText('Writing index.html')
  await expect(turn).toContainText('Tokens out')
})

test('a draft whose place a later prompt has taken says so', async ({ open }) => {
  const half = '```html path=index.html\n<!doctype html>\n<html lang="en">\n<body>\n<h1>Half</h1>\n'
  const { studio } = await open({
    script: [
      { answer: 'first' },
      says(half),
      { hold: true },
      { answer: 'second' },
      says(pageAnswer('<h1>Whole</h1>')),
      finish,
    ],
  })
  await studio.send('first')
  await expect(studio.app.getByRole('heading', { name: 'Half' })).toBeVisible()
  await studio.stop.click()
  await studio.waitForTurn('stopped')
  await studio.send('second')
  await studio.waitForTurn('done')
  await expect(studio.turns.first()).toContainText('A later prompt took this draft’s place.')
})

test('an answer is read aloud where there is a voice for it, and never while it comes', async ({ open }) => {
  const script = [{ answer: '*' }, says('The first sentence. The second one.'), says(' More.', 1500), finish]
  const { studio } = await open({ script })
  await studio.page.evaluate(() => {
    const spoken: string[] = []
    const voice = { lang: 'en-US', name: 'Test', voiceURI: 'test', localService: true, default: true }
    Object.assign(window, {
      spoken,
      SpeechSynthesisUtterance: class {
        text: string
        onend?: () => void
        constructor(text: string) {
          this.text = text
        }
      },
    })
    Object.defineProperty(window, 'speechSynthesis', {
      value: Object.assign(new EventTarget(), {
        getVoices: () => [voice],
        cancel: () => spoken.push('(silence)'),
        speak: (utterance: { text: string }) => spoken.push(utterance.text),
      }),
    })
  })
  await studio.send('say it')
  const read = studio.page.getByRole('button', { name: 'Read aloud' })
  await expect(studio.lastTurn).toContainText('The first sentence.')
  await expect(read).toHaveCount(0)
  await studio.waitForTurn('done')
  await read.click()
  const spoken = () => studio.page.evaluate(() => (window as unknown as { spoken: string[] }).spoken)
  expect((await spoken()).at(-1)).toBe('The first sentence.')
  await studio.page.getByRole('button', { name: 'Stop reading' }).click()
  expect((await spoken()).slice(-2)).toEqual(['The first sentence.', '(silence)'])
})
