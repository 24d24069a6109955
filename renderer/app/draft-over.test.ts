import { expect, it } from 'vitest'
import { draftOver } from './draft-over.ts'

const app = { name: 'Shop', screens: [] }

it('is the newest answer that waits, and never an app of which only the rest is missing', () => {
  expect(draftOver([])).toBeUndefined()
  expect(draftOver([{ draft: 'pending' }, { draft: 'none' }])).toEqual({ draft: 'pending' })
  expect(draftOver([{ draft: 'discarded' }, { draft: 'pending', app }])).toBeUndefined()
})
