import { expect, test } from 'vitest'
import type { ModelRequest } from '../providers/provider.ts'
import { requestKey } from './request-key.ts'
import { modelA, modelB } from './test-ask.ts'

const prompt = 'a todo list'
const request: ModelRequest = {
  model: 'model-a',
  messages: [
    { role: 'system', content: 'You write apps.' },
    { role: 'user', content: `The change to make:\n\n${prompt}\n\nFiles named: a.js` },
  ],
  task: { prompt, kind: 'page', files: new Map() },
  temperature: 0.2,
  maxOutputTokens: 1000,
}
const keyOf = (changes: Partial<ModelRequest> = {}, place = 'there') =>
  requestKey(modelA, place, { ...request, ...changes })
const user = (content: string): ModelRequest['messages'] => [{ role: 'user', content }]

test('a key is sha256 in hex, and holds nothing of the request', () => {
  expect(keyOf()).toMatch(/^[0-9a-f]{64}$/)
})

test('the order of the fields does not matter', () => {
  const { temperature, maxOutputTokens, ...rest } = request
  expect(requestKey(modelA, 'there', { maxOutputTokens, temperature, ...rest } as ModelRequest)).toBe(keyOf())
})

test('what changes no answer is not in it', () => {
  expect(keyOf({ connectMs: 1234 })).toBe(keyOf())
})

test.each<[string, Partial<ModelRequest>]>([
  ['the model', { model: 'model-b' }],
  ['a parameter', { temperature: 0.3 }],
  ['how long it may think', { reasoning: 'high' }],
  ['a letter of a message', { messages: user('a todo lisp') }],
  ['a role', { messages: [{ role: 'assistant', content: prompt }] }],
  [
    'an image',
    { messages: [{ role: 'user', content: prompt, images: [{ mediaType: 'image/png', bytes: new Uint8Array([1]) }] }] },
  ],
])('%s is in it', (_, changes) => {
  expect(keyOf(changes)).not.toBe(keyOf())
})

test('so are the server and the account, and the provider', () => {
  expect(keyOf({}, 'elsewhere')).not.toBe(keyOf())
  expect(requestKey(modelB, 'there', request)).not.toBe(keyOf())
})

test('line ends do not matter', () => {
  expect(keyOf({ messages: user('a\r\nb\rc') })).toBe(keyOf({ messages: user('a\nb\nc') }))
})

test('nor does white space at the ends of the prompt, wherever it stands in the message', () => {
  const typed = (text: string) =>
    keyOf({
      task: { ...request.task, prompt: text },
      messages: user(`The change to make:\n\n${text}\n\nFiles named: a.js`),
    })
  expect(typed('  a todo list \n')).toBe(typed('a todo list'))
})

test('white space inside does: it may mean something in code', () => {
  expect(keyOf({ messages: user('if a:\n  b') })).not.toBe(keyOf({ messages: user('if a:\n b') }))
  expect(keyOf({ messages: user('a b') })).not.toBe(keyOf({ messages: user('a  b') }))
})

test('two messages are not one', () => {
  const two = [...user('a'), ...user('b')]
  expect(keyOf({ messages: two })).not.toBe(keyOf({ messages: user('ab') }))
  expect(keyOf({ messages: [...user('1:b'), ...user('c')] })).not.toBe(
    keyOf({ messages: [...user('1'), ...user(':bc')] }),
  )
})
