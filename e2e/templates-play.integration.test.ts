/** The starter apps to draw, convert, play and look at numbers with, used by pointer and by keyboard alone, and reloaded. */
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startApps, type StarterApp, type StarterApps } from './starter-apps.ts'

let apps: StarterApps
let app: StarterApp
let page: Page

beforeAll(async () => {
  apps = await startApps()
})
afterAll(() => apps.stop())
afterEach(async () => {
  await apps.closeApps()
  expect(app.troubles).toEqual([])
})

async function open(prompt: string, prepare?: (page: Page) => Promise<void>): Promise<void> {
  app = await apps.open(prompt, prepare)
  page = app.page
}

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
/** What the test knows is there; throws when it is not. */
function there<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('It is not there.')
  return value
}

const text = (selector: string) => page.locator(selector).textContent()
const kept = (key: string) => page.evaluate((name) => JSON.parse(localStorage.getItem(name) ?? 'null') as unknown, key)

describe('drawing', () => {
  /** How many pixels of the sheet carry ink, and the colour in its middle. */
  const ink = () =>
    page.locator('#sheet').evaluate((element) => {
      const sheet = element as HTMLCanvasElement
      const { data = [] } = sheet.getContext('2d')?.getImageData(0, 0, sheet.width, sheet.height) ?? {}
      let count = 0
      for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 0) count += 1
      const middle = ((sheet.height >> 1) * sheet.width + (sheet.width >> 1)) * 4
      return { count, middle: [...data.slice(middle, middle + 4)] }
    })

  async function drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
    const box = there(await page.locator('#cover').boundingBox())
    const at = ([x, y]: readonly [number, number]) => [box.x + box.width * x, box.y + box.height * y] as const
    await page.mouse.move(...at(from))
    await page.mouse.down()
    await page.mouse.move(...at(to), { steps: 4 })
    await page.mouse.up()
  }

  test('draws, fills, undoes, clears, keeps sheets over a reload and another size, and saves a picture', async () => {
    await open('a drawing pad, light')
    await page.getByTitle('Rectangle').click()
    await drag([0.3, 0.3], [0.7, 0.7])
    const outline = (await ink()).count
    await page.getByTitle('Fill').click()
    await page.getByTitle('Red', { exact: true }).click()
    await drag([0.5, 0.5], [0.5, 0.5])
    expect((await ink()).middle).toEqual([224, 57, 62, 255])
    await page.keyboard.press('Control+z')
    expect((await ink()).count).toBe(outline)
    await button('Redo').click()
    const filled = await ink()
    await button('Clear the sheet').click()
    expect((await ink()).count).toBe(0)
    await button('Undo').click()
    expect(await ink()).toEqual(filled)
    await page.setViewportSize({ width: 700, height: 600 })
    await page.reload()
    expect(await ink()).toEqual(filled)
    await button('New sheet').click()
    expect(await page.getByText('An empty sheet').isVisible()).toBe(true)
    await button('Sheet 1').click()
    await button('Delete the sheet').click()
    expect(await page.locator('#sheets li').count()).toBe(1)
    await button('Bring it back').click()
    expect(await ink()).toEqual(filled)
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 20_000 }),
      button('Save as PNG').click(),
    ])
    expect(download.suggestedFilename()).toBe('Sketchbook 1.png')
  })

  test('is drawn on by keyboard alone', async () => {
    await open('a drawing pad')
    await page.locator('#cover').focus()
    await page.keyboard.press('l')
    await page.keyboard.press('Space')
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Space')
    expect(await kept('sketchbook-drawing')).toMatchObject({ sheets: [{ marks: [{ tool: 'line' }] }] })
    const before = (await ink()).count
    expect(before).toBeGreaterThan(0)
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Escape')
    expect((await ink()).count).toBe(before)
  })
})

