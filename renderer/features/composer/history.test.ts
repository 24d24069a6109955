import { describe, expect, it } from 'vitest'
import { joinHistory, recall, type Recalled } from './history.ts'

const history = ['newest', 'older', 'oldest']

/** The texts that one sees by going so. */
function walk(start: string, ...steps: ('back' | 'forward')[]): string[] {
  let text = start
  let at: Recalled | undefined
  return steps.map((step) => {
    const next = recall(history, at, text, step)
    if (next === undefined) return '(stays)'
    at = next.at
    text = next.text
    return text
  })
}

describe('the history of prompts', () => {
  it('goes back to the oldest and forward to what was being written', () => {
    expect(walk('half a thou', 'back', 'back', 'back', 'back', 'forward', 'forward', 'forward', 'forward')).toEqual([
      'newest',
      'older',
      'oldest',
      '(stays)',
      'older',
      'newest',
      'half a thou',
      '(stays)',
    ])
  })

  it('does not show what is written already as the first step', () => {
    expect(walk('newest', 'back')).toEqual(['older'])
  })

  it('begins anew from a prompt that was changed', () => {
    const back = recall(history, undefined, '', 'back')
    expect(recall(history, back?.at, 'newest, but blue', 'forward')).toBeUndefined()
    expect(recall(history, back?.at, 'newest, but blue', 'back')).toEqual({
      at: { index: 0, unsent: 'newest, but blue' },
      text: 'newest',
    })
  })

  it('has each prompt once, the project’s own first', () => {
    expect(joinHistory(['b', 'a'], ['c', 'b', ' '])).toEqual(['b', 'a', 'c'])
  })
})
