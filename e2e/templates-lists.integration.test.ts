/** The starter apps that keep lists (habits, expenses, quiz, flashcards, documents) used as a person would, and reloaded. */
import { readFile } from 'node:fs/promises'
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

/** Holds the page's calendar at one moment. */
const at = (moment: string) => async (fresh: Page) => {
  await fresh.clock.setFixedTime(new Date(moment))
}

/** A page whose storage throws, as in some private windows. */
const withoutStorage = async (fresh: Page) => {
  await fresh.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError')
      },
    })
  })
}

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const focused = () =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id ?? '')

describe('habits', () => {
  const names = () => page.locator('#habits strong').allTextContents()
  const cell = (name: string) => page.getByRole('button', { name, exact: true })

  test('adds, ticks, counts the row over a day off, edits, archives, deletes with undo, and remembers', async () => {
    await open('a habit tracker', at('2026-11-19T10:00:00'))
    await page.getByRole('button', { name: 'Drink water' }).click()
    await page.getByLabel('New habit').fill('Run')
    await press('Enter')
    expect(await names()).toEqual(['Drink water', 'Run'])
    await page.getByRole('button', { name: 'Edit: Run' }).click()
    for (const day of ['Tuesday', 'Thursday', 'Saturday', 'Sunday'])
      await page.getByRole('checkbox', { name: day }).uncheck()
    await page.getByLabel('Name').fill('Run far')
    await page.getByRole('radio', { name: 'Rose' }).check()
    await page.getByRole('button', { name: 'Save' }).click()
    // Monday and Wednesday are done; Tuesday was free, and Thursday is.
    await expect.poll(names).toEqual(['Drink water', 'Run far'])
    await cell('Run far, Monday, November 16').click()
    await cell('Run far, Wednesday, November 18').click()
    expect(await page.locator('#habits small').nth(1).textContent()).toBe('Mon Wed Fri · Streak: 2')
    await cell('Drink water, Thursday, November 19').click()
    expect(await page.locator('#ring').getAttribute('aria-label')).toBe('Done today: 1 of 1')
    expect(await cell('Drink water, Friday, November 20').isDisabled()).toBe(true)
    await page.reload()
    expect(await page.locator('#habits small').nth(1).textContent()).toBe('Mon Wed Fri · Streak: 2')
    await page.getByRole('combobox').selectOption({ label: 'Run far' })
    expect(await page.locator('#longest').textContent()).toBe('2')

    await page.getByRole('button', { name: 'Edit: Drink water' }).click()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await expect.poll(names).toEqual(['Run far'])
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(await names()).toEqual(['Drink water', 'Run far'])
    await page.getByRole('button', { name: 'Edit: Run far' }).click()
    await page.getByRole('button', { name: 'Archive', exact: true }).click()
    await expect.poll(names).toEqual(['Drink water'])
    await page.reload()
    await page.getByText('Archived: 1').click()
    await page.getByRole('button', { name: 'Bring back: Run far' }).click()
    expect(await names()).toEqual(['Drink water', 'Run far'])
  })

  test('is used by keyboard alone, also from right to left', async () => {
    await open('a habit tracker', at('2026-11-19T10:00:00'))
    await press('Tab')
    for (const name of ['One', 'Two']) {
      await page.keyboard.type(name)
      await press('Enter')
    }
    await cell('One, Thursday, November 19').focus()
    await press('ArrowDown', 'ArrowLeft', 'Space')
    expect(await focused()).toBe('Two, Wednesday, November 18')
    expect(await cell('Two, Wednesday, November 18').getAttribute('aria-pressed')).toBe('true')
    await press('Alt+ArrowUp')
    expect(await names()).toEqual(['Two', 'One'])
    expect(await focused()).toBe('Two, Wednesday, November 18')
    await app.change('in Arabic')
    await page.locator('#habits [data-day="2026-11-18"]').first().focus()
    await press('ArrowRight')
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['day'])).toBe('2026-11-17')
  })

  test('works where nothing can be stored', async () => {
    await open('a habit tracker', withoutStorage)
    await page.getByRole('button', { name: 'Go for a walk' }).click()
    expect(await names()).toEqual(['Go for a walk'])
  })
})

