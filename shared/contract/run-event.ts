/** What happens in a run, in order: the stream that main writes and every window, journal and command line reads. */
import { z } from 'zod'
import { AppFix } from '../domain/app-fix.ts'
import { RunCost } from '../domain/cost.ts'
import { EditProblem } from '../domain/edit-problem.ts'
import { AppError } from '../domain/error.ts'
import { ModelRef, Usage } from '../domain/model.ts'
import { AppKind } from '../domain/project.ts'
import { ReactPlan } from '../domain/react-plan.ts'
import { FileCause, RunOutcome } from '../domain/run.ts'

const runStart = z.object({
  type: z.literal('run-start'),
  prompt: z.string(),
  kind: AppKind,
  mode: z.enum(['create', 'edit']),
  asked: ModelRef,
})
/** What is going to be made, as far as it is known. */
const plan = z.object({
  type: z.literal('plan'),
  name: z.string(),
  summary: z.string(),
  /** Of a React app, as they are decided: this event comes again with more, and the last one counts. */
  screens: z.array(z.object({ id: z.string(), title: z.string() })).optional(),
  components: z.array(z.string()).optional(),
  palette: z.string().optional(),
  /** All of it, when it is decided. */
  react: ReactPlan.optional(),
})
const stage = z.object({ type: z.literal('stage'), name: z.string(), percent: z.number(), message: z.string() })
const answering = z.object({
  type: z.literal('answering'),
  model: ModelRef,
  from: z.enum(['provider', 'cache', 'joined']),
  requestId: z.string().optional(),
  /** For an answer from the cache: how old it is, in milliseconds. */
  ageMs: z.number().optional(),
})
/** Nothing comes for now, and why. The next event of another type ends it. */
const wait = z.object({
  type: z.literal('wait'),
  reason: z.enum(['retry', 'rate-limited', 'queue', 'provider-down', 'loading']),
  model: ModelRef,
  /** When it goes on, in milliseconds since 1970, where that is known. */
  untilMs: z.number().optional(),
  /** How many are before it in the queue. */
  position: z.number().int().optional(),
  /** True when `run.hurry` can end it now. */
  canHurry: z.boolean().optional(),
  /** True when another model may be asked instead. */
  canReplace: z.boolean().optional(),
  /** True where another request asked the same first: the answer to that one comes here too. */
  shared: z.boolean().optional(),
})
/** What was waited for is over, and the model is asked. */
const waitEnd = z.object({ type: z.literal('wait-end'), model: ModelRef })
/** One attempt failed before any output. The run goes on: what follows is a wait, a fallback or the run's end. */
const attemptFailed = z.object({ type: z.literal('attempt-failed'), model: ModelRef, error: AppError })
/** Another model is asked instead. */
const fallback = z.object({ type: z.literal('fallback'), from: ModelRef, to: ModelRef, why: z.string() })
/** The answer reached its limit, or was resumed, and is continued by a request of its own. */
const continuing = z.object({
  type: z.literal('continuing'),
  why: z.enum(['length', 'resumed']),
  /** 1 for the first continuation. */
  count: z.number().int(),
})
const textDelta = z.object({ type: z.literal('text-delta'), text: z.string() })
const reasoningDelta = z.object({ type: z.literal('reasoning-delta'), text: z.string() })
const citation = z.object({ type: z.literal('citation'), url: z.string(), title: z.string() })
/** A path that comes again starts that file anew: the later one counts. */
const fileStart = z.object({ type: z.literal('file-start'), path: z.string() })
const fileDelta = z.object({ type: z.literal('file-delta'), path: z.string(), text: z.string() })
const fileEnd = z.object({ type: z.literal('file-end'), path: z.string() })
/** With this answer, the file goes. */
const fileRemoved = z.object({ type: z.literal('file-removed'), path: z.string() })
/** A part of a change that could not be taken, after all repairs: nothing of the answer was written. */
const editFailed = z.object({ type: z.literal('edit-failed'), problem: EditProblem })
/** A file that was not taken: a path outside the project, too large… */
const fileReject = z.object({
  type: z.literal('file-reject'),
  path: z.string(),
  why: z.string(),
  /** The file is the user's, and stays as it is: only they change it, or somebody changed it during the run. */
  cause: FileCause.optional(),
})
/** A screen of a React app is written, and the app was built with it. */
const screenReady = z.object({ type: z.literal('screen-ready'), screen: z.string() })
/** A screen could not be made; another stands in its place and says so. The run goes on. */
const screenFailed = z.object({ type: z.literal('screen-failed'), screen: z.string(), error: AppError })
/** Packages that the app wants and that have to be installed: the run goes on without them until `run.answerPackages`. */
const packagesAsked = z.object({ type: z.literal('packages-asked'), packages: z.array(z.string()) })
/** The question is over: answered, or there was nobody to answer it. */
const packagesAnswered = z.object({ type: z.literal('packages-answered'), allowed: z.boolean() })
/** Of a run that makes pictures: one that is wanted, by what is on it; `slug` names its file. */
const imageAsked = z.object({ type: z.literal('image-asked'), slug: z.string(), description: z.string() })
/** The picture is in the project and in the running app. `ending` of its file: jpg, png, webp. */
const imageReady = z.object({ type: z.literal('image-ready'), slug: z.string(), ending: z.string() })
/** The drawn one stays. Without an error, it was not asked for: another one's error would have met it alike. */
const imageFailed = z.object({ type: z.literal('image-failed'), slug: z.string(), error: AppError.optional() })
/** Mended without a model, when the answer had become the project's: a version beside its own. */
const fixed = z.object({ type: z.literal('fixed'), fixes: z.array(AppFix) })
const previewReady = z.object({ type: z.literal('preview-ready') })
/** `cost`: absent where it is not known. */
const usage = z.object({ type: z.literal('usage'), usage: Usage, cost: RunCost.optional() })
const runEnd = z.object({
  type: z.literal('run-end'),
  outcome: RunOutcome,
  error: AppError.optional(),
  /** The version that the result became, when it was applied. */
  versionId: z.string().optional(),
  /** True: the result is whole, and waits to be looked at before it is written. */
  review: z.boolean().optional(),
})

const bodies = [
  runStart,
  plan,
  stage,
  answering,
  wait,
  waitEnd,
  attemptFailed,
  fallback,
  continuing,
  textDelta,
  reasoningDelta,
  citation,
  fileStart,
  fileDelta,
  fileEnd,
  fileReject,
  fileRemoved,
  editFailed,
  screenReady,
  screenFailed,
  packagesAsked,
  packagesAnswered,
  imageAsked,
  imageReady,
  imageFailed,
  fixed,
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
