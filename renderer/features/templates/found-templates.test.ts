/** Search in the gallery. */
import { expect, test } from 'vitest'
import { foundTemplates } from './found-templates.ts'

const templates = [
  { id: 'todo', name: { en: 'To-do list', ar: 'قائمة مهام' }, summary: { en: 'Things to do.', ar: 'ما ستفعله.' } },
  { id: 'quiz', name: { en: 'Quiz', ar: 'اختبار' }, summary: { en: 'Questions and a score.', ar: 'أسئلة ونتيجة.' } },
]
const ids = (search: string) => foundTemplates(templates, search).map(({ id }) => id)

test.each([
  ['', ['todo', 'quiz']],
  ['score', ['quiz']],
  ['QUIZ questions', ['quiz']],
  ['قائمه', ['todo']],
  ['chess', []],
])('%o finds %o', (search, wanted) => expect(ids(search)).toEqual(wanted))
