/**
 * The numbers that events carry. A piece that came before under the same number is a repetition (a gateway that
 * resumed), and is passed over. Numbers that were skipped or fell back are only remembered: with an answer that then
 * differs from its own end, they tell that pieces were lost; by themselves they tell nothing, for servers number badly.
 */
export interface Sequence {
  /** False for a piece that must not be read again. */
  isNew(number: unknown, delta: unknown): boolean
  /** Numbers fell back, or were skipped right before a piece. */
  isDisordered(): boolean
}

/** How many of the last pieces are known by their number. */
const remembered = 1024

export function createSequence(): Sequence {
  const pieces: (string | undefined)[] = []
  const numbers: (number | undefined)[] = []
  let highest = -1
  /** False for servers that number everything the same: equal pieces in a row are then pieces of their own. */
  let grows = false
  let disordered = false
  return {
    isNew(number, delta) {
      if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0) return true
      const isPiece = typeof delta === 'string'
      const place = number % remembered
      if (number <= highest) {
        disordered = true
        if (grows && isPiece && numbers[place] === number && pieces[place] === delta) return false
      } else if (highest >= 0) {
        grows = true
        if (isPiece && number > highest + 1) disordered = true
      }
      highest = Math.max(highest, number)
      numbers[place] = isPiece ? number : undefined
      pieces[place] = isPiece ? delta : undefined
      return true
    },
    isDisordered() {
      return disordered
    },
  }
}
