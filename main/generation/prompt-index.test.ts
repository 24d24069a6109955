import { expect, test } from 'vitest'
import { createPromptIndex } from './prompt-index.ts'

function indexOf(...prompts: string[]) {
  const index = createPromptIndex()
  prompts.forEach((prompt) => index.add(prompt, prompt))
  return index
}

test.each([
  ['a pomodoro timer', 'Make me a Pomodoro timer, please!'],
  ['a pomodoro timer with tasks', 'pomodoro timer with a task list and tasks'],
  ['a habit tracker with streaks', 'habit trackr with streaks'],
  ['an expense tracker in dark colours', 'a dark expense tracker, colours'],
  ['اصنع لي مؤقت بومودورو', 'أريد مُؤقّت بومودورو'],
])('“%s” is found by “%s”', (asked, now) => {
  expect(indexOf(asked, 'a recipe book', 'snake').find(now, 3)[0]?.id).toBe(asked)
})

test.each([
  ['a pomodoro timer', 'a countdown for new year'],
  ['a todo list', 'a shopping list'],
  ['a memory game with cards', 'flashcards for learning Spanish'],
  ['make it dark', 'make it larger'],
  ['a page', 'an app'],
])('“%s” is not what “%s” asks for', (asked, now) => {
  expect(indexOf(asked).find(now, 3)).toEqual([])
})

test('the most alike comes first, and no more come than were asked for', () => {
  const index = indexOf('a quiz about rivers of Europe', 'a quiz about rivers', 'a quiz about rivers and lakes')
  expect(index.find('a quiz about rivers', 2).map(({ id }) => id)).toEqual([
    'a quiz about rivers',
    'a quiz about rivers and lakes',
  ])
  expect(index.find('a quiz about rivers', 2)[0]?.score).toBe(1)
})

test('what was removed is not found; what was added again is found once', () => {
  const index = indexOf('a kanban board')
  index.add('a kanban board', 'a kanban board')
  expect(index.find('kanban board', 9)).toHaveLength(1)
  index.remove('a kanban board')
  expect(index.find('kanban board', 9)).toEqual([])
})
