import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readCatalogue } from './catalogue.ts'
import { rank } from './rank.ts'
import { readPrompt, type Wishes } from './read-prompt.ts'

const catalogue = await readCatalogue(fileURLToPath(new URL('../../../resources/templates', import.meta.url)))

/** A prompt, the template it leads to (none: nothing fits), and what is read from it. */
const rows: readonly [prompt: string, template: string | undefined, wishes: Wishes][] = [
  ['a pomodoro timer called FocusFlow, dark', 'timer', { name: 'FocusFlow', theme: 'dark' }],
  ['Pomodoro', 'timer', {}],
  ['make me a dark blue countdown timer', 'timer', { palette: 'blue', theme: 'dark' }],
  ['timer with 50 minutes and breaks of 10 minutes', 'timer', { minutes: 50, breakMinutes: 10 }],
  ['a focus timer, 45 minute sessions and 5 minute breaks', 'timer', { minutes: 45, breakMinutes: 5 }],
  ['study timer of 90 min named "Night Owl", in Arabic', 'timer', { name: 'Night Owl', minutes: 90, language: 'ar' }],
  ['a to-do list', 'todo', {}],
  ['todo app called Groceries, green', 'todo', { name: 'Groceries', palette: 'green' }],
  ['I need a simple task list named “My Day” with a light theme', 'todo', { name: 'My Day', theme: 'light' }],
  ['shopping list, purple', 'todo', { palette: 'violet' }],
  ['checklist for packing', 'todo', {}],
  ['a list of my chores in pink, dark mode', 'todo', { palette: 'pink', theme: 'dark' }],
  ['a kanban board', 'kanban', {}],
  ['kanban called Sprint Planning, teal', 'kanban', { name: 'Sprint Planning', palette: 'teal' }],
  ['something like Trello but dark', 'kanban', { theme: 'dark' }],
  ['project board for my team, not dark', 'kanban', { theme: 'light' }],
  ['a drag and drop task board', 'kanban', {}],
  ['calculator', 'calculator', {}],
  ['a scientific calculator, turquoise, follows the system theme', 'calculator', { palette: 'teal', theme: 'auto' }],
  ['build a calculator app called Dark Sums', 'calculator', { name: 'Dark Sums' }],
  ['light orange calculator', 'calculator', { palette: 'orange' }],
  ['calculator, light, orange', 'calculator', { palette: 'orange', theme: 'light' }],
  ['notes app called Ink and Paper', 'notes', { name: 'Ink and Paper' }],
  ['a notebook for ideas, gold', 'notes', { palette: 'amber' }],
  ['note-taking app in English, grey', 'notes', { palette: 'graphite', language: 'en' }],
  ['diary named deep thoughts with a dark background', 'notes', { name: 'deep thoughts', theme: 'dark' }],
  ['a landing page for Northwind, violet, dark', 'landing', { name: 'Northwind', palette: 'violet', theme: 'dark' }],
  ['landing page for my bakery called Crumb & Co.', 'landing', { name: 'Crumb & Co' }],
  ['a website for a startup', 'landing', {}],
  ['a marketing homepage titled «Nova», navy', 'landing', { name: 'Nova', palette: 'indigo' }],
  ['مؤقت بومودورو باسم تركيز، داكن', 'timer', { name: 'تركيز', theme: 'dark' }],
  ['مؤقت ٥٠ دقيقة مع استراحة 10 دقائق', 'timer', { minutes: 50, breakMinutes: 10 }],
  ['أريد مؤقتًا للمذاكرة باللون الأزرق', 'timer', { palette: 'blue' }],
  ['قائمة مهام باسم مشترياتي، خضراء', 'todo', { name: 'مشترياتي', palette: 'green' }],
  ['قائمة تسوق فاتحة', 'todo', { theme: 'light' }],
  ['تطبيق مهام اسمه «يومي الجميل» بنفسجي', 'todo', { name: 'يومي الجميل', palette: 'violet' }],
  ['لوحة كانبان زرقاء باسم مشروعي', 'kanban', { name: 'مشروعي', palette: 'blue' }],
  ['آلة حاسبة داكنة بالإنجليزية', 'calculator', { theme: 'dark', language: 'en' }],
  ['حاسبة برتقالية', 'calculator', { palette: 'orange' }],
  ['تطبيق ملاحظات باسم "حبر" فاتح', 'notes', { name: 'حبر', theme: 'light' }],
  ['مفكرة وردية بالوضع الليلي', 'notes', { palette: 'pink', theme: 'dark' }],
  ['صفحة هبوط بعنوان نسيم، باللون الفيروزي', 'landing', { name: 'نسيم', palette: 'teal' }],
  ['موقع تعريفي لشركة', 'landing', {}],
  ['calculator in Arabic', 'calculator', { language: 'ar' }],
  ['a chess game against the computer', undefined, {}],
  ['habit tracker', 'habits', {}],
  ['track my daily habits, in rose', 'habits', { palette: 'pink' }],
  ['a streak counter for my morning routine', 'habits', {}],
  ['an expense tracker with a list', 'expenses', {}],
  ['a list of my expenses called Pennies', 'expenses', { name: 'Pennies' }],
  ['monthly budget planner, dark', 'expenses', { theme: 'dark' }],
  ['قائمة مصروفات شهرية', 'expenses', {}],
  ['متتبع مصاريف أخضر', 'expenses', { palette: 'green' }],
  ['flash cards to learn Spanish', 'flashcards', {}],
  ['a vocabulary trainer with spaced repetition, violet', 'flashcards', { palette: 'violet' }],
  ['بطاقات تعليمية لحفظ الكلمات', 'flashcards', {}],
  ['a board with cards', 'kanban', {}],
  ['a trivia game with multiple choice', 'quiz', {}],
  ['a quiz about geography called Globe, red', 'quiz', { name: 'Globe', palette: 'red' }],
  ['مسابقة أسئلة وأجوبة', 'quiz', {}],
  ['اختبار معلومات عامة داكن', 'quiz', { theme: 'dark' }],
  ['a markdown editor with live preview, dark', 'markdown', { theme: 'dark' }],
  ['markdown notes called Ink', 'markdown', { name: 'Ink' }],
  ['محرر ماركداون مع معاينة', 'markdown', {}],
  ['a daily checklist', 'todo', {}],
  ['متتبع عادات يومية داكن', 'habits', { theme: 'dark' }],
  ['تطبيق لمتابعة العادات', 'habits', {}],
  ['a dark weather radar', undefined, { theme: 'dark' }],
  ['لعبة الثعبان', 'snake', {}],
  ['a paint app for my kids', 'drawing', {}],
  ['لوح رسم باسم ألوان', 'drawing', { name: 'ألوان' }],
  ['convert miles to kilometres', 'converter', {}],
  ['a card matching game', 'memory', {}],
  ['sales dashboard, teal', 'dashboard', { palette: 'teal' }],
  ['expense tracker with charts', 'expenses', {}],
  ['', undefined, {}],
]

