/** What happens in a run, in order: the stream that main writes and every window, journal and command line reads. */
import { z } from 'zod'
import { AppError } from '../domain/error.ts'
import { ModelRef, Usage } from '../domain/model.ts'
import { AppKind } from '../domain/project.ts'
import { RunOutcome } from '../domain/run.ts'

const runStart = z.object({
  type: z.literal('run-start'),
  prompt: z.string(),
  kind: AppKind,
  mode: z.enum(['create', 'edit']),
  asked: ModelRef,
})
/** What is going to be made, as far as it is known. */
const plan = z.object({ type: z.literal('plan'), name: z.string(), summary: z.string() })
const stage = z.object({ type: z.literal('stage'), name: z.string(), percent: z.number(), message: z.string() })
const answering = z.object({
  type: z.literal('answering'),
  model: ModelRef,
  from: z.enum(['provider', 'cache', 'joined']),
  requestId: z.string().optional(),
})
const textDelta = z.object({ type: z.literal('text-delta'), text: z.string() })
const reasoningDelta = z.object({ type: z.literal('reasoning-delta'), text: z.string() })
const citation = z.object({ type: z.literal('citation'), url: z.string(), title: z.string() })
/** A path that comes again starts that file anew: the later one counts. */
const fileStart = z.object({ type: z.literal('file-start'), path: z.string() })
const fileDelta = z.object({ type: z.literal('file-delta'), path: z.string(), text: z.string() })
const fileEnd = z.object({ type: z.literal('file-end'), path: z.string() })
/** A file that was not taken: a path outside the project, too large… */
const fileReject = z.object({ type: z.literal('file-reject'), path: z.string(), why: z.string() })
const previewReady = z.object({ type: z.literal('preview-ready') })
const usage = z.object({ type: z.literal('usage'), usage: Usage })
const runEnd = z.object({
  type: z.literal('run-end'),
  outcome: RunOutcome,
  error: AppError.optional(),
  /** The version that the result became, when it was applied. */
  versionId: z.string().optional(),
})

const bodies = [
  runStart,
  plan,
  stage,
  answering,
  textDelta,
  reasoningDelta,
  citation,
  fileStart,
  fileDelta,
  fileEnd,
  fileReject,
  previewReady,
  usage,
  runEnd,
] as const

export const RunEventBody = z.discriminatedUnion('type', bodies)
/** An event before the registry gave it its run and number. */
export type RunEventBody = z.infer<typeof RunEventBody>

/** seq starts at 0 and has no gaps; `at` is in milliseconds since 1970; exactly one run-end, last. */
const Numbered = z.object({ runId: z.string(), seq: z.number().int(), at: z.number() })
export const RunEvent = z.intersection(Numbered, RunEventBody)
export type RunEvent = z.infer<typeof RunEvent>
