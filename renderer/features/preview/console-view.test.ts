import { describe, expect, it } from 'vitest'
import type { Message } from './app-log.ts'
import { filtered } from './console-view.tsx'
import { messagesAsText } from './message-words.ts'

const message = (level: Message['level'], text: string, more: Partial<Message> = {}): Message => ({
  id: 1,
  kind: 'console',
  level,
  text,
  detail: undefined,
  file: undefined,
  line: 0,
  times: 1,
  ...more,
})
const all = [
  message('debug', 'fine'),
  message('info', 'Loaded'),
  message('warn', 'careful'),
  message('error', '3', { kind: 'left-out' }),
]

describe('what the console shows', () => {
  it('is a level, where a log is all that is no warning', () => {
    expect(filtered(all, 'log', '').map(({ text }) => text)).toEqual(['fine', 'Loaded'])
    expect(filtered(all, 'warn', '')).toHaveLength(1)
    expect(filtered(all, 'all', '  ')).toBe(all)
  })

  it('is what holds a text in any case, as it is read and not as it is kept', () => {
    expect(filtered(all, 'all', 'LOAD').map(({ text }) => text)).toEqual(['Loaded'])
    expect(filtered(all, 'all', 'too fast')).toHaveLength(1)
  })

  it('is copied with level, place, repeats and all of its values', () => {
    const told = message('log', 'a {…}', { detail: 'a {\n  b: 1\n}', file: 'app.js', line: 3, times: 2 })
    expect(messagesAsText([told, all[1] as Message])).toBe('[log] a {\n  b: 1\n} (app.js:3) ×2\n[info] Loaded')
  })
})
