/** Search in a project's files: what is asked, and what is found. */
import { z } from 'zod'

export const TextQuery = z.object({
  projectId: z.string(),
  text: z.string(),
  matchCase: z.boolean(),
  wholeWord: z.boolean(),
  /** `text` is a JavaScript regular expression. */
  regex: z.boolean(),
})
export type TextQuery = z.infer<typeof TextQuery>

export const TextMatch = z.object({
  path: z.string(),
  /** From 1. */
  line: z.number(),
  /** From 1, in UTF-16 units, as editors count. */
  column: z.number(),
  length: z.number(),
  /** The line, cut to at most 200 characters around the match. */
  preview: z.string(),
  /** Where the match begins in `preview`, from 0. */
  previewAt: z.number(),
})
export type TextMatch = z.infer<typeof TextMatch>
