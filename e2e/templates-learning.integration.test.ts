/** The starter apps to learn with, quiz and flashcards, used as a person would, and reloaded. */
import { describe, expect, test } from 'vitest'
import { app, at, open, page, press, useStarterApps, withoutStorage } from './template-session.ts'

useStarterApps()

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
