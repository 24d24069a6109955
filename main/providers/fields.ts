/** Looking into JSON that promises nothing. */

export type Fields = Readonly<Record<string, unknown>>

/** The value as an object's fields; undefined for anything but an object. */
export function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined
}

/** JSON as a value; undefined for text that is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A number, or the one that a text spells; NaN for all else: making a number of a list or object reads all of it. */
export function numberOf(value: unknown): number {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
}