describe('converter', () => {
  const value = (label: string) => page.getByLabel(label, { exact: true }).inputValue()

  test('converts both ways, keeps favourites and what was asked, and gives them back', async () => {
    await open('a unit converter')
    await page.getByLabel('Amount to convert').fill('26.2')
    expect(await value('Result')).toBe('16.2799')
    await page.getByLabel('Result').fill('1,5')
    expect(await value('Amount to convert')).toBe('2.41402')
    await page.keyboard.press('Enter')
    await button('Favourite').click()
    await page.getByRole('radio', { name: 'Temperature' }).check()
    await page.getByLabel('Amount to convert').fill('-40')
    expect(await value('Result')).toBe('−40')
    await page.getByLabel('Amount to convert').fill('-300')
    expect(await text('#trouble')).toBe('Nothing is colder than absolute zero')
    await page.getByLabel('Amount to convert').fill('twelve')
    expect(await text('#trouble')).toBe('This is not a number')
    await page.reload()
    await button('Kilometres to Miles').click()
    expect(await value('From')).toBe('km')
    await button('Remove Kilometres to Miles from the favourites').click()
    expect(await page.getByText('Mark a pair of units').isVisible()).toBe(true)
    await button('Undo').click()
    expect(await button('Kilometres to Miles').isVisible()).toBe(true)
    await button('Clear').click()
    expect(await page.locator('#recent li').count()).toBe(0)
  })

  test('answers a line that is typed, also in Arabic', async () => {
    await open('a unit converter')
    await page.getByLabel('Ask in one line').fill('12 kg in lb')
    await page.keyboard.press('Enter')
    expect(await text('#recent')).toBe('12 kg = 26.4555 lb')
    await button('Swap the units').press('Enter')
    expect(await value('Result')).toBe('5.44311')
    await page.getByLabel('Ask in one line').fill('a fortnight')
    await page.keyboard.press('Enter')
    expect(await text('#trouble')).toBe('Write it like this: 12 kg in lb')
    await app.change('in Arabic')
    await page.locator('#question').fill('٣ كم إلى متر')
    await page.keyboard.press('Enter')
    expect(await value('الناتج')).toBe('3\u202f000')
  })
})

describe('snake', () => {
  const noon = new Date('2026-11-21T12:00:00').getTime()
  const start = (prompt: string) =>
    open(prompt, async (fresh) => {
      await fresh.clock.install({ time: noon })
    })
  const where = (selector: string) =>
    page
      .locator(selector)
      .evaluate((element) => /translate\(([\d ]+)\)/.exec(element.getAttribute('transform') ?? '')?.[1])

  test('eats, pauses, is found paused after a reload, ends at the wall, and keeps its best score', async () => {
    await start('a snake game')
    await page.clock.pauseAt(noon + 1000)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowRight')
    await page.clock.runFor(140 * 2)
    expect(await where('#head')).toBe('95 95')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    await page.clock.runFor(140 * 6)
    expect(await text('#score')).toBe('1')
    await page.keyboard.press('Space')
    const paused = await where('#head')
    await page.clock.runFor(5000)
    expect(await where('#head')).toBe(paused)
    await page.keyboard.press('Space')
    await page.reload()
    expect(await text('#veil-title')).toBe('Paused')
    await page.keyboard.press('Space')
    await page.clock.runFor(140 * 12)
    expect(await text('#veil-title')).toBe('Game over')
    expect(await text('#scores b')).toMatch(/^[1-9]/)
    await button('Clear').click()
    expect(await page.locator('#scores li').count()).toBe(0)
    await button('Undo').click()
    await page.reload()
    expect(await page.locator('#scores li').count()).toBe(1)
    expect(await text('#veil-title')).toBe('Game over')
  })

  test('goes through open edges, and is steered by the pad and by swipes', async () => {
    await start('a snake game')
    await page.clock.pauseAt(noon + 1000)
    await page.setViewportSize({ width: 360, height: 740 })
    await page.getByRole('radio', { name: 'Open' }).check()
    await button('Up').click()
    await page.clock.runFor(140 * 12)
    expect(await where('#head')).toBe('85 185')
    const box = there(await page.locator('#board').boundingBox())
    await page.mouse.move(box.x + 100, box.y + 20)
    await page.mouse.down()
    await page.mouse.move(box.x + 40, box.y + 22)
    await page.mouse.up()
    await page.clock.runFor(140)
    expect(await where('#head')).toBe('75 185')
    expect(await page.locator('#veil').isVisible()).toBe(false)
  })
})

