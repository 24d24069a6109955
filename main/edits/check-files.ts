/** What must not have happened to a file by an answer: left out, cut, emptied, broken. */
import type { EditProblem } from '#shared/domain/edit-problem.ts'
import { syntaxFault } from './check-syntax.ts'
import { leftoverMarker } from './edit-markers.ts'
import { findElision } from './find-elision.ts'

export interface ChangedFile {
  readonly path: string
  /** Undefined for a new one. */
  readonly before: string | undefined
  readonly after: string
  /** It came as a whole file: what is missing in it may only have been left out. */
  readonly isRewritten: boolean
}

/** Smaller files may shrink as they like, in characters other than white space. */
const leastToShrink = 600
const mostLost = 0.4

/** `others`: the answer's other files, to which its lines may have moved. */
export async function fileProblem(
  { path, before, after, isRewritten }: ChangedFile,
  others: readonly string[],
  deletionAsked: boolean,
): Promise<EditProblem | undefined> {
  if (leftoverMarker.test(after) && !leftoverMarker.test(before ?? '')) {
    return { path, why: 'leftover', message: `${path} would hold the marks of a SEARCH/REPLACE block.` }
  }
  if (isRewritten && /^(?:diff --git |--- a\/|@@ -\d+)/.test(after) && !/\.(?:diff|patch)$/.test(path)) {
    return { path, why: 'leftover', message: `${path} would hold a diff instead of the file.` }
  }
  if (after.trim() === '' && (before ?? '').trim() !== '') {
    return { path, why: 'emptied', message: `${path} would be empty. To remove it, say so.` }
  }
  const elision = findElision(path, after, before ?? '')
  if (elision !== undefined) {
    const message = `${path} leaves code out: ${elision.text}`
    return { path, why: 'elided', message, line: elision.line }
  }
  if (isRewritten && before !== undefined && !deletionAsked) {
    const lost = lostShare(before, after, others)
    if (lost > mostLost) {
      const share = Math.round(lost * 100)
      return {
        path,
        why: 'shrunk',
        message: `${path} would lose ${share} % of what is in it, and nobody asked for that.`,
      }
    }
  }
  const fault = await syntaxFault(path, after, isRewritten)
  // What was broken before may be on its way to be mended.
  if (fault === undefined || (before !== undefined && (await syntaxFault(path, before, isRewritten)) !== undefined))
    return undefined
  return { path, why: 'syntax', message: `${path}, line ${fault.line}: ${fault.text}`, line: fault.line }
}

/** How much smaller it is, by characters other than white space; what now stands in another file is not lost. */
function lostShare(before: string, after: string, others: readonly string[]): number {
  const size = sizeOf(before)
  if (size < leastToShrink || sizeOf(after) >= size * (1 - mostLost)) return 0
  const elsewhere = new Set(others.flatMap((text) => text.split('\n').map((line) => line.trim())))
  const kept = new Set(after.split('\n').map((line) => line.trim()))
  const moved = before
    .split('\n')
    .filter((line) => !kept.has(line.trim()) && elsewhere.has(line.trim()))
    .reduce((sum, line) => sum + sizeOf(line), 0)
  return Math.max(0, 1 - (sizeOf(after) + moved) / size)
}

function sizeOf(text: string): number {
  return text.replace(/\s/g, '').length
}
