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
