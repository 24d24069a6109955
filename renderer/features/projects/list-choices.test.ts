/** What is kept of the list's look. */
import { expect, test } from 'vitest'
import { readChoices, writeChoices } from './list-choices.ts'

const usual = { layout: 'list', sorting: { by: 'changed', reversed: false } }

test('choices come back as they were', () => {
  const choices = { layout: 'grid', sorting: { by: 'size', reversed: true } } as const
  expect(readChoices(writeChoices(choices))).toEqual(choices)
})

test.each([null, '', '{', 'null', '7', '{"layout":"cloud","by":"colour","reversed":"yes"}'])(
  'what is not understood is as usual: %s',
  (text) => expect(readChoices(text)).toEqual(usual),
)
