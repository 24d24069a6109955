/** Which files the model that answers has seen whole: it may change no others, and may ask for them. */
import type { ChangeContext } from '#shared/domain/context.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import type { RunEventBody } from '#shared/contract/run-event.ts'
import type { Fact, Handler } from '../../pipeline/index.ts'
import { askedModel } from '../asked-model.ts'
import { withAdded, type PreparedContext } from './change-contexts.ts'
import { withNeededFiles } from './needed-files.ts'

interface ChangeInput {
  readonly model: ModelRef
  readonly files: ReadonlyMap<string, string>
  readonly context?: PreparedContext
}

export interface ShownFiles<Input extends ChangeInput> {
  /** What a request is made from, with the files that were asked for. */
  input(): Input
  /** Told what goes along with the request that is made for a model, whether it is asked or not. */
  hear(model: ModelRef, context: ChangeContext): void
  /** Told what becomes of the request: who is asked in the end. */
  follow(fact: Fact): void
  /** Why a file may not be written: it is there, and the model has not seen it. */
  refused(path: string): string | undefined
  /** The same handler for a model that may ask for files. */
  asking(handler: Handler): Handler
}

export function createShownFiles<Input extends ChangeInput>(
  input: Input,
  emit: (event: RunEventBody) => void,
): ShownFiles<Input> {
  const asked = new Set<string>()
  const seenBy = new Map<string, ReadonlySet<string>>()
  let asks = input.model

  function seen(): ReadonlySet<string> | undefined {
    return seenBy.get(nameOf(asks))
  }

  return {
    input() {
      return input.context === undefined || asked.size === 0
        ? input
        : { ...input, context: withAdded(input.context, asked) }
    },
    hear(model, { files }) {
      seenBy.set(nameOf(model), new Set(files.filter(({ whole }) => whole).map(({ path }) => path)))
    },
    follow(fact) {
      asks = askedModel(fact) ?? asks
    },
    refused(path) {
      if (seen()?.has(path) !== false || !input.files.has(path)) return undefined
      return 'The model has not seen this file, only its outline: it would have been written anew. Add it to what goes along.'
    },
    asking(handler) {
      if (input.context === undefined) return handler
      // What the user keeps out stays out.
      const keptOut = new Set(input.context.wishes.remove)
      return withNeededFiles(handler, (paths) => {
        const isNews = (path: string): boolean =>
          input.files.has(path) && seen()?.has(path) !== true && !keptOut.has(path)
        const known = paths.filter(isNews)
        for (const path of known) asked.add(path)
        if (known.length === 0) return false
        emit({ type: 'stage', name: 'asking', percent: 10, message: `Also reading ${known.join(', ')}` })
        return true
      })
    },
  }
}

function nameOf({ provider, model }: ModelRef): string {
  return `${provider} ${model}`
}
