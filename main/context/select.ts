/** Chooses what of an app goes along with a prompt: whole files, most wanted first, and the outline of the rest. Pure. */
import type { ChangeContext, ContextFile, ContextWhy, ContextWishes } from '#shared/domain/context.ts'
import type { AppIndex } from './app-index.ts'
import { outlineText } from './outline-text.ts'
import { isBuildSetting, leastCertain, rank, type Ranked } from './rank.ts'

export interface ContextQuestion {
  readonly prompt: string
  readonly index: AppIndex
  /** The app as it is, path to text. */
  readonly files: ReadonlyMap<string, string>
  readonly wishes: ContextWishes
  /** Changed lately, the last change first. */
  readonly recent: readonly string[]
  readonly count: (text: string) => number
  /** What files and outline may take, in tokens. */
  readonly budget: number
  /** What the model has room for: what the user or the prompt names may go over the budget, up to here. */
  readonly limit: number
}

export interface Selection extends ChangeContext {
  /** Of the files that do not go whole; empty where all do. */
  readonly outline: string
  /** The app's own words for what the prompt is about, and where they are at home; empty where there are none. */
  readonly glossary: string
}

/** An app of no more goes whole: choosing would save nothing, and may miss something. */
const smallApp = 3000
/** What stands around a file, in tokens. */
const frame = 12
/** Below this share of the best score a file rather shares a word with the prompt than its topic. */
const leastShare = 0.3
/** Beyond this share of the budget only files go that were clearly meant. */
const freeShare = 0.5
const clearShare = 0.6
const outlineShare = 0.08
const mostOutline = 2000
/** So many of the rest are told with parameters and members. */
const mostNear = 16
/** A change of more files than these was no step, but a beginning. */
const mostRecent = 6
/** Words that point back at what was done before. */
const pointsBack =
  /\b(?:it|its|that|this|those|these|again|still|same|also|undo|revert|instead|back)\b|(?:هذا|هذه|ذلك|تلك|مازال|ما زال|نفس|أيضا|مجددا|مرة أخرى)/iu

/** Words that point at what is in front of the user. */
const pointsHere = /\b(?:this|these|here)\b|(?:هذا|هذه|هنا)/iu

export function selectContext(question: ContextQuestion): Selection {
  const { index, files, wishes, count, budget, limit } = question
  const paths = [...index.outlines.keys()].filter((path) => files.has(path))
  const sizes = new Map(paths.map((path) => [path, count(files.get(path) ?? '') + frame]))
  const everything = paths.reduce((sum, path) => sum + (sizes.get(path) ?? 0), 0)
  const removed = new Set(wishes.remove.filter((path) => files.has(path) && !wishes.add.includes(path)))
  const whole = new Map<string, ContextWhy>()
  let used = 0
  const take = (path: string, why: ContextWhy, most: number): void => {
    const size = sizes.get(path)
    if (size === undefined || whole.has(path) || removed.has(path) || used + size > most) return
    whole.set(path, why)
    used += size
  }

  const room = Math.min(budget, limit)
  const forOutline = Math.max(Math.min(mostOutline, Math.floor(room * outlineShare)), 120)
  const ranking = rankFor(question)
  for (const path of wishes.add) take(path, { by: 'added' }, limit)
  for (const path of wishes.picked) take(path, { by: 'picked' }, limit)
  for (const path of ranking.named) take(path, { by: 'named' }, limit)
  if (everything <= Math.min(smallApp, room)) {
    for (const path of paths) take(path, { by: 'small' }, room)
  } else {
    const most = room - forOutline
    for (const path of wishes.open.slice(0, 1)) take(path, { by: 'open' }, most * freeShare)
    // Without any file nothing can be changed: the first one goes wherever the model has room for it.
    takeFound(question, ranking.files, (path, why, share) => take(path, why, whole.size === 0 ? limit : most * share))
  }

  const rest = paths.filter((path) => !whole.has(path))
  const near = ranking.files.slice(0, mostNear).map(({ path }) => path)
  const outlines = rest.flatMap((path) => index.outlines.get(path) ?? [])
  const { text, lines } = outlineText(outlines, near, Math.min(forOutline, Math.max(0, limit - used)), count)
  const told = rest.map((path): ContextFile => {
    const line = lines.get(path)
    const why: ContextWhy = { by: removed.has(path) ? 'removed' : 'rest' }
    return { path, why, tokens: line === undefined ? 0 : count(line) + 1, whole: false }
  })
  const chosen = [...whole].map(([path, why]): ContextFile => ({
    path,
    why,
    tokens: sizes.get(path) ?? 0,
    whole: true,
  }))
  const all = [...chosen, ...told]
  const glossary = rest.length === 0 ? '' : glossaryText(index, near)
  return {
    files: all,
    tokens: all.reduce((sum, { tokens }) => sum + tokens, 0) + (glossary === '' ? 0 : count(glossary)),
    everything,
    budget: room,
    outline: text,
    glossary,
  }
}