describe('expenses', () => {
  const items = () => page.locator('.item b').allTextContents()
  const spend = async (amount: string, what: string, category?: string) => {
    await page.locator('#add').getByLabel('What for').fill(what)
    if (category !== undefined) await page.locator('#add').getByLabel('Category').selectOption({ label: category })
    await page.getByLabel('Amount').first().fill(amount)
    await press('Enter')
  }

  test('adds, sums, edits, deletes with undo, filters, searches, turns months, and remembers', async () => {
    await open('an expense tracker', at('2026-11-19T10:00:00'))
    await spend('12,50', 'Bread', 'Groceries')
    await spend('1,200', 'Rent', 'Home')
    await spend('٧٫٥', 'Coffee', 'Eating out')
    expect(await items()).toEqual(['Coffee', 'Rent', 'Bread'])
    expect(await page.locator('#sum').textContent()).toBe('$1,220.00')
    await page.getByRole('button', { name: 'Edit: Rent, $1,200.00' }).click()
    await page.locator('#editor').getByLabel('Amount').fill('1000')
    await page.locator('#editor').getByLabel('Day').fill('2026-10-02')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect.poll(items).toEqual(['Coffee', 'Bread'])
    await page.getByRole('button', { name: 'Month before' }).click()
    expect(await items()).toEqual(['Rent'])
    await page.reload()
    expect(await page.locator('#sum').textContent()).toBe('$20.00')
    await page
      .locator('#categories')
      .getByRole('button', { name: /Groceries/ })
      .click()
    expect(await items()).toEqual(['Bread'])
    await page
      .locator('#categories')
      .getByRole('button', { name: /Groceries/ })
      .click()
    await page.getByLabel('Search this month').fill('coff')
    expect(await items()).toEqual(['Coffee'])
    await page.getByRole('button', { name: 'Delete: Coffee' }).click()
    expect(await page.locator('#sum').textContent()).toBe('$12.50')
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(await page.locator('#sum').textContent()).toBe('$20.00')
  })

  test('keeps the currency and the budget, and saves a table that no program takes for formulas', async () => {
    await open('an expense tracker', at('2026-11-19T10:00:00'))
    await spend('10.256', '=HYPERLINK("x"), "quoted"')
    await page.getByRole('combobox', { name: 'Currency' }).selectOption('EUR')
    await page.getByLabel('Budget a month').fill('8')
    await press('Enter')
    expect(await page.locator('#budget-text').textContent()).toBe('€2.26 over the budget')
    await page.reload()
    expect(await page.locator('#sum').textContent()).toBe('€10.26')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('Pocketbook.csv')
    expect(await readFile(await download.path(), 'utf8')).toBe(
      '\ufeff"Date","Category","What for","Amount","Currency"\r\n' +
        '"2026-11-19","Groceries","\'=HYPERLINK(""x""), ""quoted""","10.26","EUR"\r\n',
    )
  })

  test('is used by keyboard alone, and says what is missing', async () => {
    await open('an expense tracker', at('2026-11-19T10:00:00'))
    await page.locator('#amount').focus()
    await page.keyboard.type('nothing')
    await press('Enter')
    expect(await page.locator('#problem').textContent()).toMatch(/above zero/)
    expect(await focused()).toBe('amount')
    await press('Control+a')
    await page.keyboard.type('3')
    await press('Tab')
    await page.keyboard.type('Tea')
    await press('Enter')
    await page.getByRole('button', { name: 'Edit: Tea, $3.00' }).focus()
    await press('Tab', 'Enter')
    expect(await focused()).toBe('undo')
    await press('Enter')
    expect(await items()).toEqual(['Tea'])
  })

  test('works where nothing can be stored', async () => {
    await open('an expense tracker', withoutStorage)
    await spend('3', 'Tea')
    expect(await items()).toEqual(['Tea'])
  })
})

