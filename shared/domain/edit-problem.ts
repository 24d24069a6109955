/** Why a part of an answer that changes an app was not taken, with all that is needed to show it and to try again. */
import { z } from 'zod'

/**
 * Of a SEARCH/REPLACE block: not-found, ambiguous (it fits several places), empty-search, unreadable (its marks do not make
 * a block), no-file. Of a file: bad-path, locked, exists (another file has that name), syntax, elided ("rest of the code
 * unchanged"), shrunk, emptied, leftover (marks of a block or of a diff in it), export-lost (others still import it),
 * still-used (it goes, and others still name it).
 */
export const EditFault = z.enum([
  'not-found',
  'ambiguous',
  'empty-search',
  'unreadable',
  'no-file',
  'bad-path',
  'locked',
  'exists',
  'syntax',
  'elided',
  'shrunk',
  'emptied',
  'leftover',
  'export-lost',
  'still-used',
])
export type EditFault = z.infer<typeof EditFault>

export const EditProblem = z.object({
  /** As the model wrote it where it is none that a project can have; empty where it named none. */
  path: z.string(),
  why: EditFault,
  /** For people, and for the model that is asked to repair it. */
  message: z.string(),
  /** The line of the file that it is about, from 1. */
  line: z.number().int().optional(),
  /** What was looked for, and what was to stand there. Only of blocks. */
  search: z.string().optional(),
  replace: z.string().optional(),
  /** What of the file comes nearest to it: lines from 1, the last one included. */
  nearest: z.object({ line: z.number().int(), endLine: z.number().int(), text: z.string() }).optional(),
  /** The first lines of the places that fit equally well. */
  places: z.array(z.number().int()).optional(),
  /** What the user decided: it was put at a place of their choice, or it is left out. Absent: nothing yet. */
  decided: z.enum(['applied', 'skipped']).optional(),
})
export type EditProblem = z.infer<typeof EditProblem>
