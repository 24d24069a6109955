/** What the history tells of versions beside their files, and of what lies between two of them. */
import { z } from 'zod'
import { RunCost } from './cost.ts'
import { ModelRef } from './model.ts'

/** The longest name of a checkpoint, in characters. */
export const longestCheckpoint = 80

export const VersionFacts = z.object({
  versionId: z.string(),
  /** Lines against the version before it; 0 for what is not text. */
  added: z.number(),
  removed: z.number(),
  /** The name that the user gave it. */
  checkpoint: z.string().optional(),
  /** When its picture was captured; absent where there is none. */
  thumbnailAt: z.number().optional(),
  /** Of the run that made it. */
  model: ModelRef.optional(),
  /** From the prompt to the end of its answer, in milliseconds. */
  ms: z.number().optional(),
  cost: RunCost.optional(),
})
export type VersionFacts = z.infer<typeof VersionFacts>

export const ComparedFile = z.object({
  path: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  /** Not text on one side or the other: there are no lines to show. */
  binary: z.boolean(),
  /** Lines; 0 for what is not text. */
  added: z.number(),
  removed: z.number(),
})
export type ComparedFile = z.infer<typeof ComparedFile>