describe('flashcards', () => {
  const fronts = () =>
    page
      .locator('#cards li input:first-child')
      .evaluateAll((all) => all.map((input) => (input as HTMLInputElement).value))
  const addCard = async (front: string, back: string) => {
    await page.getByLabel('Question', { exact: true }).fill(front)
    await page.getByLabel('Answer', { exact: true }).fill(back)
    await press('Enter')
  }
  const addDeck = async (name: string) => {
    await page.getByLabel('New deck').fill(name)
    await press('Enter')
  }

  test('adds, edits and deletes cards and decks with undo, and remembers', async () => {
    await open('flashcards')
    await addDeck('Spanish')
    await addCard('el pan', 'the bread')
    await addCard('la sal', 'the salt')
    expect(await fronts()).toEqual(['la sal', 'el pan'])
    await page.getByLabel('Answer to: la sal').fill('salt')
    await press('Enter')
    await page.reload()
    expect(await page.getByLabel('Answer to: la sal').inputValue()).toBe('salt')
    await page.getByRole('button', { name: 'Delete: la sal' }).click()
    expect(await fronts()).toEqual(['el pan'])
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(await fronts()).toEqual(['la sal', 'el pan'])
    await page.getByRole('button', { name: 'Delete the deck' }).click()
    expect(await page.getByText('A deck for everything worth knowing').isVisible()).toBe(true)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByLabel('Search the cards').fill('bread')
    expect(await fronts()).toEqual(['el pan'])
  })

  test('is studied by keyboard alone: what is known comes back later and later, what is not at once', async () => {
    await open('flashcards', at('2026-11-19T10:00:00'))
    await addDeck('Letters')
    await addCard('b', '2')
    await addCard('a', '1')
    await page.getByRole('button', { name: 'Study', exact: true }).focus()
    await press('Enter')
    const text = () => page.locator('#front').textContent()
    expect(await text()).toBe('a')
    // A grade before the answer was seen counts for nothing.
    await press('3')
    expect(await text()).toBe('a')
    await press('Space')
    expect(await page.locator('#back').textContent()).toBe('1')
    await press('1')
    expect(await text()).toBe('b')
    await press('Space', '4')
    expect(await text()).toBe('a')
    await press('Space', '3')
    expect(await page.locator('#finished-text').textContent()).toBe('Cards: 2. Known at once: 1.')
    await press('Escape')
    expect(await page.locator('#due-text').textContent()).toBe('The next card comes on Nov 20.')
    await page.clock.setFixedTime(new Date('2026-11-20T10:00:00'))
    await page.reload()
    expect(await page.locator('#due-title').textContent()).toBe('Cards due: 1')
    await page.clock.setFixedTime(new Date('2026-11-22T10:00:00'))
    await page.reload()
    expect(await page.locator('#due-title').textContent()).toBe('Cards due: 2')
  })

  test('takes a list as text, keeps the boxes of cards that stay, and saves it', async () => {
    await open('flashcards', at('2026-11-19T10:00:00'))
    await page.getByRole('button', { name: 'Try the example deck' }).click()
    await page.getByRole('button', { name: 'Study', exact: true }).click()
    await press('Space', '3', 'Escape')
    await page.getByRole('button', { name: 'Paste or copy as text' }).click()
    await page.locator('#lines').fill('Japan = Tōkyō\nx=1\t2\nnothing here')
    expect(await page.locator('#text-count').textContent()).toBe('Cards in the text: 2')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as a file' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('Capitals of the world.txt')
    await page.getByRole('button', { name: 'Use this text' }).click()
    await expect.poll(fronts).toEqual(['Japan', 'x=1'])
    expect(await page.locator('.when').allTextContents()).toEqual(['Nov 20', 'Due'])
    await page.getByRole('button', { name: 'Undo' }).click()
    expect((await fronts()).length).toBe(8)
  })

  test('works where nothing can be stored', async () => {
    await open('flashcards', withoutStorage)
    await page.getByRole('button', { name: 'Try the example deck' }).click()
    expect((await fronts()).length).toBe(8)
  })
})

