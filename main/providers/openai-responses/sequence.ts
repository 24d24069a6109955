/**
 * The numbers that events carry. A number that came before is a repetition (a gateway that resumed), and is passed
 * over; numbers that were skipped or fell back are remembered: with an answer that then differs from its own end, they
 * tell that pieces were lost. Numbers that do not grow at all are not trusted: some servers send 0 throughout.
 */
export interface Sequence {
  /** False for an event that must not be read again. */
  isNew(number: unknown, type: string): boolean
  /** Numbers fell back, or were skipped right before a piece of text. */
  readonly disordered: boolean
}

export function createSequence(): Sequence {
  let highest: number | undefined
  let grows = false
  let disordered = false
  return {
    isNew(number, type) {
      if (typeof number !== 'number') return true
      if (highest === undefined) {
        highest = number
        return true
      }
      if (number > highest) {
        if (number > highest + 1 && type === 'response.output_text.delta') disordered = true
        highest = number
        grows = true
        return true
      }
      if (!grows) return true
      disordered = true
      // The end of an answer counts whatever its number: nothing comes after it.
      return (
        type === 'error' ||
        type === 'response.failed' ||
        type === 'response.completed' ||
        type === 'response.incomplete'
      )
    },
    get disordered() {
      return disordered
    },
  }
}
