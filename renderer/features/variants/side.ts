/** One of two answers, from its record and its events. Pure. */
import type { RunView } from '#shared/contract/run-view.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import type { RunFile } from '#shared/domain/run.ts'
import type { VariantListing } from '#shared/domain/variant.ts'
import type { CostText, Side } from './types.ts'

export function sideOf(pair: VariantListing, at: 0 | 1, view: RunView | undefined, costText: CostText): Side {
  const runId = pair.runIds[at]
  const record = pair.runs.find(({ id }) => id === runId)
  const isLive = record?.state === 'running'
  const seen = isLive && view !== undefined && view.lastSeq >= 0 ? view : undefined
  const usage = seen?.usage ?? record?.usage
  return {
    runId,
    prompt: record?.prompt ?? '',
    model: record === undefined ? '' : modelName(seen?.answered ?? record.answered ?? record.asked),
    state: record === undefined ? 'lost' : isLive ? (seen?.outcome ?? 'running') : record.state,
    isKept: pair.kept.includes(runId),
    isNewest: pair.kept.at(-1) === runId,
    startedAt: seen?.startedAt ?? record?.startedAt ?? pair.createdAt,
    endedAt: seen?.endedAt ?? record?.endedAt,
    tokens: usage === undefined ? undefined : usage.input + usage.output,
    cost: record === undefined ? undefined : costText(record, seen),
    files: seen === undefined ? (record?.files ?? []) : seen.files.map(liveFile),
    record,
  }
}

/** Whether something of it could be kept: at least one file that is whole, or one that goes. */
export function canKeep({ state, isNewest, files }: Side, removed: number): boolean {
  return state !== 'running' && state !== 'lost' && !isNewest && (files.some(({ whole }) => whole) || removed > 0)
}

/** How many of a pair are being written, and of how many something could be kept. `removed`: how many files each takes away. */
export function standOf(
  pair: VariantListing,
  removed: readonly [number, number] = [0, 0],
): { readonly writing: number; readonly keepable: number } {
  const noCost = (): undefined => undefined
  return {
    writing: pair.runs.filter(({ state }) => state === 'running').length,
    keepable: ([0, 1] as const).filter((at) => canKeep(sideOf(pair, at, undefined, noCost), removed[at])).length,
  }
}

/** Whether it is over and has changed nothing. */
export function isEmpty({ state, files }: Side, removed: number): boolean {
  return state !== 'running' && files.length === 0 && removed === 0
}

/** "starter" for the built-in one, else the model's own name. */
export function modelName({ provider, model }: ModelRef): string {
  return provider === 'starter' || provider === 'scripted' ? provider : model
}

/** While it is written, what goes is not counted yet. */
function liveFile({ path, lineBreaks, whole }: RunView['files'][number]): RunFile {
  return { path, added: lineBreaks, removed: 0, whole }
}

/** All files together. */
export function linesOf(files: readonly RunFile[]): { readonly added: number; readonly removed: number } {
  return files.reduce((sum, file) => ({ added: sum.added + file.added, removed: sum.removed + file.removed }), {
    added: 0,
    removed: 0,
  })
}
