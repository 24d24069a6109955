import { expect, test } from 'vitest'
import { nameFromPrompt } from './plan.ts'

test.each([
  ['a pomodoro timer called FocusFlow, dark', 'FocusFlow'],
  ['make a todo list named "Get it done" in green', 'Get it done'],
  ['a kanban board called Ink and Paper with tags', 'Ink and Paper'],
  ['a list called groceries with prices', 'groceries'],
  ['a kanban board called Deep Work Board for a book', 'Deep Work Board'],
  ['Build me a unit converter with history', 'Unit converter'],
  ['the notes app', 'Notes app'],
  ['لوحة مهام باسم مشاريعي، داكنة', 'مشاريعي'],
  ['   ', 'Untitled'],
  ['calculator', 'Calculator'],
])('%s -> %s', (prompt, name) => {
  expect(nameFromPrompt(prompt)).toBe(name)
})
