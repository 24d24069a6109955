import { expect, test } from 'vitest'
import { conversationText, summariseByRules, type Turn, unsummarised } from './conversation.ts'

function turns(count: number, patch: Partial<Turn> = {}): Turn[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `t${at}`,
    prompt: `wish ${at}`,
    text: '',
    files: [`f${at}.ts`],
    kept: true,
    ...patch,
  }))
}

test('the first ten messages are told as they were, with what came of them', () => {
  const told = conversationText(turns(5), undefined)
  expect(told).not.toContain('Long ago:')
  expect(told).toContain('- asked: wish 0\n  changed: f0.ts')
  expect(conversationText([], undefined)).toBe('')
})

test('older ones are told by rules at once, and by their summary as soon as there is one', () => {
  const all = turns(9)
  expect(conversationText(all, undefined)).toContain(
    'Long ago:\n- wish 0\n- wish 1\n- wish 2\n- wish 3\n\nLately:\n- asked: wish 4',
  )
  const summary = { upTo: 't1', text: 'A shop in green.' }
  const told = conversationText(all, summary)
  expect(told).toContain('Long ago:\nA shop in green.\n- wish 2\n- wish 3\n\nLately:\n- asked: wish 4')
  expect(unsummarised(all, summary).map(({ id }) => id)).toEqual(['t2', 't3'])
})

test('a summary whose last turn is gone, or has become a recent one, is not believed', () => {
  const gone = { upTo: 'other', text: 'Old.' }
  expect(conversationText(turns(9), gone)).not.toContain('Old.')
  expect(unsummarised(turns(9), gone)).toHaveLength(4)
  expect(conversationText(turns(4), { ...gone, upTo: 't3' })).not.toContain('Old.')
})

test('what was not kept is said to be so, and is no part of a summary', () => {
  expect(conversationText(turns(1, { kept: false }), undefined)).toContain('(not kept)')
  expect(summariseByRules(turns(3, { kept: false }))).toBe('')
})

test('however long it was, it takes little: the first wish and the newest stay', () => {
  const long = turns(500, { text: 'y'.repeat(5000) }).map((turn) => ({
    ...turn,
    prompt: `${turn.prompt} ${'x '.repeat(3000)}`,
  }))
  const told = conversationText(long, undefined)
  expect(told.length).toBeLessThan(6000)
  expect(told).toContain('- wish 0 ')
  expect(told).toContain('- wish 494 ')
  expect(told).toMatch(/… and \d+ more changes/)
})
