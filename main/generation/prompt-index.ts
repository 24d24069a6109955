/** Finds prompts that say nearly the same, by their words and by their runs of three letters. In memory, no model. */

export interface PromptIndex {
  /** Adds a prompt, or takes the place of the one with that id. */
  add(id: string, prompt: string): void
  remove(id: string): void
  /** The most alike first; only those that are alike enough to be worth a look. `score` is from 0 to 1. */
  find(prompt: string, most: number): readonly { readonly id: string; readonly score: number }[]
}

/** Below this, two prompts rather share their topic than their wish. */
const leastScore = 0.6
/** Compared word by word, of those that share the most letters. */
const mostCompared = 64
/** A very long prompt is known by its beginning. */
const readCharacters = 600

/** Words that prompts have in common whatever they ask for. */
const empty = new Set(
  (
    'a an the my me our some this that it its with and or of for to in on as is are be i we you want need please can ' +
    'make build create write design give show app application page web website simple small new using use ' +
    'من في على مع و أو إلى هذا هذه لي أريد اصنع أنشئ اكتب تطبيق صفحة موقع بسيط'
  ).split(' '),
)

export function createPromptIndex(): PromptIndex {
  const places = new Map<string, number>()
  const ids: (string | undefined)[] = []
  const words: (ReadonlySet<string> | undefined)[] = []
  const sizes: number[] = []
  const byGram = new Map<string, number[]>()

  function remove(id: string): void {
    const place = places.get(id)
    if (place === undefined) return
    places.delete(id)
    // Its grams stay in the lists, and count for nobody.
    ids[place] = undefined
    words[place] = undefined
  }

  return {
    add(id, prompt) {
      remove(id)
      const read = readPrompt(prompt)
      if (read.words.size === 0) return
      const place = ids.length
      places.set(id, place)
      ids.push(id)
      words.push(read.words)
      sizes.push(read.grams.size)
      for (const gram of read.grams) {
        const list = byGram.get(gram)
        if (list === undefined) byGram.set(gram, [place])
        else list.push(place)
      }
    },
    remove,
    find(prompt, most) {
      const read = readPrompt(prompt)
      const shared = new Uint16Array(ids.length)
      for (const gram of read.grams)
        for (const place of byGram.get(gram) ?? []) shared[place] = (shared[place] ?? 0) + 1
      return nearest(shared, sizes, read.grams.size)
        .flatMap(({ place, alike }) => {
          const id = ids[place]
          const theirs = words[place]
          if (id === undefined || theirs === undefined) return []
          return [{ id, score: (alike + shareOf(read.words, theirs)) / 2 }]
        })
        .filter(({ score }) => score >= leastScore)
        .toSorted((a, b) => b.score - a.score)
        .slice(0, most)
    },
  }
}

/** The places that share the most letters; `alike` is twice what is shared, by what there is (Dice). */
function nearest(
  shared: Uint16Array,
  sizes: readonly number[],
  size: number,
): { readonly place: number; readonly alike: number }[] {
  const found: { place: number; alike: number }[] = []
  for (let place = 0; place < shared.length; place += 1) {
    const both = shared[place] ?? 0
    if (both === 0) continue
    const alike = (2 * both) / (size + (sizes[place] ?? 0))
    // The words can add at most as much again.
    if ((alike + 1) / 2 >= leastScore) found.push({ place, alike })
  }
  return found.toSorted((a, b) => b.alike - a.alike).slice(0, mostCompared)
}

function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0
  for (const word of a) if (b.has(word)) both += 1
  return (2 * both) / (a.size + b.size)
}

function readPrompt(prompt: string): { readonly words: ReadonlySet<string>; readonly grams: ReadonlySet<string> } {
  const plain = prompt.slice(0, readCharacters).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = new Set((plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !empty.has(word)))
  const grams = new Set<string>()
  for (const word of words) {
    const padded = ` ${word} `
    for (let at = 0; at + 3 <= padded.length; at += 1) grams.add(padded.slice(at, at + 3))
  }
  return { words, grams }
}
