/** The app's own words, and how strongly each file stands for them. Pure. */
import type { FileOutline } from './outline/file-outline.ts'
import { stemsOf } from './words.ts'

/** A stem, and how strongly the file stands for it, from 0 to 6. */
export type Terms = ReadonlyMap<string, number>

/** By where a word stands: what a file is called says more of it than what it uses. */
const weights = {
  name: 6,
  folder: 2,
  exported: 5,
  symbol: 3.5,
  about: 2.5,
  label: 2.5,
  mark: 2.5,
  part: 1.5,
  use: 1,
} as const

/** Words that are in the names of every app's files. */
const emptyNames = new Set(
  'src app index main tsx ts js jsx css html json md component lib data use prop props text config type get set on is to by of'.split(
    ' ',
  ),
)

export function termsOf(outline: FileOutline): Terms {
  const terms = new Map<string, number>()
  const add = (text: string, weight: number): void => {
    for (const word of stemsOf(text)) {
      if (word.length > 1 && (terms.get(word) ?? 0) < weight) terms.set(word, weight)
    }
  }
  const parts = outline.path.split('/')
  const name = parts.pop() ?? ''
  const named = stemsOf(name.replace(/\.[^.]+$/, '')).filter((word) => !emptyNames.has(word))
  for (const word of named) terms.set(word, weights.name)
  for (const folder of parts) if (!emptyNames.has(folder)) add(folder, weights.folder)
  for (const { name: symbol, exported, detail } of outline.symbols) {
    add(symbol, exported ? weights.exported : weights.symbol)
    if (detail !== undefined) add(detail, weights.part)
  }
  if (outline.about !== undefined) add(outline.about, weights.about)
  for (const label of outline.labels) add(label, weights.label)
  for (const mark of [...outline.marks, ...outline.properties, ...outline.routes]) add(mark, weights.mark)
  for (const use of outline.uses) add(use, weights.use)
  return terms
}

export interface Glossary {
  /** The files that a word stands for, strongest first. */
  filesOf(stem: string): readonly { readonly path: string; readonly weight: number }[]
  /** From 0, for a word that every file has, to 1, for one that a single file has. */
  rarityOf(stem: string): number
  /** Words of the app's own subject, those that most files share first. */
  readonly own: readonly string[]
}

/** A word of the subject is in the names of at least two files, and in less than half of all. */
export function glossaryOf(files: ReadonlyMap<string, Terms>): Glossary {
  const places = new Map<string, { path: string; weight: number }[]>()
  for (const [path, terms] of files) {
    for (const [term, weight] of terms) {
      const list = places.get(term)
      if (list === undefined) places.set(term, [{ path, weight }])
      else list.push({ path, weight })
    }
  }
  const count = Math.max(1, files.size)
  const named = (term: string): number =>
    (places.get(term) ?? []).filter(({ weight }) => weight >= weights.exported).length
  const own = [...places.keys()]
    .map((term) => ({ term, named: named(term), all: places.get(term)?.length ?? 0 }))
    .filter(({ term, named: files, all }) => term.length > 2 && !emptyNames.has(term) && files > 1 && all < count * 0.6)
    .toSorted((a, b) => b.named - a.named || (a.term < b.term ? -1 : 1))
    .map(({ term }) => term)
  return {
    own,
    filesOf: (term) => (places.get(term) ?? []).toSorted((a, b) => b.weight - a.weight),
    rarityOf(term) {
      const found = places.get(term)?.length ?? 0
      return found === 0 ? 0 : Math.log(1 + count / found) / Math.log(1 + count)
    },
  }
}
