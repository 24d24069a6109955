/** Compares secrets. */
import { timingSafeEqual } from 'node:crypto'

/** In a time that tells nothing of where they differ; their length is no secret. */
export function sameText(given: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)]
  return left.length === right.length && timingSafeEqual(left, right)
}
