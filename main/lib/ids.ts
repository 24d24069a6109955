/** Names for things: sortable by time, safe in addresses, file names and DNS labels. */
import { randomBytes } from 'node:crypto'

// Crockford's base 32, in lower case: no i, l, o or u, so that an id read aloud or off a screen is not mistaken.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const timeLength = 10
const randomLength = 16

let lastTime = 0
let lastRandom: number[] = []

/**
 * A new id: 26 lower-case letters and digits, 10 of time and 16 of chance (80 bits).
 * Ids of one process sort in the order in which they were made, also within a millisecond and when the clock goes back.
 */
export function newId(): string {
  const now = Date.now()
  if (now > lastTime) {
    lastTime = now
    lastRandom = Array.from(randomBytes(randomLength), (byte) => byte & 31)
  } else {
    increment(lastRandom)
  }
  return encodeTime(lastTime) + lastRandom.map((digit) => alphabet.charAt(digit)).join('')
}

function encodeTime(time: number): string {
  let rest = time
  let text = ''
  for (let index = 0; index < timeLength; index += 1) {
    text = alphabet.charAt(rest % 32) + text
    rest = Math.floor(rest / 32)
  }
  return text
}

/** One more, carrying; past the last value of a millisecond it borrows the next one. */
function increment(digits: number[]): void {
  for (let index = digits.length - 1; index >= 0; index -= 1) {
    const digit = digits[index] ?? 0
    if (digit < 31) {
      digits[index] = digit + 1
      return
    }
    digits[index] = 0
  }
  lastTime += 1
}
