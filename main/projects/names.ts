/** Names of projects. */
import { failure } from '#shared/domain/error.ts'

const longestName = 80

/** The name to use; throws invalid-input for an empty or very long one. */
export function checkName(name: string): string {
  const checked = name.replace(/[\p{Cc}\s]+/gu, ' ').trim()
  if (checked === '') throw failure('invalid-input', 'Give the project a name.', { reason: 'name-empty' })
  // As people count, and as the names below are cut.
  if ([...checked].length > longestName)
    throw failure('invalid-input', `This name is too long: choose one of at most ${longestName} characters.`)
  return checked
}

/** "Name (2)", or the next number that none of `taken` has. */
export function nextName(name: string, taken: ReadonlySet<string>): string {
  const base = name.replace(/ \(\d+\)$/, '')
  for (let count = 2; ; count += 1) {
    const end = ` (${count})`
    const next = `${[...base].slice(0, longestName - end.length).join('')}${end}`
    if (!taken.has(next)) return next
  }
}

/** A name that somebody else chose (a folder's, an archive's), cut to what a project may be called. */
export function nameFrom(given: string, otherwise: string): string {
  const name = given.replace(/[\p{Cc}\s]+/gu, ' ').trim()
  return [...name].slice(0, longestName).join('').trim() || otherwise
}
