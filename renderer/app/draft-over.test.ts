import { expect, it } from 'vitest'
import { draftOver, setAsideByRestore } from './draft-over.ts'

const app = { name: 'Shop', screens: [] }

it('is the newest answer that waits, and never an app of which only the rest is missing', () => {
  expect(draftOver([])).toBeUndefined()
  expect(draftOver([{ draft: 'pending' }, { draft: 'none' }])).toEqual({ draft: 'pending' })
  expect(draftOver([{ draft: 'discarded' }, { draft: 'pending', app }])).toBeUndefined()
})

it('is set aside by a restore as long as it waits, and the rest of an app with it', () => {
  expect(setAsideByRestore([])).toBeUndefined()
  expect(setAsideByRestore([{ draft: 'replaced' }, { draft: 'applied' }, { draft: 'none' }])).toBeUndefined()
  const rest = { draft: 'pending' as const, app }
  expect(setAsideByRestore([rest, { draft: 'none' }])).toBe(rest)
})
