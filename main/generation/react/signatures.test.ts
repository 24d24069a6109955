import { expect, test } from 'vitest'
import { signaturesOf } from './signatures.ts'
import { template } from './test-react-run.ts'

test('shows what a file offers, with its sentence, and nothing of its insides', () => {
  const source = `/** A row. */
import { useState } from 'react'

interface Props<T extends { id: string }> {
  item: T
  onOpen?: (item: T) => void
}

export type Tone = 'plain' | 'strong'

/** One row of a list. */
export function Row<T extends { id: string }>({ item, onOpen }: Props<T>): { a: string } | null {
  const [secret] = useState(1)
  return secret ? null : null
}

function hidden() {}

export const total = (rows: readonly Tone[]): number => {
  return rows.length
}

export const useStore = create<Store>()(
  persist((set) => ({ secret: 1 })),
)
`
  expect(signaturesOf(source)).toBe(`interface Props<T extends { id: string }> {
  item: T
  onOpen?: (item: T) => void
}
export type Tone = 'plain' | 'strong'
/** One row of a list. */
export function Row<T extends { id: string }>({ item, onOpen }: Props<T>): { a: string } | null
export const total = (rows: readonly Tone[]): number => …
export const useStore = create<Store>()(`)
})

test('a head over several lines is shown whole', () => {
  const head = 'export function Row({\n  text,\n}: {\n  text: string\n})'
  expect(signaturesOf(`${head} {\n  return text\n}\n`)).toBe(head)
})

test('what is cut off in the middle is shown as far as it goes', () => {
  expect(signaturesOf('export function Row({ text')).toBe('export function Row({ text')
  expect(signaturesOf('interface Props {\n  text: string')).toBe('interface Props {\n  text: string')
  expect(signaturesOf('')).toBe('')
})

test('the kit names every component of the template, and no insides', () => {
  for (const name of [
    'Button',
    'Card',
    'Dialog',
    'EmptyState',
    'TextField',
    'PageHeader',
    'Segmented',
    'showToast',
    'useFormat',
  ])
    expect(template.kit).toContain(`function ${name}`)
  expect(template.kit).not.toContain('return ')
  expect(template.icons).toContain('shopping-cart')
  expect(template.components).toContain('IconButton')
})
