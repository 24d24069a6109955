/** Finds models by what one types: name, provider, or what they can do; the nearest name first. */
import { holdsWords, searchWords } from '../../../ui/text-match.ts'
import type { ModelEntry } from './entry.ts'
import { capabilitiesOf, capabilityWords, priceInShort } from './facts.ts'

/** What holds every word of the search, best first; all, in their order, for a blank one. */
export function findModels(entries: readonly ModelEntry[], search: string): readonly ModelEntry[] {
  const words = searchWords(search)
  if (words.length === 0) return entries
  const typed = search.trim().toLowerCase()
  return entries
    .filter((entry) => holdsWords(textsOf(entry), words))
    .map((entry, place) => ({ entry, place, rank: rankOf(entry, typed, words) }))
    .toSorted((a, b) => a.rank - b.rank || a.place - b.place)
    .map(({ entry }) => entry)
}

/** Smaller is nearer. What can answer now comes before what needs something first, among equals. */
function rankOf(entry: ModelEntry, typed: string, words: readonly string[]): number {
  const { name, ref, status } = entry
  const names = [name.toLowerCase(), ref.model.toLowerCase()]
  const nearness = names.includes(typed)
    ? 0
    : names.some((text) => text.startsWith(typed) || text.split('/').at(-1)?.startsWith(typed) === true)
      ? 1
      : holdsWords(names, words)
        ? 2
        : holdsWords([...names, status.name], words)
          ? 3
          : 4
  return nearness * 2 + (status.state === 'ready' ? 0 : 1)
}

function textsOf(entry: ModelEntry): readonly string[] {
  const { name, ref, status, model } = entry
  return [
    name,
    ref.model,
    status.name,
    status.id,
    priceInShort(entry),
    ...(model.class === undefined ? [] : [model.class]),
    ...(status.local ? ['local'] : []),
    ...capabilitiesOf(model).map((capability) => capabilityWords(capability, model)),
  ]
}
