/** When an error is mended by a model without asking, and the reason that is told when it is not. */
import { expect, test } from 'vitest'
import type { HeldBack } from '#shared/domain/problem.ts'
import { type FixCircumstances, freshMs, heldBack } from './may-fix.ts'

const may: FixCircumstances = {
  causes: ['change'],
  isOn: true,
  isStuck: false,
  automatic: 0,
  age: 1_000,
  isEdited: false,
  isQueued: false,
  hasModel: true,
  isOverBudget: false,
  isOffline: false,
}

test('an error that the newest prompt brought is mended, also beside others', () => {
  expect(heldBack(may)).toBeUndefined()
  expect(heldBack({ ...may, causes: ['before', 'outside', 'change'] })).toBeUndefined()
})

test.each<[Partial<FixCircumstances>, HeldBack]>([
  [{ isStuck: true }, 'stuck'],
  [{ causes: ['outside'] }, 'outside'],
  [{ causes: ['before'] }, 'before'],
  [{ causes: ['hand', 'before'] }, 'hand'],
  [{ isOn: false }, 'off'],
  [{ automatic: 1 }, 'used'],
  [{ isEdited: true }, 'unsaved'],
  [{ isQueued: true }, 'queue'],
  [{ hasModel: false }, 'no-model'],
  [{ isOverBudget: true }, 'budget'],
  [{ isOffline: true }, 'offline'],
  [{ age: freshMs + 1 }, 'late'],
  [{ age: Infinity }, 'late'],
  [{ isStuck: true, isOn: false, automatic: 1 }, 'stuck'],
])('%j holds it back', (now, why) => {
  expect(heldBack({ ...may, ...now })).toBe(why)
})
