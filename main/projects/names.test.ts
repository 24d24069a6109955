import { expect, test } from 'vitest'
import { checkName, nameFrom, nextName } from './names.ts'

test('a name that was cut, or that got a number, is one that a project may have, in any script', () => {
  for (const letter of ['a', 'ع', '𝒜', '🚀']) {
    const cut = nameFrom(letter.repeat(200), 'App')
    expect([...cut].length).toBe(80)
    expect(checkName(cut)).toBe(cut)
    const next = nextName(cut, new Set())
    expect(next.endsWith(' (2)')).toBe(true)
    expect(checkName(next)).toBe(next)
  }
  expect(() => checkName('🚀'.repeat(81))).toThrow('too long')
})
