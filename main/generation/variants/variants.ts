/** "Try two": two answers to one wish, from the first word to the choice between them, and what stays of the other. */
import type { StudioEvent } from '#shared/contract/studio-event.ts'
import { failure } from '#shared/domain/error.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import type { RunOutcome, RunRecord } from '#shared/domain/run.ts'
import type { VariantListing, VariantPair } from '#shared/domain/variant.ts'
import { variantSite } from '../../preview/variant-site.ts'
import type { Auto } from '../auto.ts'
import type { Doors } from '../doors.ts'
import type { Drafts } from '../drafts.ts'
import type { RunParts } from '../live-run.ts'
import type { RunRegistry } from '../registry.ts'
import { branchVariant, fitOf, keepVariant } from './keep-variant.ts'
import type { LiveVariants } from './live-variants.ts'
import { inReview, type StartedVariants, type StartVariants, startVariants } from './start-variants.ts'
import { answerOf, layOver } from './variant-answer.ts'

export interface Variants {
  /** Begins both answers. Throws a Failure where they cannot begin. */
  start(request: StartVariants): Promise<StartedVariants>
  /** Newest first. */
  list(projectId: string): VariantListing[]
  /** Makes one the project's files; the other one is ended first. Throws invalid-input where it does not fit any more. */
  keep(pairId: string, runId: string): Promise<{ versionId: string }>
  /** Keeps neither, and ends both. */
  drop(pairId: string): Promise<void>
  branch(runId: string): Promise<{ projectId: string }>
  /** From now on the answer has a preview, also when its pair is decided; the last few of those keep theirs. */
  look(runId: string): void
  /** What the answer lies over; undefined while it has no preview. Lays it there, if it does not lie there. */
  base(runId: string): { readonly versionId?: string | undefined } | undefined
  /** Answers that are not decided on, for their previews' addresses. */
  open(projectId: string): readonly string[]
  /** Told of a choice: done where one was kept, with its run; stopped where neither was. */
  onDecided(listener: DecidedListener): () => void
}

type DecidedListener = (projectId: string, outcome: RunOutcome, keptRunId?: string) => void

export interface VariantsParts extends RunParts {
  readonly live: LiveVariants
  readonly runs: Pick<RunRegistry, 'whileIdle' | 'liveRunOf'>
  readonly doors: Pick<Doors, 'enter'>
  readonly drafts: Pick<Drafts, 'supersede' | 'inReview'>
  readonly auto: Auto
  readonly checkModel?: (model: ModelRef) => Promise<void>
  /** Makes the pictures that are only drawn, where somebody makes any. */
  readonly makePictures: (projectId: string) => void
  readonly publish: (event: StudioEvent) => void
}

/** Decided ones that keep their previews. */
const mostLookedAt = 4
const busy = 'A run is changing this project. Stop it, or wait until it is done.'

