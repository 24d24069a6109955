/** A run: one prompt and all that came of it, as it is kept. */
import { z } from 'zod'
import { AppFix } from './app-fix.ts'
import { Attachment } from './attachment.ts'
import { RunCost } from './cost.ts'
import { ContextWishes } from './context.ts'
import { EditProblem } from './edit-problem.ts'
import { AppError } from './error.ts'
import { ModelRef, Usage } from './model.ts'
import { RunFix } from './problem.ts'
import { AppKind } from './project.ts'
import { RunReview } from './review.ts'
import { RoutingReason } from './routing.ts'

export const RunOutcome = z.enum(['done', 'stopped', 'failed', 'truncated'])
export type RunOutcome = z.infer<typeof RunOutcome>

export const RunFile = z.object({
  path: z.string(),
  /** Lines added and removed against the project as it was when the run began. */
  added: z.number(),
  removed: z.number(),
  /** False when the answer ended inside this file. */
  whole: z.boolean(),
})
export type RunFile = z.infer<typeof RunFile>

/** Why a run leaves a file of the user's alone: it is locked, or somebody changed it meanwhile. */
export const FileCause = z.enum(['locked', 'changed'])
export type FileCause = z.infer<typeof FileCause>

/** A file that was not taken: `why` in words of English; `cause` where the file is the user's own. */
export const RejectedFile = z.object({ path: z.string(), why: z.string(), cause: FileCause.optional() })
export type RejectedFile = z.infer<typeof RejectedFile>

/** A page that the answer rests on, as the provider names it. */
export const Citation = z.object({ url: z.string(), title: z.string() })
export type Citation = z.infer<typeof Citation>

/**
 * pending: an unfinished answer that waits for "keep" or "discard", or a whole change that waits to be looked at. replaced: a
 * later prompt, or an older version that was brought back, took its place.
 */
export const DraftState = z.enum(['none', 'pending', 'applied', 'discarded', 'replaced'])
export type DraftState = z.infer<typeof DraftState>

/** How the answer came about, beside the model that gave it; absent fields: nothing of the kind happened. */
export const AnswerPath = z.object({
  from: z.enum(['provider', 'cache', 'joined']).optional(),
  /** For an answer from the cache: how old it was, in milliseconds. */
  ageMs: z.number().optional(),
  /** Attempts that failed before any output, in order. */
  failures: z.array(z.object({ model: ModelRef, error: AppError })).optional(),
  /** Why another model answered than the one that was asked for; the last word of several. */
  fallback: z.object({ from: ModelRef, to: ModelRef, why: z.string() }).optional(),
  /** How often it was continued, because it reached its limit or had been cut off. */
  continued: z.number().optional(),
})
export type AnswerPath = z.infer<typeof AnswerPath>

/** planned: decided, and not made. writing: of a live run, it is being made. */
export const ScreenState = z.enum(['planned', 'writing', 'ready', 'failed'])
export type ScreenState = z.infer<typeof ScreenState>

/** A React app as far as its run has decided and made it. */
export const RunApp = z.object({
  name: z.string(),
  /** Of its colours. */
  palette: z.string().optional(),
  /** Home first. */
  screens: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      /** Its address in the app, without the first slash; absent before it is decided, and where it needs more than that. */
      path: z.string().optional(),
      state: ScreenState,
      /** Why it failed. */ error: AppError.optional(),
    }),
  ),
})
export type RunApp = z.infer<typeof RunApp>

/** How many of the pictures that were wanted are there. */
export const RunImages = z.object({
  all: z.number(),
  made: z.number(),
  failed: z.number(),
  /** Why the first of those failed. */
  error: AppError.optional(),
})
export type RunImages = z.infer<typeof RunImages>

export const RunRecord = z.object({
  id: z.string(),
  projectId: z.string(),
  prompt: z.string(),
  attachments: z.array(Attachment).default([]),
  /** Of a change: what the user wanted shown of the app, or not. */
  context: ContextWishes.optional(),
  kind: AppKind,
  /** create: a new app. edit: a change to one that is there. */
  mode: z.enum(['create', 'edit']),
  /**
   * No turn of the conversation. images: it made pictures beside the others. variant: one of two answers to a prompt, which was
   * not kept, or not yet.
   */
  beside: z.enum(['images', 'variant']).optional(),
  /** The pair of answers that this one is of; also once it was kept. */
  variantOf: z.string().optional(),
  images: RunImages.optional(),
  /** The model that was asked for. */
  asked: ModelRef,
  /** The model that answered; absent until something did. */
  answered: ModelRef.optional(),
  path: AnswerPath.optional(),
  /** The unfinished run that this one went on with. */
  resumes: z.string().optional(),
  /** Of a React app: the one screen that this run made again, or for the first time; `resumes` is then the app's run. */
  screen: z.string().optional(),
  /** Why the routing rules chose the model; absent when the user did. */
  chosenBecause: z.string().optional(),
  /** The same for words of another language. */
  chosenReason: RoutingReason.optional(),
  state: z.union([z.literal('running'), RunOutcome]),
  draft: DraftState,
  /** Of a change that was to be looked at before it is written. */
  review: RunReview.optional(),
  /** Paths of the draft's files whose place the user's own have taken, by a save. */
  replaced: z.array(z.string()).optional(),
  startedAt: z.number(),
  endedAt: z.number().optional(),
  /** From the start to the first piece of the answer. */
  firstTokenMs: z.number().optional(),
  /** What the model said beside the files. */
  text: z.string(),
  files: z.array(RunFile),
  citations: z.array(Citation).default([]),
  /** Of a React app that was made or gone on with. */
  app: RunApp.optional(),
  /** True when its events hold reasoning: `run.attach` brings it. */
  reasoned: z.boolean().optional(),
  /** Files that were not taken, and why. */
  rejected: z.array(RejectedFile).optional(),
  /** What of a change could not be taken: why nothing of it was written. */
  editProblems: z.array(EditProblem).optional(),
  /** This run mends something: what, and who asked for it. */
  fix: RunFix.optional(),
  /** What of its result was mended without a model. */
  fixes: z.array(AppFix).optional(),
  usage: Usage.optional(),
  /** Absent where it is not known. */
  cost: RunCost.optional(),
  error: AppError.optional(),
  versionId: z.string().optional(),
})
export type RunRecord = z.infer<typeof RunRecord>

/** A prompt of before that asks for nearly the same, and where its result is. */
export const SimilarPrompt = z.object({
  runId: z.string(),
  projectId: z.string(),
  projectName: z.string(),
  prompt: z.string(),
  /** When it was answered, in milliseconds since 1970. */
  at: z.number(),
  model: ModelRef,
  /** From 0.6 to 1: the same words. */
  score: z.number(),
})
export type SimilarPrompt = z.infer<typeof SimilarPrompt>
