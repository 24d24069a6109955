/** Prompts that were typed while a run was going. */
import { z } from 'zod'
import { Attachment } from './attachment.ts'
import { ContextWishes } from './context.ts'
import { ModelChoice } from './model.ts'

export const QueuedPrompt = z.object({
  id: z.string(),
  prompt: z.string(),
  /** Auto chooses when it starts. */
  model: ModelChoice,
  attachments: z.array(Attachment),
  context: ContextWishes.optional(),
  createdAt: z.number(),
})
export type QueuedPrompt = z.infer<typeof QueuedPrompt>

export const PromptQueue = z.object({
  /** Next first. */
  prompts: z.array(QueuedPrompt),
  /** True after a run that was stopped or failed: nothing starts until `queue.resume`. */
  paused: z.boolean(),
})
export type PromptQueue = z.infer<typeof PromptQueue>
