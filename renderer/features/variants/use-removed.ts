/** How many files each of two answers takes away: its record does not say. */
import type { VariantListing } from '#shared/domain/variant.ts'
import type { RunView } from '#shared/contract/run-view.ts'
import { useRunPart } from '../../client/use-run.ts'

const count = ({ removed }: RunView): number => removed.length

/** Asked for only where it decides: of an answer that is over, and has no whole file. */
export function useRemoved(pair: VariantListing | undefined): readonly [number, number] {
  const asked = (at: 0 | 1): string | undefined => {
    const run = pair?.runs.find(({ id }) => id === pair.runIds[at])
    return run === undefined || run.state === 'running' || run.files.some(({ whole }) => whole) ? undefined : run.id
  }
  return [useRunPart(asked(0), count) ?? 0, useRunPart(asked(1), count) ?? 0]
}
