/**
 * Answers from a `.jsonl` file, a step a line: one format for tests, benches, the gallery and bug reports.
 *
 *   {"answer": "todo"}                 starts the answer to prompts that contain these words; "*" suits any prompt;
 *                                      "[plan]", "[base]", "[screen orders]", "[repair orders]" to a part of a React app
 *   {"delayMs": 5, "event": {…}}       a ModelEvent, after a wait
 *   {"delayMs": 0, "error": {…}}       an AppError, thrown
 *   {"close": true}                    a clean end of the connection: without a finish before it, `truncated`
 *   {"hold": true}                     nothing more until the request is stopped
 */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { AppError, failure, Failure } from '#shared/domain/error.ts'
import { Usage } from '#shared/domain/model.ts'
import { abortFailure, delay, throwIfAborted } from '../lib/abort.ts'
import type { ModelEvent, Provider, Task } from './provider.ts'

const ScriptedEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('response-start'), model: z.string(), requestId: z.string().optional() }),
  z.object({ type: z.literal('text-delta'), text: z.string() }),
  z.object({ type: z.literal('reasoning-delta'), text: z.string() }),
  z.object({ type: z.literal('citation'), url: z.string(), title: z.string() }),
  z.object({
    type: z.literal('finish'),
    reason: z.enum(['stop', 'length', 'filter', 'refusal', 'other']),
    rawReason: z.string().optional(),
    usage: Usage.default({ input: 0, output: 0, estimated: true }),
  }),
])

const Step = z.strictObject({
  delayMs: z.number().min(0).optional(),
  event: ScriptedEvent.optional(),
  error: AppError.optional(),
  close: z.literal(true).optional(),
  hold: z.literal(true).optional(),
})
type Step = z.infer<typeof Step>

interface Answer {
  readonly words: string
  readonly steps: Step[]
}

/**
 * An answer whose words the prompt contains is taken first (the first not yet used, else the last such one); otherwise
 * the answers for any prompt are used in their order, the last of them again and again.
 */
export function createScripted({ file }: { readonly file: string }): Provider {
  const used = new Set<number>()
  return {
    id: 'scripted',
    listModels: async () => [{ id: 'scripted', description: basename(file) }],
    async *stream(request, signal) {
      throwIfAborted(signal)
      const answers = await readScript(file)
      const index = choose(answers, (stepWords(request.task) + request.task.prompt).toLowerCase(), used)
      used.add(index)
      let started = false
      for (const step of answers[index]?.steps ?? []) {
        if (step.delayMs !== undefined && step.delayMs > 0) await delay(step.delayMs, signal)
        throwIfAborted(signal)
        if (step.hold === true) await untilAborted(signal)
        if (step.error !== undefined) throw new Failure(step.error)
        if (step.close === true) break
        if (step.event === undefined) continue
        if (!started && step.event.type !== 'response-start')
          yield { type: 'response-start', model: request.model || 'scripted' }
        started = true
        yield step.event as ModelEvent
        if (step.event.type === 'finish') return
      }
      throw failure('truncated', 'The answer ended before it was complete.', { provider: 'scripted' })
    },
  }
}

/** `[screen orders]` before the prompt, so that an answer can be for that part alone. */
function stepWords({ step }: Task): string {
  if (step === undefined) return ''
  return 'screen' in step ? `[${step.name} ${step.screen}] ` : `[${step.name}] `
}

function choose(answers: readonly Answer[], prompt: string, used: ReadonlySet<number>): number {
  const indexes = answers.map((_, index) => index)
  const matching = indexes.filter((index) => {
    const { words } = answers[index] ?? { words: '*' }
    return words !== '*' && prompt.includes(words.toLowerCase())
  })
  const open = indexes.filter((index) => answers[index]?.words === '*')
  const fitting = matching.length > 0 ? matching : open.length > 0 ? open : indexes
  return fitting.find((index) => !used.has(index)) ?? fitting.at(-1) ?? 0
}

async function readScript(file: string): Promise<Answer[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw failure('not-found', `The script ${file} cannot be read. Check --script or KILN_SCRIPT.`, { cause })
  })
  const answers: Answer[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const parsed = readLine(line, `${file}:${index + 1}`)
    if (typeof parsed === 'string') {
      answers.push({ words: parsed, steps: [] })
      continue
    }
    if (answers.length === 0) answers.push({ words: '*', steps: [] })
    answers.at(-1)?.steps.push(parsed)
  }
  return answers
}

function readLine(line: string, place: string): Step | string {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw failure('invalid-input', `${place} is not JSON. A script has one JSON object a line.`)
  }
  const answer = z.strictObject({ answer: z.string() }).safeParse(value)
  if (answer.success) return answer.data.answer
  const step = Step.safeParse(value)
  if (step.success) return step.data
  throw failure(
    'invalid-input',
    `${place} is not a step of a script: ${z.prettifyError(step.error).replace(/\s+/g, ' ')}`,
  )
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    // A pending promise does not keep a process; a connection that is held open does, and so must this.
    const alive = setInterval(() => {}, 60_000)
    const stop = (): void => {
      clearInterval(alive)
      reject(abortFailure(signal))
    }
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}