/** What is open leads on where the prompt points at it, or says nothing that the app knows. */
function rankFor({ prompt, index, files, wishes }: ContextQuestion): ReturnType<typeof rank> {
  const { picked, open } = wishes
  const front = open.slice(0, 1)
  if (pointsHere.test(prompt)) return rank(index, files, prompt, [...picked, ...front])
  const ranking = rank(index, files, prompt, picked)
  const isCertain = (ranking.files[0]?.score ?? 0) >= leastCertain
  return isCertain || front.length === 0 ? ranking : rank(index, files, prompt, [...picked, ...front])
}

type Take = (path: string, why: ContextWhy, share: number) => void

/** What matches and what is reached; what was changed lately where the prompt points back; where nothing is found, the middle of the app. */
function takeFound({ prompt, recent, index, wishes }: ContextQuestion, found: readonly Ranked[], take: Take): void {
  const best = found[0]?.score ?? 0
  const isCertain = best >= leastCertain
  const step = recent.length <= mostRecent ? recent : []
  const scores = new Map(found.map(({ path, score }) => [path, score]))
  if (isCertain) {
    for (const { path, score, why } of found) {
      if (score >= best * leastShare) take(path, why, score >= best * clearShare ? 1 : freeShare)
    }
  }
  for (const path of step) {
    if (!isCertain || pointsBack.test(prompt) || (scores.get(path) ?? 0) > 0) take(path, { by: 'recent' }, freeShare)
  }
  for (const path of wishes.open) if ((scores.get(path) ?? 0) > 0) take(path, { by: 'open' }, freeShare)
  if (isCertain) return
  for (const { path, why } of found) take(path, why, freeShare)
  for (const path of likelyFiles(index)) take(path, { by: 'likely' }, freeShare)
}

/** Where changes begin that name nothing: pages, the first screen, styles, what most others import. */
function likelyFiles({ outlines, links }: AppIndex): readonly string[] {
  const worth = (path: string): number => {
    const roles = outlines.get(path)?.roles ?? []
    const isHome = /(?:^|\/)(?:home|index|app|page)\.(?:[jt]sx?|html)$/i.test(path)
    const named = (isHome ? 6 : 0) + (roles.includes('routes') ? 4 : 0) + (roles.includes('styles') ? 4 : 0)
    return named + Math.min(5, links.importersOf(path).length / 2)
  }
  const able = [...outlines.keys()].filter((path) => !isBuildSetting(path))
  return able.toSorted((a, b) => worth(b) - worth(a) || (a < b ? -1 : 1))
}

const mostTerms = 6
const mostPlaces = 4

/** The words of the app's subject that the files found have in their names. */
function glossaryText({ glossary }: AppIndex, near: readonly string[]): string {
  const places = new Set(near.slice(0, 12))
  return glossary.own
    .map((term) => ({ term, files: glossary.filesOf(term).filter(({ weight }) => weight >= 5) }))
    .filter(({ files }) => files.some(({ path }) => places.has(path)))
    .slice(0, mostTerms)
    .map(({ term, files }) => {
      const names = files.slice(0, mostPlaces).map(({ path }) => path)
      return `- ${term}: ${names.join(', ')}${files.length > mostPlaces ? `, and ${files.length - mostPlaces} more` : ''}`
    })
    .join('\n')
}
