/** One run from prompt to files: asks the pipeline, parses the answer, checks every path, and says what happens. */
import type { RunCost } from '#shared/domain/cost.ts'
import { failure, toAppError, type AppError, type Failure } from '#shared/domain/error.ts'
import type { ModelInfo, ModelRef, Usage } from '#shared/domain/model.ts'
import type { AppKind } from '#shared/domain/project.ts'
import type { RunEventBody } from '#shared/contract/run-event.ts'
import type { RunOutcome } from '#shared/domain/run.ts'
import type { Settings } from '#shared/domain/settings.ts'
import { createAnswerParser } from '../edits/answer-parser.ts'
import type { Ask, Handler } from '../pipeline/index.ts'
import type { ModelEvent } from '../providers/provider.ts'
import { createAnswerCost } from './answer-cost.ts'
import type { AttachedContent } from './attachments.ts'
import { continued } from './continuation.ts'
import { createFileGate } from './file-gate.ts'
import type { EditFormat, EditRecord } from './edits/edit-format.ts'
import { eventOf } from './fact-events.ts'
import { nameFromPrompt } from './plan.ts'
import { refusedInEdit } from './react/edit-rules.ts'
import type { PreparedContext } from './context/change-contexts.ts'
import { createShownFiles } from './context/shown-files.ts'
import { createChange, type EditRepair, lockedReason } from './edits/change-run.ts'
import { buildRequest } from './request.ts'

export interface RunInput {
  readonly prompt: string
  readonly kind: AppKind
  readonly model: ModelRef
  /** The app as it is, path to text; empty for a new one. */
  readonly files: ReadonlyMap<string, string>
  /** Of a change: what is chosen from, for the model that is asked. Without it, all of the app goes along. */
  readonly context?: PreparedContext
  /** Context window to ask of a local model, in tokens. */
  readonly contextTokens: number
  /** How long models that can think may do so; off when absent. */
  readonly reasoning?: Settings['reasoning']
  /** What was sent along. */
  readonly attachments?: readonly AttachedContent[]
  /** What is known of a model: what it sees, how much it holds. */
  readonly factsOf?: (model: ModelRef) => ModelInfo | undefined
  /** What may answer instead, in this order; the pipeline's rules decide. */
  readonly fallbacks?: readonly ModelRef[]
  /** True: nobody else may answer, also not as a last resort: two answers are to be compared. */
  readonly onlyAsked?: boolean
  /** Of a change that mends an error. */
  readonly purpose?: 'fix'
  /** True: asks anew, whatever was answered before. */
  readonly fresh?: boolean
  /** Whose requests these are, for the line and the metrics. */
  readonly source?: { readonly runId: string; readonly projectId: string }
  readonly onHurry?: Ask['onHurry']
  /** Adds to a failure what else can be said of it. */
  readonly explain?: (error: AppError) => AppError
  /** What an earlier run had already written of this answer: it is read again, and the model asked for the rest. */
  readonly soFar?: string
  /** Instead of an answer: what is left of an earlier one, of which only the failing parts are asked for. */
  readonly repairs?: EditRepair
  /** Files that only the user changes. */
  readonly locked?: ReadonlySet<string>
  /** Of a new app: whether a file is left as somebody else has it, which is told once. */
  readonly leaves?: (path: string) => Promise<boolean>
  /** Whether a model is asked for edits or for whole files; whole ones when absent. */
  readonly editFormatFor?: (model: ModelRef) => EditFormat
  /** Told what came of the blocks of an answer, by the model that gave it. */
  readonly onBlocks?: (model: ModelRef, record: EditRecord) => void
  /** False: an answer that reaches its length limit ends there. */
  readonly continueLong?: boolean
}

/** Where an answer's files go: a project (with its preview), or a folder. */
export interface RunTarget {
  fileStart(path: string): void
  fileDelta(path: string, text: string): void
  /** The file is whole. */
  fileEnd(path: string, text: string): Promise<void>
  fileDrop(path: string): void
  /** Many at once that are whole and that nobody watches; absent: they come one by one. */
  filesEnd?(files: ReadonlyMap<string, string>): Promise<void>
  /**
   * The answer has ended; `files` are the whole ones, `removed` those that go. Returns the version that they became, if any;
   * `review`: they wait to be looked at.
   */
  finish(
    outcome: RunOutcome,
    files: ReadonlyMap<string, string>,
    removed?: readonly string[],
  ): Promise<{ versionId?: string; review?: true }>
}

/** Runs to its end, whatever happens, and emits exactly one run-end, last. Never rejects. */
export async function performRun(
  input: RunInput,
  handler: Handler,
  target: RunTarget,
  emit: (event: RunEventBody) => void,
  signal: AbortSignal,
): Promise<void> {
  const mode = input.files.size === 0 ? 'create' : 'edit'
  emit({ type: 'run-start', prompt: input.prompt, kind: input.kind, mode, asked: input.model })
  const files = new Map<string, string>()
  const removed: string[] = []
  const end = await attempt(() => answer(input, handler, target, { files, removed }, emit, signal), input.explain)
  const kept = await attempt(async () => ({ ...end, ...(await target.finish(end.outcome, files, removed)) }))
  emit({ type: 'run-end', ...kept })
}

/** An answer that comes faster than it is read never waits: so often, in milliseconds, a stop and the window are heard. */
const breathMs = 10

interface RunEnd {
  readonly outcome: RunOutcome
  readonly error?: AppError
  readonly versionId?: string
  readonly review?: true
}

async function attempt(work: () => Promise<RunEnd>, explain?: RunInput['explain']): Promise<RunEnd> {
  try {
    return await work()
  } catch (thrown) {
    const { error, ...end } = endOf(thrown)
    return error === undefined ? end : { ...end, error: explain?.(error) ?? error }
  }
}

