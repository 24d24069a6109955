/** What is wrong with an app: its build, or the app as it runs. One shape for all of it, with its place in the app's own files. */
import { z } from 'zod'
import { AppFix } from './app-fix.ts'
import { ModelRef } from './model.ts'

/** build: it cannot be built. error: nobody caught it. rejection: a promise that nobody handled. boundary: React caught it. */
export const ProblemKind = z.enum(['build', 'error', 'rejection', 'boundary'])
export type ProblemKind = z.infer<typeof ProblemKind>

/** As a window sees it. */
export const SeenProblem = z.object({
  kind: ProblemKind,
  /** In the app's or the builder's own words. */
  message: z.string().max(4_000),
  /** A path in the project; absent where nobody knows. Line and column count from 1. */
  file: z.string().max(1_000).optional(),
  line: z.number().int().optional(),
  column: z.number().int().optional(),
  /** In the app's own files. */
  stack: z.string().max(8_000).optional(),
  /** The React component that broke. */
  component: z.string().max(200).optional(),
  /** How long ago it came last, in milliseconds. */
  ago: z.number().min(0),
})
export type SeenProblem = z.infer<typeof SeenProblem>

/** What a window sees of a project now: all of it, each time. */
export const SeenProblems = z.object({
  problems: z.array(SeenProblem).max(50),
  /** The id of the newest version that the window knows of; empty where there is none. */
  version: z.string().max(200),
  /** Files with text in the editor that is not saved. */
  unsaved: z.array(z.string().max(1_000)).max(200),
  /** False: this computer has no network. */
  online: z.boolean(),
})
export type SeenProblems = z.infer<typeof SeenProblems>

/** change: of the newest prompt. before: it was there already. hand: of the user's own edits. outside: the network, or code of others. */
export const ProblemCause = z.enum(['change', 'before', 'hand', 'outside'])
export type ProblemCause = z.infer<typeof ProblemCause>

/**
 * Why nothing is mended by itself now. off: by the setting. used: it was tried once for this prompt. late: the prompt was a while
 * ago. unsaved: the file is being edited. queue: the next prompt goes first. no-model: none is chosen. stuck: it came back.
 */
export const HeldBack = z.enum([
  'off',
  'used',
  'before',
  'hand',
  'outside',
  'late',
  'unsaved',
  'queue',
  'no-model',
  'budget',
  'offline',
  'stuck',
])
export type HeldBack = z.infer<typeof HeldBack>

/** What tries to mend it have taken. */
export const FixSpending = z.object({
  tries: z.number().int(),
  /** What was sent and what was written. */
  tokens: z.number(),
  /** US dollars; absent where it is not known. */
  usd: z.number().optional(),
  ms: z.number(),
})
export type FixSpending = z.infer<typeof FixSpending>

export const AppProblem = SeenProblem.omit({ ago: true }).extend({
  /** When it came last, in milliseconds since 1970. */
  at: z.number(),
  /** Its fingerprint: kind, file, and message without numbers. */
  id: z.string(),
  cause: ProblemCause,
  /** The lines around its place. */
  code: z.object({ from: z.number().int(), lines: z.array(z.string()) }).optional(),
  /** What would mend it without a model, surely. */
  remedy: z.array(AppFix),
  /** Of the tries since the last prompt. */
  spent: FixSpending,
  tried: z.array(ModelRef),
  /** It came back after a try: the same is not tried again. */
  stuck: z.boolean(),
  /** The version before it came. */
  undoTo: z.object({ versionId: z.string(), number: z.number() }).optional(),
})
export type AppProblem = z.infer<typeof AppProblem>

export const ProblemsState = z.object({
  /** The one to look at first is the first. */
  problems: z.array(AppProblem),
  /** Why nothing is mended by itself now; absent: something is about to be, or nothing has to be. */
  held: HeldBack.optional(),
  /** The live run that mends them. */
  fixing: z.string().optional(),
})
export type ProblemsState = z.infer<typeof ProblemsState>

/** Of a run that mends something: what, and who asked for it. */
export const RunFix = z.object({
  problems: z.array(AppProblem.pick({ id: true, kind: true, message: true, file: true, line: true })),
  /** Nobody pressed a button. */
  automatic: z.boolean(),
})
export type RunFix = z.infer<typeof RunFix>