export function createVariants(parts: VariantsParts): Variants {
  const { store, preview, live, doors, publish } = parts
  const listeners = new Set<DecidedListener>()
  /** Answers that lie in their previews, with what they lie over. */
  const laid = new Map<string, { readonly versionId: string | undefined }>()
  /** Of decided pairs, in the order in which they were looked at. */
  const lookedAt = new Set<string>()

  function pairOf(id: string | undefined): VariantPair {
    const pair = id === undefined ? undefined : store.variants.get(id)
    if (pair === undefined) throw failure('not-found', 'These two answers are not known any more.')
    return pair
  }

  function sideOf(pair: VariantPair, runId: string): RunRecord {
    const run = pair.runIds.includes(runId) ? store.runs.get(runId) : undefined
    if (run === undefined) throw failure('not-found', 'This answer is not known any more.')
    return run
  }

  function putAway(projectId: string, runId: string): void {
    laid.delete(runId)
    lookedAt.delete(runId)
    preview.clearOverlay(variantSite(projectId, runId))
  }

  function decided({ projectId, runIds }: VariantPair, outcome: RunOutcome, keptRunId?: string): void {
    for (const runId of runIds) putAway(projectId, runId)
    publish({ type: 'project-changed', projectId })
    publish({ type: 'projects-changed' })
    for (const listener of listeners) listener(projectId, outcome, keptRunId)
  }

  function lay(run: RunRecord, pair: VariantPair): void {
    const { baseVersionId: base } = pair
    const there = base === undefined ? undefined : store.versions.files(base)
    const overlay = preview.overlay(variantSite(pair.projectId, run.id))
    layOver(overlay, pair.kind, answerOf(store, run.id), (path) => there?.has(path) === true)
  }

  return {
    start: (request) => startVariants(parts, request),
    list: (projectId) =>
      store.variants.listByProject(projectId).map((pair) => ({
        ...pair,
        runs: pair.runIds.map((id) => store.runs.get(id)).filter((run) => run !== undefined),
      })),
    async keep(pairId, runId) {
      const asked = pairOf(pairId)
      sideOf(asked, runId)
      if (live.isLive(runId)) {
        throw failure(
          'invalid-input',
          'This answer is still being written. Stop it first, to keep what there is of it.',
        )
      }
      const { versionId, drawn } = await doors.enter(asked.projectId, async () => {
        const pair = pairOf(pairId)
        const run = sideOf(pair, runId)
        const other = parts.runs.liveRunOf(pair.projectId)
        if (other !== undefined && !pair.runIds.includes(other)) {
          throw failure('invalid-input', busy, { reason: 'run-live' })
        }
        if (pair.kept.at(-1) === runId) throw failure('invalid-input', 'This answer is the one that was kept.')
        if (parts.drafts.inReview(pair.projectId) !== undefined)
          throw failure('invalid-input', inReview, { reason: 'in-review' })
        // The other side is ended only for one that can be kept.
        await fitOf(parts, pair, run)
        await Promise.all(pair.runIds.map(live.stop))
        const kept = await keepVariant(parts, pair, run)
        parts.drafts.supersede(pair.projectId)
        return kept
      })
      decided(asked, 'done', runId)
      if (drawn) parts.makePictures(asked.projectId)
      return { versionId }
    },
    async drop(pairId) {
      const asked = pairOf(pairId)
      await Promise.all(asked.runIds.map(live.stop))
      await doors.enter(asked.projectId, async () => {
        // Another window may have been quicker.
        const { state, kept } = pairOf(pairId)
        if (kept.length > 0) throw failure('invalid-input', 'One of these two answers was kept already.')
        if (state === 'closed') return
        store.variants.update(pairId, { state: 'closed' })
        decided(asked, 'stopped')
      })
    },
    async branch(runId) {
      const pair = pairOf(store.runs.get(runId)?.variantOf)
      const { id } = await branchVariant(parts, pair, sideOf(pair, runId))
      publish({ type: 'projects-changed' })
      return { projectId: id }
    },
    look(runId) {
      const pair = pairOf(store.runs.get(runId)?.variantOf)
      if (pair.state === 'open') return
      lookedAt.delete(runId)
      lookedAt.add(runId)
      for (const oldest of [...lookedAt].slice(0, -mostLookedAt)) {
        const projectId = store.runs.get(oldest)?.projectId
        if (projectId !== undefined) putAway(projectId, oldest)
      }
    },
    base(runId) {
      const known = laid.get(runId)
      if (known !== undefined) return known
      const run = store.runs.get(runId)
      const pair = run?.variantOf === undefined ? undefined : store.variants.get(run.variantOf)
      if (run === undefined || pair === undefined) return undefined
      if (pair.state === 'closed' && !lookedAt.has(runId)) return undefined
      const base = { versionId: pair.baseVersionId }
      laid.set(runId, base)
      // A live one lays itself, piece by piece.
      if (!live.isLive(runId)) lay(run, pair)
      return base
    },
    open: (projectId) =>
      store.variants.listByProject(projectId).flatMap((pair) => (pair.state === 'open' ? pair.runIds : [])),
    onDecided(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
