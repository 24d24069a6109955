/** A key in a header of its own, where a provider wants no `Authorization: Bearer`. Pure. */
import { bearer } from './http.ts'

/** Nothing without a key. Throws a Failure for what no header can carry, without repeating it. */
export function keyHeader(name: string, key: string | undefined): Readonly<Record<string, string>> {
  const { authorization } = bearer(key)
  return authorization === undefined ? {} : { [name]: authorization.slice('Bearer '.length) }
}
