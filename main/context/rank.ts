/** How much each file of an app has to do with a prompt, and by what. Pure. */
import { mentionedPaths } from '#shared/domain/mention.ts'
import type { ContextWhy } from '#shared/domain/context.ts'
import type { AppIndex } from './app-index.ts'
import type { FileOutline, FileRole } from './outline/file-outline.ts'
import { nameStems, namesTogether, type Query, queryOf } from './query.ts'
import { stemsOf } from './words.ts'

export interface Ranked {
  readonly path: string
  readonly score: number
  readonly why: ContextWhy
}

export interface Ranking {
  /** The best first; those with nothing to do with it are not among them. */
  readonly files: readonly Ranked[]
  /** Named in the prompt, in its order: these are meant, whatever else is. */
  readonly named: readonly string[]
}

/** Below this, nothing was really found. */
export const leastCertain = 6

const roleBonus: Readonly<Record<FileRole, number>> = {
  styles: 10,
  words: 6,
  routes: 5,
  store: 4,
  config: 7,
  sample: 4,
  entry: 0,
}
const meaningShare = 0.7
const literalBonus = 14
const nameBonus = 7
/** Of what a file is worth, to what it imports and to what imports it. */
const importShare = 0.45
const importerShare = 0.2

/** `starts`: files that count as found besides, such as what was picked. */
export function rank(
  index: AppIndex,
  texts: ReadonlyMap<string, string>,
  prompt: string,
  starts: readonly string[],
): Ranking {
  const query = queryOf(prompt)
  const named = namedPaths(prompt, [...index.outlines.keys()])
  const own = new Map<string, Ranked>()
  for (const [path, outline] of index.outlines) {
    if (isBuildSetting(path)) continue
    const found = scoreOf(outline, index, texts.get(path) ?? '', query)
    if (found !== undefined) own.set(path, found)
  }
  const best = Math.max(leastCertain * 2, ...[...own.values()].map(({ score }) => score))
  const seeds = new Map([...own.values()].map(({ path, score }) => [path, score]))
  for (const path of [...named, ...starts]) if (index.outlines.has(path)) seeds.set(path, best)
  const reached = reach(seeds, best, index, query)
  const all = new Set([...own.keys(), ...reached.keys()])
  const files = [...all].map((path): Ranked => {
    const mine = own.get(path)
    const theirs = reached.get(path)
    const score = (mine?.score ?? 0) + (theirs?.score ?? 0)
    const isReached = theirs !== undefined && theirs.score > (mine?.score ?? 0)
    return { path, score, why: isReached ? theirs.why : (mine?.why ?? { by: 'matches' }) }
  })
  return { files: files.toSorted((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1)), named }
}

/** How an app is built and packed is no part of a change, unless it is named. */
export function isBuildSetting(path: string): boolean {
  return /(?:^|\/)(?:package(?:-lock)?\.json|tsconfig[^/]*\.json|(?:vite|postcss|eslint|babel)\.config\.[^/]+|\.[^/]+)$/.test(
    path,
  )
}

/** By `@path`, by the whole path, and by a file's name with its ending, where it stands as a word of its own. */
function namedPaths(prompt: string, paths: readonly string[]): string[] {
  const found = new Set(mentionedPaths(prompt, paths))
  for (const path of paths) {
    const name = path.split('/').at(-1) ?? path
    for (const written of [path, name]) {
      if (written.includes('.') && standsIn(prompt, written)) found.add(path)
    }
  }
  return [...found]
}

function standsIn(prompt: string, name: string): boolean {
  for (let at = prompt.indexOf(name); at !== -1; at = prompt.indexOf(name, at + 1)) {
    if (!/[\w-]/.test(prompt[at - 1] ?? '') && !/[\w-]/.test(prompt[at + name.length] ?? '')) return true
  }
  return false
}