describe('quiz', () => {
  const rightOnes = ['The Pacific', 'Egypt', 'Canberra', 'The Tigris', 'Australia and Oceania', 'Mount Everest']
  /** The number key of the right answer to the question that is shown, or of a wrong one. */
  const keyOf = async (right: boolean) => {
    const options = await page.locator('.option .words').allTextContents()
    return String(options.findIndex((option) => rightOnes.includes(option) === right) + 1)
  }

  test('is played by keyboard alone, keeps its place, and reviews what was wrong', async () => {
    await open('a quiz')
    await page.getByRole('button', { name: /Around the world/ }).focus()
    await press('Enter')
    await press(await keyOf(true), 'Enter')
    await press(await keyOf(false))
    expect(await page.locator('#verdict').textContent()).toMatch(/^Not this one. It is: /)
    // Another key changes nothing once the answer is given.
    await press('1', '2', 'Enter')
    expect(await page.locator('#place').textContent()).toBe('3/6')
    const asked = await page.locator('#question').textContent()
    await page.reload()
    expect(await page.locator('#place').textContent()).toBe('3/6')
    expect(await page.locator('#question').textContent()).toBe(asked)
    await press('Escape')
    expect(await page.getByText('Under way: 2 of 6').isVisible()).toBe(true)
    await page.getByRole('button', { name: /Around the world/ }).press('Enter')
    for (let question = 3; question <= 6; question += 1) await press(await keyOf(true), 'Enter')
    expect(await page.locator('#score').textContent()).toBe('5/6')
    expect(await page.locator('#mistakes li').count()).toBe(1)
    await page.getByRole('button', { name: 'Only the wrong ones' }).press('Enter')
    await press(await keyOf(true), 'Enter')
    expect(await page.locator('#praise').textContent()).toBe('Every one right')
    // The wrong ones alone are no record.
    expect(await page.locator('#best').textContent()).toBe('Around the world · Best: 5 of 6')
    await app.change('in Arabic')
    expect(await page.locator('#best').textContent()).toContain('حول العالم')
  })

  test('one’s own quiz is written, played, changed and deleted with undo', async () => {
    await open('a quiz')
    await page.getByRole('button', { name: 'Write a quiz' }).click()
    await page.keyboard.type('Family')
    await page.getByRole('button', { name: 'Add a question' }).click()
    await page.keyboard.type('Who is oldest?')
    await page.getByLabel('Answer 1', { exact: true }).fill('Uncle')
    expect(await page.getByRole('button', { name: 'Play it' }).isVisible()).toBe(false)
    await page.getByLabel('Answer 2', { exact: true }).fill('<b>Granny</b>')
    await page.getByRole('radio', { name: 'Answer 2 is the right one' }).check()
    await page.getByRole('button', { name: 'Add a question' }).click()
    await page.getByRole('button', { name: 'Delete question 2' }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(await page.locator('#questions > li').count()).toBe(2)
    await page.reload()
    expect(await page.getByLabel('Question 1').getByRole('textbox').first().inputValue()).toBe('Who is oldest?')
    await page.getByRole('button', { name: 'Play it' }).click()
    await page.getByRole('button', { name: '<b>Granny</b>' }).click()
    expect(await page.locator('#verdict').textContent()).toBe('Right')
    await page.getByRole('button', { name: 'See the result' }).click()
    expect(await page.locator('#score').textContent()).toBe('1/1')
    await page.getByRole('button', { name: 'Other quizzes' }).click()
    await page.getByRole('button', { name: 'Edit: Family' }).click()
    await page.getByRole('button', { name: 'Delete the quiz' }).click()
    expect(await page.locator('#sets b').allTextContents()).not.toContain('Family')
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(await page.getByLabel('Name of the quiz').inputValue()).toBe('Family')
  })

  test('works where nothing can be stored', async () => {
    await open('a quiz', withoutStorage)
    await page.getByRole('button', { name: /Around the world/ }).click()
    await press(await keyOf(true))
    expect(await page.locator('#verdict').textContent()).toBe('Right')
  })
})

describe('markdown', () => {
  const write = async (text: string) => page.getByLabel('Text of the document').fill(text)
  const shown = () => page.locator('#preview').innerHTML()
  const titles = () => page.locator('#list b').allTextContents()

  test('shows what is written, ticks tasks in the text, keeps several documents, deletes with undo', async () => {
    await open('a markdown editor')
    await page.getByRole('checkbox', { name: 'Tick this box in the preview' }).check()
    expect(await page.locator('#text').inputValue()).toContain('- [x] Tick this box')
    await page.getByRole('button', { name: 'New', exact: true }).click()
    await page.keyboard.type('# Bread\n\nFlour, **water** and `salt`.\n\n| a | b |\n|---|---|\n| 1 | 2 |')
    await page.reload()
    expect(await page.locator('#preview h1').textContent()).toBe('Bread')
    expect(await page.locator('#preview strong').textContent()).toBe('water')
    expect(await page.locator('#preview td').allTextContents()).toEqual(['1', '2'])
    expect(await page.locator('#count').textContent()).toMatch(/^Words: 9 /)
    expect(await titles()).toEqual(['Bread', 'Write on the left, read on the right'])
    await page.getByRole('button', { name: 'Delete the document' }).click()
    expect(await titles()).toEqual(['Write on the left, read on the right'])
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(await page.locator('#preview h1').textContent()).toBe('Bread')
    await page.getByLabel('Search the documents').fill('flour')
    expect(await titles()).toEqual(['Bread'])
  })

  test('runs nothing that is written into it, and loads nothing', async () => {
    await open('a markdown editor')
    await write(
      [
        '<img src=x onerror="document.title=1"><script>document.title=2</script>',
        '[a](javascript:document.title=3) [b](java\\script\\:x) [c](data:text/html,x) [`d`](`e`)',
        '![e](//example.org/x.png) ![f" onerror="x](data:image/png;base64,AAAA)',
        '[g](#"onclick="x) **[h](https://example.org/a_b_c)**',
        '```',
        '</code></pre><b>',
      ].join('\n'),
    )
    await page.waitForTimeout(50)
    expect(await page.title()).toBe('Foolscap')
    const links = await page.locator('#preview a').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
    expect(links).toEqual(['//example.org/x.png', '#"onclick="x', 'https://example.org/a_b_c'])
    expect(await page.locator('#preview script, #preview b').count()).toBe(0)
    expect(
      await page
        .locator('#preview *')
        .evaluateAll((all) =>
          all.flatMap((element) => element.getAttributeNames().filter((name) => name.startsWith('on'))),
        ),
    ).toEqual([])
    expect(
      await page.locator('#preview img').evaluateAll((all) => all.map((image) => image.getAttribute('src'))),
    ).toEqual(['data:image/png;base64,AAAA'])
  })

  const pieces: readonly [markdown: string, html: string][] = [
    ['- a\n  - b\n    - c\n- d', '<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>'],
    ['3. a\n4. b\n\nc', '<ol start="3"><li>a</li><li>b</li></ol> <p>c</p>'],
    ['> q\n> - x', '<blockquote><p>q</p> <ul><li>x</li></ul></blockquote>'],
    ['a_b_c ~~d~~ \\*e\\* __f__  \ng', '<p>a_b_c <del>d</del> *e* <strong>f</strong><br> g</p>'],
    ['~~~\n# a\n~~~\n***', '<pre><code># a</code></pre> <hr>'],
    ['`a*b*` **c *d* e**', '<p><code>a*b*</code> <strong>c <em>d</em> e</strong></p>'],
  ]
  test('reads headings, lists, quotes, code and marks as others do', async () => {
    await open('a markdown editor')
    for (const [markdown, html] of pieces) {
      await write(markdown)
      expect((await shown()).replace(/ dir="\w+"/g, '').replace(/\s+/g, ' '), markdown).toBe(html)
    }
  })

  test('is used by keyboard alone: marks, lists that go on, undo', async () => {
    await open('a markdown editor')
    await page.getByRole('button', { name: 'New', exact: true }).press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('text')
    await page.keyboard.type('bread')
    await press('Control+a', 'Control+b')
    expect(await page.locator('#text').inputValue()).toBe('**bread**')
    await press('Control+b')
    expect(await page.locator('#text').inputValue()).toBe('bread')
    await press('Control+h', 'End', 'Enter')
    await page.keyboard.type('- [x] one')
    await press('Enter')
    await page.keyboard.type('two')
    await press('Enter', 'Enter')
    await page.keyboard.type('end')
    expect(await page.locator('#text').inputValue()).toBe('# bread\n- [x] one\n- [ ] two\n\nend')
    await press('Control+z')
    expect(await page.locator('#text').inputValue()).not.toContain('end')
  })

  test('goes along as a file of markdown and as a page that stands alone', async () => {
    await open('a markdown editor')
    await write('# A/B <test>\n\n- [x] done')
    const save = async (name: string) => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
      return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
    }
    expect(await save('Save as Markdown')).toEqual({ name: 'A B  test.md', text: '# A/B <test>\n\n- [x] done' })
    const { name, text } = await save('Save as web page')
    expect(name).toBe('A B  test.html')
    expect(text).toContain('<title>A/B &lt;test&gt;</title>')
    expect(text).toContain('<input type="checkbox" disabled checked>')
  })

  test('list, writing and reading take turns on a phone', async () => {
    await open('a markdown editor', (fresh) => fresh.setViewportSize({ width: 360, height: 740 }))
    expect(await page.locator('#preview').isVisible()).toBe(false)
    await page.getByRole('radio', { name: 'Read' }).check()
    expect(await page.locator('#text').isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Show the documents' }).click()
    await page.getByRole('button', { name: 'New', exact: true }).click()
    await page.keyboard.type('One')
    expect(await page.locator('#text').inputValue()).toBe('One')
  })

  test('works where nothing can be stored', async () => {
    await open('a markdown editor', withoutStorage)
    await write('# One')
    expect(await shown()).toBe('<h1 dir="auto">One</h1>')
  })
})