describe('a prompt for a new app', () => {
  it.each(rows)('%j', (prompt, template, wishes) => {
    const reading = readPrompt(prompt)
    const best = rank(reading.words, catalogue)[0]
    expect(reading.wishes).toEqual(wishes)
    expect(best?.fits === true ? best.template.manifest.id : undefined).toBe(template)
  })
})

const edits: readonly [prompt: string, wishes: Wishes][] = [
  ['make it dark', { theme: 'dark' }],
  ['not so dark please', { theme: 'light' }],
  ['50 minutes with breaks', { minutes: 50 }],
  ['switch to light mode', { theme: 'light' }],
  ['rename it to Deep Work', { name: 'Deep Work' }],
  ['rename to focus hour', { name: 'focus hour' }],
  ['change the title to "Tea & Time" and use green', { name: 'Tea & Time', palette: 'green' }],
  ['call it Zen, make it red', { name: 'Zen', palette: 'red' }],
  ['use green', { palette: 'green' }],
  ['in Arabic', { language: 'ar' }],
  ['translate the labels to english', { language: 'en' }],
  ['make it 50 minutes', { minutes: 50 }],
  ['10 minute breaks', { breakMinutes: 10 }],
  ['half an hour', { minutes: 30 }],
  ['اجعله داكنًا', { theme: 'dark' }],
  ['غيّر الاسم إلى وقت العمل', { name: 'وقت العمل' }],
  ['استخدم اللون الأخضر', { palette: 'green' }],
  ['بالعربية', { language: 'ar' }],
  ['اجعلها ٤٠ دقيقة', { minutes: 40 }],
  ['add a reset button', {}],
]

describe('a prompt for a change', () => {
  it.each(edits)('%j', (prompt, wishes) => expect(readPrompt(prompt).wishes).toEqual(wishes))
})

describe('a name', () => {
  it('is no wish: an app called "Dark Green" is neither', () => {
    expect(readPrompt('todo list called "Dark Green"').wishes).toEqual({ name: 'Dark Green' })
  })
  it('carries no markup into the page', () => {
    expect(readPrompt('todo called "<img src=x onerror=alert(1)>"').wishes.name).not.toMatch(/[<>]/)
  })
  it('is kept short', () => {
    expect(readPrompt(`notes called "${'long '.repeat(40)}"`).wishes.name?.length).toBeLessThanOrEqual(60)
  })
})

it('every template is reached by its own title, and by the prompts that its manifest offers', () => {
  for (const { manifest } of catalogue) {
    for (const prompt of [manifest.prompt.en, manifest.prompt.ar, manifest.title.en, manifest.title.ar]) {
      expect(rank(readPrompt(prompt).words, catalogue)[0]?.template.manifest.id, prompt).toBe(manifest.id)
    }
  }
})
