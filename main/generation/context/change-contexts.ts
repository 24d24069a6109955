/** What changes are chosen from: each project's index, what was done to it lately, and what was said of it. */
import type { ChangeContext, ContextWishes } from '#shared/domain/context.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import { Settings } from '#shared/domain/settings.ts'
import { createAppIndexer, type AppIndex } from '../../context/app-index.ts'
import { conversationText } from '../../context/conversation.ts'
import { selectContext, type Selection } from '../../context/select.ts'
import { createTokenCounters, type CountTokens, type TokenCounters } from '../../context/tokens.ts'
import type { IdleJobs } from '../../lib/idle-jobs.ts'
import type { Projects } from '../../projects/projects.ts'
import type { Store } from '../../store/store.ts'
import { turnsOf } from './turns.ts'

/** Ready to be chosen from, for any model and at once. */
export interface PreparedContext {
  readonly index: AppIndex
  readonly wishes: ContextWishes
  /** Changed lately, the last change first. */
  readonly recent: readonly string[]
  /** What was asked before, in few words. */
  readonly conversation: string
  /** In tokens. */
  readonly budget: number
  countFor(model: ModelRef): CountTokens
}

export interface ChangeContexts {
  /** For a change to an app that is there. Rejects only when aborted. */
  prepare(change: PreparedChange, signal: AbortSignal): Promise<PreparedContext>
  /** Outlines what is new in a project when nothing else is to be done. */
  warm(projectId: string): void
}

export interface PreparedChange {
  readonly projectId: string
  readonly files: ReadonlyMap<string, string>
  readonly wishes?: Partial<ContextWishes> | undefined
  /** What will most probably answer: its tokenizer is loaded. */
  readonly model: ModelRef
}

export interface ChangeContextParts {
  readonly store: Pick<Store, 'runs' | 'versions' | 'summaries'>
  readonly projects: Pick<Projects, 'workspace'>
  readonly counters: TokenCounters
  readonly idle: IdleJobs
  /** What files and outline may take, in tokens. */
  readonly budget: () => number
}

/** The last changes, by hand or by prompt, that count as recent. */
const recentVersions = 2

export function createChangeContexts({ store, projects, counters, idle, budget }: ChangeContextParts): ChangeContexts {
  const indexer = createAppIndexer()
  const lately = new Map<string, { readonly number: number; readonly paths: readonly string[] }>()
  const warming = new Set<string>()

  /** Read anew only when there is a new version. */
  function recentOf(projectId: string): readonly string[] {
    const number = store.versions.latestNumber(projectId) ?? 0
    const known = lately.get(projectId)
    if (known?.number === number) return known.paths
    const ids = store.versions.listByProject(projectId).slice(0, recentVersions + 1)
    const paths = new Set<string>()
    for (const [at, { id }] of ids.slice(0, -1).entries()) {
      const older = ids[at + 1]
      if (older === undefined) break
      const before = store.versions.files(older.id)
      for (const [path, { hash }] of store.versions.files(id)) if (before.get(path)?.hash !== hash) paths.add(path)
    }
    lately.set(projectId, { number, paths: [...paths] })
    return [...paths]
  }

  async function read(projectId: string): Promise<void> {
    await indexer.indexOf(await projects.workspace(projectId).readTexts())
  }

  return {
    async prepare({ projectId, files, wishes = {}, model }, signal) {
      const [index] = await Promise.all([
        indexer.indexOf(files, signal),
        counters.prepare(model, files.values(), signal),
      ])
      const summary = store.summaries.get(projectId)
      return {
        index,
        wishes: { add: [], remove: [], picked: [], open: [], ...wishes },
        recent: recentOf(projectId),
        conversation: conversationText(turnsOf(store.runs.listByProject(projectId)), summary),
        budget: budget(),
        countFor: counters.of,
      }
    },
    warm(projectId) {
      if (warming.has(projectId)) return
      warming.add(projectId)
      idle.add(() => {
        warming.delete(projectId)
        // It may be gone by now; the next prompt reads what is there in any case.
        read(projectId).catch(() => undefined)
      })
    },
  }
}

/** For a change to an app of which nothing but its files is known. Rejects only when aborted. */
export async function prepareAlone(
  files: ReadonlyMap<string, string>,
  model: ModelRef,
  signal: AbortSignal,
): Promise<PreparedContext> {
  const counters = createTokenCounters()
  const [index] = await Promise.all([
    createAppIndexer().indexOf(files, signal),
    counters.prepare(model, files.values(), signal),
  ])
  const wishes = { add: [], remove: [], picked: [], open: [] }
  const budget = Settings.shape.contextBudget.parse(undefined)
  return { index, wishes, recent: [], conversation: '', budget, countFor: counters.of }
}

/** What goes along with a prompt, for a model that has `room` for it, in tokens. */
export function chooseContext(
  prepared: PreparedContext,
  change: { readonly prompt: string; readonly files: ReadonlyMap<string, string> },
  model: ModelRef,
  room: number,
): Selection {
  const { index, wishes, recent, budget } = prepared
  return selectContext({ ...change, index, wishes, recent, budget, limit: room, count: prepared.countFor(model) })
}

/** With files that a model has asked for. */
export function withAdded(prepared: PreparedContext, paths: Iterable<string>): PreparedContext {
  const add = [...prepared.wishes.add, ...paths]
  return { ...prepared, wishes: { ...prepared.wishes, add } }
}

/** As data, without what only the model reads. */
export function shownContext({ files, tokens, everything, budget }: Selection): ChangeContext {
  return { files, tokens, everything, budget }
}