describe('memory', () => {
  const cards = async () => {
    const state = (await kept('two-alike-memory')) as { game: { cards: { pair: number }[] } }
    return state.game.cards.map(({ pair }, index) => ({ pair, index }))
  }
  const turn = (index: number) => page.locator('.card').nth(index).click()

  test('keeps pairs open, closes others, is kept over a reload, and remembers the best game', async () => {
    await open('a memory game', (fresh) => fresh.clock.install())
    await page.getByRole('radio', { name: '12' }).check()
    const all = await cards()
    const pairs = Array.from({ length: 6 }, (_, pair) =>
      all.filter((card) => card.pair === pair).map(({ index }) => index),
    )
    await turn(there(pairs[0]?.[0]))
    await turn(there(pairs[1]?.[0]))
    expect(await page.locator('.card.open').count()).toBe(2)
    await page.clock.runFor(1200)
    expect(await page.locator('.card.open').count()).toBe(0)
    for (const index of there(pairs[0])) await turn(index)
    await page.reload()
    expect(await page.locator('.card.found').count()).toBe(2)
    expect(await text('#moves')).toBe('2')
    await button('New game').click()
    await button('Undo').click()
    for (const pair of pairs.slice(1)) for (const index of pair) await turn(index)
    expect(await text('#end-title')).toBe('All pairs found')
    expect(await text('#end-text')).toMatch(/^7 moves in .*: your best so far\.$/)
    await page.reload()
    expect(await text('#bests')).toContain('Shapes, 12 cards')
    await button('Play again').click()
    expect(await page.locator('.card.open').count()).toBe(0)
  })

  test('two play by keyboard, from right to left too', async () => {
    await open('a memory game in Arabic', (fresh) => fresh.clock.install())
    await page.getByRole('radio', { name: 'لاعبان' }).focus()
    await page.keyboard.press('Space')
    await page.locator('.card').first().focus()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await page.locator('.card').nth(5).getAttribute('class')).toContain('open')
    const all = await cards()
    const other = there(all.find(({ pair, index }) => index !== 5 && pair !== all[5]?.pair))
    await page.locator('.card').nth(other.index).press('Enter')
    expect(await text('#turn')).toBe('الدور للاعب 2.')
  })
})

describe('dashboard', () => {
  const cell = (name: string) => page.getByLabel(name, { exact: true })

  test('shows what is pasted, edited, deleted and given back, and remembers it', async () => {
    await open('a dashboard')
    expect(await page.locator('#cards li').count()).toBe(4)
    await button('Paste CSV').click()
    await page.getByLabel('Table as text').fill('nothing here')
    await button('Use these numbers').click()
    expect(await text('#import-trouble')).toContain('at least one row')
    await page.getByLabel('Table as text').fill('Day;Tea;Coffee\nMon;1,5;10\nTue;2,5;"20"\n')
    await button('Use these numbers').click()
    expect(await page.locator('#cards b').allTextContents()).toEqual(['34', '4', '30'])
    await cell('Coffee, Tue').fill('40')
    expect(await page.locator('#cards b').first().textContent()).toBe('54')
    await page.reload()
    expect(await page.locator('#cards b').first().textContent()).toBe('54')
    await button('Delete the row Mon').click()
    expect(await page.locator('#cards b').first().textContent()).toBe('42.5')
    await button('Undo').click()
    await button('Add a row').click()
    await page.keyboard.type('Wed')
    await page.keyboard.press('Tab')
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Tea, Wed')
    await page.keyboard.type('6')
    expect(await page.locator('#cards b').first().textContent()).toBe('60')
    await page
      .locator('#legend')
      .getByRole('button', { name: /Coffee/ })
      .click()
    expect(await page.locator('#cards b').first().textContent()).toBe('10')
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 20_000 }),
      button('Save as CSV').click(),
    ])
    expect(download.suggestedFilename()).toBe('Overview.csv')
  })

  test('its charts are read by keyboard, and it starts empty', async () => {
    await open('a dashboard with charts')
    await page.locator('#lines').focus()
    await page.keyboard.press('End')
    expect(await text('#announce')).toContain('Shop 640, Online 590, Wholesale 265, Total 1,495')
    await page.locator('#bars').focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    expect(await text('#announce')).toMatch(/^\w+ 26: Shop .*, Total [\d,]+$/)
    await button('Start empty').click()
    expect(await page.getByText('No numbers yet').isVisible()).toBe(true)
    await button('Undo').click()
    expect(await page.locator('#cards li').count()).toBe(4)
  })
})