function endOf(thrown: unknown): RunEnd {
  const error = toAppError(thrown)
  if (error.kind === 'aborted') return { outcome: 'stopped' }
  return { outcome: error.kind === 'truncated' ? 'truncated' : 'failed', error }
}

async function answer(
  input: RunInput,
  handler: Handler,
  target: RunTarget,
  { files, removed }: { readonly files: Map<string, string>; readonly removed: string[] },
  emit: (event: RunEventBody) => void,
  signal: AbortSignal,
): Promise<RunEnd> {
  const name = nameFromPrompt(input.prompt)
  if (input.files.size === 0) emit({ type: 'plan', name, summary: input.prompt })
  emit({ type: 'stage', name: 'asking', percent: 5, message: `Asking ${input.model.model}` })
  const parser = createAnswerParser()
  const shown = createShownFiles(input, emit)
  const refuses = (path: string): string | undefined =>
    lockedReason(input, path) ?? (input.kind === 'react' ? refusedInEdit(path) : undefined) ?? shown.refused(path)
  const leaving = input.leaves === undefined ? {} : { leaves: input.leaves }
  const gate = createFileGate({ existing: input.files, target, files, emit, refuses, ...leaving })
  const change = input.files.size === 0 ? undefined : createChange(input, { handler, gate, files, emit, refuses })
  if (change !== undefined && input.repairs !== undefined) {
    removed.push(...(await change.repair(input.repairs, signal)))
    return { outcome: 'done' }
  }
  const taker = change ?? gate
  let finish: AnswerEnd | undefined
  const cost = createAnswerCost(input.model, input.factsOf)
  let isWaiting = false
  const ask: Ask = {
    purpose: input.files.size === 0 ? 'app' : (input.purpose ?? 'edit'),
    priority: 'foreground',
    candidates: [input.model, ...(input.fallbacks ?? [])],
    ...input.source,
    ...(input.fresh === undefined ? {} : { fresh: input.fresh }),
    requestFor: (model) =>
      input.onlyAsked === true && !isSameModel(model, input.model)
        ? { passedOver: `Only ${input.model.model} was to answer.` }
        : buildRequest(model, shown.input(), (context) => shown.hear(model, context)),
    report: (fact) => {
      cost.hear(fact)
      shown.follow(fact)
      change?.hear(fact)
      const event = eventOf(fact, isWaiting)
      if (fact.type === 'wait' || fact.type === 'attempt-start') isWaiting = fact.type === 'wait'
      if (event !== undefined) emit(event)
    },
    ...(input.onHurry === undefined ? {} : { onHurry: input.onHurry }),
  }
  let used: RunEventBody | undefined
  const { soFar = '', continueLong = true } = input
  for (const piece of parser.push(soFar)) await taker.take(piece)
  const wholeAnswer = continued(shown.asking(handler), {
    soFar,
    continueLong,
    onContinue: (why, count) => emit({ type: 'continuing', why, count }),
    onUsage: (one, all) => (used = usageEvent(all, cost.add(one))),
  })
  let pausedAt = performance.now()
  try {
    for await (const event of wholeAnswer(ask, signal)) {
      if (performance.now() - pausedAt > breathMs) {
        await new Promise((resolve) => setImmediate(resolve))
        pausedAt = performance.now()
      }
      switch (event.type) {
        case 'text-delta':
          for (const piece of parser.push(event.text)) await taker.take(piece)
          break
        case 'reasoning-delta':
        case 'citation':
          emit(event)
          break
        case 'finish':
          finish = event
          break
        case 'response-start':
          break
      }
    }
  } finally {
    // Also where a request that was to go on from there failed.
    if (used !== undefined) emit(used)
  }
  const rest = parser.end()
  for (const piece of rest) await taker.take(piece, finish?.reason === 'stop')
  if (finish?.reason === 'other' && rest.some(({ type }) => type === 'file-cut')) throw cutByReason(finish, input.model)
  const end = endOfAnswer(finish, input.model)
  if (change !== undefined) removed.push(...(await change.settle(used, signal)))
  return end
}

function isSameModel(a: ModelRef, b: ModelRef): boolean {
  return a.provider === b.provider && a.model === b.model
}

function usageEvent(usage: Usage, cost: RunCost | undefined): RunEventBody {
  return { type: 'usage', usage, ...(cost === undefined ? {} : { cost }) }
}

type AnswerEnd = Pick<Extract<ModelEvent, { type: 'finish' }>, 'reason' | 'rawReason' | 'words'>

/** A reason that Kiln does not know may mean anything; with a file left open it does not mean that the answer is whole. */
function cutByReason({ rawReason = 'unknown' }: AnswerEnd, model: ModelRef): Failure {
  const why = `The answer ended in the middle of a file (reason given: ${rawReason}). Try again.`
  return failure('truncated', why, { provider: model.provider, model: model.model })
}

function endOfAnswer(finish: AnswerEnd | undefined, model: ModelRef): RunEnd {
  const where = { provider: model.provider, model: model.model }
  const words = finish?.words
  switch (finish?.reason) {
    case 'stop':
    case 'other':
      return { outcome: 'done' }
    case 'length':
      throw failure(
        'truncated',
        'The model reached its output limit before it was done. Ask for a smaller app, or choose a model with a larger limit.',
        where,
      )
    case 'filter':
      throw failure('refused', words ?? "The provider's content filter stopped this answer. Try other words.", where)
    case 'refusal':
      throw failure('refused', words ?? 'The model declined to answer this prompt. Try other words.', where)
    case undefined:
      throw failure('truncated', 'The answer was cut off before its end. Try again.', where)
  }
}
