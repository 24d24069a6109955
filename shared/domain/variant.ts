/** "Try two": one wish answered twice, by two models or in two wordings, of which one is kept. */
import { z } from 'zod'
import { AppKind } from './project.ts'
import { RunRecord } from './run.ts'

export const VariantPair = z.object({
  id: z.string(),
  projectId: z.string(),
  /** What the two differ in. */
  by: z.enum(['models', 'wordings']),
  kind: AppKind,
  mode: z.enum(['create', 'edit']),
  createdAt: z.number(),
  /** The version that both answers change; absent for a new app. */
  baseVersionId: z.string().optional(),
  runIds: z.tuple([z.string(), z.string()]),
  /** open: one of them may still be chosen. closed: one was kept, or neither was wanted. */
  state: z.enum(['open', 'closed']),
  /** Those that were kept, in this order: the last one is in the app, as far as it was not changed since. */
  kept: z.array(z.string()).default([]),
})
export type VariantPair = z.infer<typeof VariantPair>

/** With what is known of its runs; one that a crash kept from beginning is missing. */
export const VariantListing = VariantPair.extend({ runs: z.array(RunRecord) })
export type VariantListing = z.infer<typeof VariantListing>
