/** How far a review has come, and where it goes on. Pure. */
import type { ReviewFile } from '#shared/domain/review.ts'

export interface Progress {
  /** All that can be decided on. */
  readonly all: number
  readonly open: number
  readonly accepted: number
}

type File = Pick<ReviewFile, 'path' | 'follows'> & { readonly decision?: ReviewFile['decision'] | undefined }

export function progressOf(files: readonly File[]): Progress {
  const own = files.filter(isDecidable)
  return {
    all: own.length,
    open: own.filter(({ decision }) => decision === undefined).length,
    accepted: own.filter(({ decision }) => decision === 'accepted').length,
  }
}

export function isDecidable({ follows }: Pick<ReviewFile, 'follows'>): boolean {
  return follows !== true
}

/** The next file that nothing was decided on, from the end round to the start; the file itself when there is none. */
export function nextOpen(files: readonly File[], path: string): string {
  const at = files.findIndex((file) => file.path === path)
  const round = [...files.slice(at + 1), ...files.slice(0, Math.max(at, 0))]
  return round.find((file) => isDecidable(file) && file.decision === undefined)?.path ?? path
}

/** With decisions that are on their way; undefined takes one back. The same files where there are none. */
export function withDecisions<Of extends File>(
  files: readonly Of[],
  own: ReadonlyMap<string, 'accepted' | 'rejected' | undefined>,
): readonly Of[] {
  if (own.size === 0) return files
  return files.map((file) => (own.has(file.path) ? { ...file, decision: own.get(file.path) } : file))
}

/** The file so many places on, as far as the list goes. */
export function fileBeside(files: readonly File[], path: string | undefined, by: 1 | -1): string | undefined {
  const at = files.findIndex((file) => file.path === path)
  return files[Math.max(0, Math.min(files.length - 1, at + by))]?.path
}
