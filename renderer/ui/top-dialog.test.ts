import { expect, test } from 'vitest'
import { isInTopDialog } from './top-dialog.ts'

/** A page with these dialogs open, the one that was opened last at the end; each named by what it holds. */
function pageOf(...held: readonly string[]) {
  const dialogs = held.map((holds) => ({ querySelector: (selector: string) => (selector === holds ? {} : null) }))
  return { querySelectorAll: () => dialogs } as unknown as ParentNode
}

test('a window is on top until another one is opened over it', () => {
  expect(isInTopDialog('.changes', pageOf('.changes'))).toBe(true)
  expect(isInTopDialog('.changes', pageOf('.changes', '.palette'))).toBe(false)
  expect(isInTopDialog('.changes', pageOf('.palette', '.changes'))).toBe(true)
  expect(isInTopDialog('.changes', pageOf())).toBe(false)
})
