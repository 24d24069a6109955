/** How fast an answer came, over its time: how much of it in each of at most 48 equal stretches. */

export interface AnswerRate {
  /** So much came since the last time that this was called; `elapsedMs` since the first piece. */
  add(elapsedMs: number, amount: number): void
  /** Undefined where nothing came. */
  result(): { everyMs: number; characters: number[] } | undefined
}

const mostBins = 48

/** `everyMs`: the length of a stretch, which doubles as often as the answer needs it. */
export function createAnswerRate(everyMs = 100): AnswerRate {
  let bins: number[] = []
  let width = everyMs
  let last = 0

  function halve(): void {
    bins = Array.from({ length: Math.ceil(bins.length / 2) }, (_, at) => (bins[2 * at] ?? 0) + (bins[2 * at + 1] ?? 0))
    width *= 2
  }

  return {
    add(elapsedMs, amount) {
      const from = last
      last = Math.max(from, elapsedMs)
      if (amount === 0) return
      while (last > mostBins * width) halve()
      if (last === from) {
        const at = Math.min(mostBins - 1, Math.floor(from / width))
        bins[at] = (bins[at] ?? 0) + amount
        return
      }
      // Asked late, it came over all of that time, as far as anybody knows.
      for (let at = Math.floor(from / width); at * width < last; at += 1) {
        const share = (Math.min(last, (at + 1) * width) - Math.max(from, at * width)) / (last - from)
        bins[at] = (bins[at] ?? 0) + amount * share
      }
    },
    result() {
      if (bins.length === 0) return undefined
      return { everyMs: width, characters: Array.from(bins, (amount: number | undefined) => Math.round(amount ?? 0)) }
    },
  }
}