function scoreOf(outline: FileOutline, index: AppIndex, text: string, query: Query): Ranked | undefined {
  const { path } = outline
  const terms = index.terms.get(path)
  let score = 0
  let best: { readonly weight: number; readonly why: ContextWhy } | undefined
  const count = (weight: number, why: ContextWhy): void => {
    score += weight
    if (weight > (best?.weight ?? 0)) best = { weight, why }
  }
  for (const { written, stem, meanings } of query.words) {
    let most = (terms?.get(stem) ?? 0) * index.glossary.rarityOf(stem)
    for (const meaning of meanings) {
      const weight = (terms?.get(meaning) ?? 0) * index.glossary.rarityOf(meaning) * meaningShare
      most = Math.max(most, weight)
    }
    if (most > 0) count(most, { by: 'matches', of: written })
  }
  for (const literal of query.literals) if (text.includes(literal)) count(literalBonus, { by: 'matches', of: literal })
  // A file's name may be said in other words, and so may a name of several; `Theme` alone is too common a name for that.
  const exported = outline.symbols.filter((symbol) => symbol.exported).map(({ name }) => stemsOf(name))
  const plain = query.sequence.map(([stem = '']) => [stem])
  const together = [nameStems(path), ...exported]
    .filter((name, at) => namesTogether(name, at === 0 || name.length > 1 ? query.sequence : plain))
    .toSorted((a, b) => b.length - a.length)[0]
  if (together !== undefined && isTelling(together, query))
    count(nameBonus * Math.min(2, together.length), { by: 'matches', of: together.join(' ') })
  for (const role of outline.roles) {
    const sure = query.roles.get(role)
    if (sure !== undefined) count(roleBonus[role] * sure, { by: 'role', of: role })
  }
  return best === undefined ? undefined : { path, score, why: best.why }
}

/** A name of empty words alone (`use.ts`, `new.tsx`) is in every prompt. */
function isTelling(name: readonly string[], query: Query): boolean {
  return name.some((part) => query.words.some(({ stem, meanings }) => stem === part || meanings.includes(part)))
}

/** What found files import and what imports them; through a file that only passes things on, one step further. */
function reach(
  seeds: ReadonlyMap<string, number>,
  best: number,
  { links, outlines }: AppIndex,
  query: Query,
): Map<string, { readonly score: number; readonly why: ContextWhy }> {
  const reached = new Map<string, { score: number; why: ContextWhy }>()
  const give = (path: string, score: number, from: string): void => {
    if (score > (reached.get(path)?.score ?? 0)) reached.set(path, { score, why: { by: 'reached', of: from } })
  }
  const wanted = new Set(query.words.flatMap(({ stem, meanings }) => [stem, ...meanings]))
  for (const [path, score] of seeds) {
    // What has little to do with the prompt leads nowhere; and a stylesheet's readers need not change with it.
    if (score < best * 0.45 || path.endsWith('.css')) continue
    for (const target of links.importsOf(path)) {
      const share = importShare * affinity(path, target)
      if (!passesOn(target, outlines)) give(target, score * share, path)
      else for (const next of links.importsOf(target)) give(next, score * share, path)
    }
    for (const importer of links.importersOf(path)) give(importer, score * importerShare, path)
  }
  return reached

  /** 1 where what is imported has to do with the prompt; less for what half of the app imports. */
  function affinity(path: string, target: string): number {
    const written = outlines.get(path)?.imports ?? []
    const names = written.filter(({ names: all }) => all.length > 0).flatMap(({ names: all }) => all)
    const isAsked = names.some(
      (name) =>
        outlines.get(target)?.symbols.some((symbol) => symbol.name === name) === true &&
        stemsOf(name).some((stem) => wanted.has(stem)),
    )
    if (isAsked) return 1
    // What is shown somewhere new is mostly said somewhere new.
    if (outlines.get(target)?.roles.includes('words') === true || passesOn(target, outlines)) return 0.8
    const common = links.importersOf(target).length / Math.max(8, outlines.size)
    return common > 0.25 ? 0.35 : 0.6
  }
}

function passesOn(path: string, outlines: AppIndex['outlines']): boolean {
  return /(?:^|\/)index\.[jt]sx?$/.test(path) && (outlines.get(path)?.symbols.length ?? 0) <= 2
}
