/** Changing the rules of "Auto". */
import { describe, expect, it } from 'vitest'
import { defaultRules, type Preference } from '#shared/domain/routing.ts'
import { added, isOwn, moved, wishesOf, withWishes } from './rule-edits.ts'

const fast: Preference = { by: 'class', class: 'fast' }
const favourite: Preference = { by: 'favourite' }
const sol: Preference = { by: 'model', model: { provider: 'openai', model: 'gpt-6.1-sol' } }

describe('rules', () => {
  it('follow the standard until they are changed, each kind for itself', () => {
    const rules = withWishes([], 'edit', [sol, fast])
    expect(wishesOf(rules, 'edit')).toEqual([sol, fast])
    expect(wishesOf(rules, 'plan')).toEqual(defaultRules.find(({ when }) => when === 'plan')?.prefer)
    expect(isOwn(rules, 'plan')).toBe(false)
  })

  it('keep an empty list of wishes as the user’s own: it means whatever is ready', () => {
    const rules = withWishes([], 'edit', [])
    expect(wishesOf(rules, 'edit')).toEqual([])
    expect(isOwn(rules, 'edit')).toBe(true)
  })

  it('are no longer the user’s own when they are the standard again', () => {
    const rules = withWishes([], 'edit', [fast])
    expect(withWishes(rules, 'edit', wishesOf([], 'edit'))).toEqual([])
  })
})

describe('wishes', () => {
  it('move by one place, and stay at the ends', () => {
    const wishes = [favourite, fast, sol]
    expect(moved(wishes, 2, 1)).toEqual([favourite, sol, fast])
    expect(moved(wishes, 0, -1)).toBe(wishes)
    expect(moved(wishes, 2, 3)).toBe(wishes)
  })

  it('stand only once', () => {
    expect(added([sol, fast], { ...sol })).toEqual([fast, sol])
  })
})
