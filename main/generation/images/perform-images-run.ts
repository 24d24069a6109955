/** A run of its own that makes an app's pictures, one after the other, while the rest goes on: from slots to files. */
import type { RunEventBody } from '#shared/contract/run-event.ts'
import { costOf, runCostOf } from '#shared/domain/cost.ts'
import { toAppError, type AppError } from '#shared/domain/error.ts'
import type { AppKind } from '#shared/domain/project.ts'
import type { RunOutcome } from '#shared/domain/run.ts'
import { throwIfAborted } from '../../lib/abort.ts'
import type { ImageMaker, ImageProvider } from '../../providers/images/image-provider.ts'
import { imageModelFacts } from '../../providers/images/prices.ts'
import { endsRun } from '../react/fatal.ts'
import { createSpending, type Spent } from '../react/spending.ts'
import { askImage, type AskImageOptions } from './ask-image.ts'
import { imagePrompt } from './image-prompt.ts'
import { makePicture, type PictureFile } from './picture.ts'
import type { SlotQueue } from './slot-queue.ts'
import type { ImageSlot } from './slots.ts'

export interface ImagesRun {
  readonly kind: AppKind
  /** What the app is, in a few words. */
  readonly app: string
  readonly maker: ImageMaker
  readonly queue: SlotQueue
  /** How many are asked for at a time. */
  readonly atOnce: number
  /** The ending of a real picture that is there already, from a run that did not come to its end. */
  there(slot: ImageSlot): Promise<string | undefined>
  /** Puts a picture beside the drawn one. */
  keep(slot: ImageSlot, file: PictureFile): Promise<void>
  /** Lets the code name the real pictures (slug to ending); gives the version that this became. */
  finish(made: ReadonlyMap<string, string>): Promise<{ versionId?: string }>
  readonly emit: (event: RunEventBody) => void
  readonly waits?: Pick<AskImageOptions, 'firstWaitMs' | 'limitMs'>
  /** Asks for one; `askImage` itself where nobody counts the requests. */
  readonly ask?: typeof askImage | undefined
}

/** Runs to its end, whatever happens, and emits exactly one run-end, last. Never rejects. What was made is kept. */
export async function performImagesRun(run: ImagesRun, signal: AbortSignal): Promise<void> {
  const { emit, maker } = run
  emit({ type: 'run-start', prompt: '', kind: run.kind, mode: 'edit', asked: maker.model })
  const made = new Map<string, string>()
  let end: { readonly outcome: RunOutcome; readonly error?: AppError }
  try {
    const errors = await makeAll(run, made, signal)
    const [error] = errors
    end =
      error === undefined || (made.size > 0 && !errors.some(endsRun))
        ? { outcome: 'done' }
        : { outcome: 'failed', error }
  } catch (thrown) {
    const error = toAppError(thrown)
    end = error.kind === 'aborted' ? { outcome: 'stopped' } : { outcome: 'failed', error }
  }
  try {
    emit({ type: 'run-end', ...end, ...(made.size === 0 ? {} : await run.finish(made)) })
  } catch (thrown) {
    const error = toAppError(thrown)
    emit({ type: 'run-end', ...(error.kind === 'aborted' ? { outcome: 'stopped' } : { outcome: 'failed', error }) })
  }
}

/** Gives why some could not be made. Throws when it is stopped, or cannot begin. */
async function makeAll(run: ImagesRun, made: Map<string, string>, signal: AbortSignal): Promise<readonly AppError[]> {
  const { emit, queue, maker } = run
  const provider = maker.provider()
  const spending = createSpending()
  const errors: AppError[] = []
  let end = false
  let settled = 0

  function tellStage(): void {
    const all = queue.count()
    const percent = all === 0 ? 0 : Math.round((settled / all) * 100)
    emit({ type: 'stage', name: 'generating-images', percent, message: `${settled} of ${all} images` })
  }

  async function work(): Promise<void> {
    for (;;) {
      const slot = await queue.next(signal)
      if (slot === undefined) return
      if (end) {
        emit({ type: 'image-failed', slug: slot.slug })
        settled += 1
        continue
      }
      try {
        const ending = (await run.there(slot)) ?? (await make(run, provider, slot, tell(spending.request()), signal))
        made.set(slot.slug, ending)
        emit({ type: 'image-ready', slug: slot.slug, ending })
      } catch (thrown) {
        const error = toAppError(thrown)
        if (signal.aborted) return
        errors.push(error)
        end ||= endsRun(error)
        emit({ type: 'image-failed', slug: slot.slug, error })
      }
      settled += 1
      tellStage()
    }
  }

  function tell(sum: (spent: Spent) => Spent) {
    return (spent: Spent): void => {
      const { usage, cost } = sum(spent)
      emit({ type: 'usage', usage, ...(cost === undefined ? {} : { cost }) })
    }
  }

  tellStage()
  await Promise.all(Array.from({ length: Math.max(1, run.atOnce) }, work))
  throwIfAborted(signal)
  return errors
}

/** Gives the ending of the file. */
async function make(
  run: ImagesRun,
  provider: ImageProvider,
  slot: ImageSlot,
  spend: (spent: Spent) => void,
  signal: AbortSignal,
): Promise<string> {
  const { model } = run.maker
  const { emit } = run
  const { width, height } = slot.shape
  const request = { model: model.model, prompt: imagePrompt(slot, run.app), width, height }
  const onWait = (error: AppError, untilMs: number): void => {
    emit({ type: 'attempt-failed', model, error })
    emit({ type: 'wait', reason: error.kind === 'rate-limited' ? 'rate-limited' : 'retry', model, untilMs })
  }
  const { bytes, usage } = await (run.ask ?? askImage)(provider, request, { onWait, ...run.waits }, signal)
  emit({ type: 'answering', model, from: 'provider' })
  if (usage !== undefined) spend({ usage, cost: runCostOf(costOf(model, usage, imageModelFacts(model))) })
  const file = await makePicture(bytes, slot.shape, signal)
  await run.keep(slot, file)
  return file.ending
}
