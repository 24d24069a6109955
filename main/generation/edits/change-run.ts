/** The end of a run that changes an app: what does not hold is asked for again, told, and counted for the model that wrote it. */
import { failure, toAppError } from '#shared/domain/error.ts'
import type { RunEventBody } from '#shared/contract/run-event.ts'
import type { EditProblem } from '#shared/domain/edit-problem.ts'
import { collectChanges } from '../../edits/answer-changes.ts'
import type { Fact, Handler } from '../../pipeline/index.ts'
import { askedModel } from '../asked-model.ts'
import type { FileGate } from '../file-gate.ts'
import type { RunInput } from '../perform-run.ts'
import { createAskPart } from '../react/ask.ts'
import { createSpending, type Spent } from '../react/spending.ts'
import { type ChangeAnswer, createChangeAnswer } from './change-answer.ts'
import { repairMessages } from './repair-request.ts'

export interface Change extends Pick<ChangeAnswer, 'take'> {
  /** Of the answer's own request: who answers it in the end. */
  hear(fact: Fact): void
  /**
   * The answer is whole; `used`: what it has used. Returns the files that go; throws a Failure when something of it cannot be
   * taken: then nothing of it may be written.
   */
  settle(used: RunEventBody | undefined, signal: AbortSignal): Promise<readonly string[]>
  /** In place of an answer: takes what an earlier one had come to, asks for the rest, and settles it. */
  repair(repairs: EditRepair, signal: AbortSignal): Promise<readonly string[]>
}

/** A change of which parts could not be taken. */
export interface EditRepair {
  readonly problems: readonly EditProblem[]
  /** What could be taken, path to text, and what goes. */
  readonly files: ReadonlyMap<string, string>
  readonly removed: readonly string[]
}

interface ChangeParts {
  readonly handler: Handler
  readonly gate: FileGate
  readonly files: ReadonlyMap<string, string>
  readonly emit: (event: RunEventBody) => void
  readonly refuses: (path: string) => string | undefined
}

export function createChange(input: RunInput, { handler, gate, files, emit, refuses }: ChangeParts): Change {
  let by = input.model
  let isKnownAnswer = false
  const spending = createSpending()
  const first = spending.request()

  /** For one repair: what it uses comes on top of what was used before. */
  function teller(): (event: RunEventBody) => void {
    const spent = spending.request()
    return (event) =>
      emit(
        event.type === 'usage' ? { type: 'usage', ...known(spent({ usage: event.usage, cost: event.cost })) } : event,
      )
  }

  const answer = createChangeAnswer({
    before: input.files,
    prompt: input.prompt,
    gate,
    files,
    emit,
    refuses,
    // What an earlier answer's blocks took away is not left out by mistake.
    ...(input.repairs === undefined ? {} : { mayShrink: true }),
    ...(input.model.provider === 'starter'
      ? { mayShrink: true }
      : {
          async repair(problems, textOf, signal) {
            const { prompt, contextTokens, factsOf, source, onHurry, explain, reasoning } = input
            const asked = {
              ...{ prompt, contextTokens, model: by },
              // What was answered to the very same before did not help.
              fresh: true,
              ...(factsOf === undefined ? {} : { factsOf }),
              ...(source === undefined ? {} : { source }),
              ...(onHurry === undefined ? {} : { onHurry }),
              ...(explain === undefined ? {} : { explain }),
              ...(reasoning === undefined ? {} : { reasoning }),
            }
            const collected = collectChanges()
            const messages = repairMessages(prompt, problems, textOf)
            const pieces = createAskPart(asked, handler, teller())({ purpose: 'repair', messages }, signal)
            for await (const piece of pieces) collected.take(piece)
            return collected.all()
          },
        }),
    onBlocks: (record) => {
      if (!isKnownAnswer) input.onBlocks?.(by, record)
    },
  })

  async function settle(signal: AbortSignal, problems: readonly EditProblem[] = []): Promise<readonly string[]> {
    const settled = await answer.settle(signal, problems)
    if (settled.problems.length === 0) return settled.removed
    for (const problem of settled.problems) emit({ type: 'edit-failed', problem })
    const { length } = settled.problems
    const what = length === 1 ? 'One part of the answer' : `${length} parts of the answer`
    const why = settled.problems[0]?.message ?? ''
    throw failure('not-applied', `${what} could not be taken, so nothing was changed. ${why}`, {
      provider: by.provider,
      model: by.model,
    })
  }

  return {
    take: answer.take,
    hear(fact) {
      by = askedModel(fact) ?? by
      if (fact.type === 'answering') isKnownAnswer = fact.from !== 'provider'
    },
    async settle(used, signal) {
      if (used?.type === 'usage') first({ usage: used.usage, cost: used.cost })
      return settle(signal)
    },
    async repair({ problems, files: taken, removed }, signal) {
      for (const [path, text] of taken) {
        await answer.take({ type: 'file-start', path })
        await answer.take({ type: 'file-delta', path, text })
        await answer.take({ type: 'file-end', path })
      }
      for (const path of removed) await answer.take({ type: 'file-delete', path })
      try {
        return await settle(signal, problems)
      } catch (thrown) {
        // A model that cannot be asked leaves everything as undecided as it was.
        const isTold = toAppError(thrown).kind === 'not-applied'
        if (!isTold) for (const problem of problems) emit({ type: 'edit-failed', problem })
        throw thrown
      }
    },
  }
}

function known({ usage, cost }: Spent) {
  return { usage, ...(cost === undefined ? {} : { cost }) }
}

/** Why the model may not write this file; undefined when the user has not locked it. */
export function lockedReason({ locked }: Pick<RunInput, 'locked'>, path: string): string | undefined {
  return locked?.has(path) === true ? 'You have locked this file: only you change it.' : undefined
}
