/** The first event of an answer: which model it says it is from, whatever the format. */
import type { ModelEvent } from './provider.ts'
import type { WireContext } from './wire-error.ts'

/** `model` as it came on the wire; the one that was asked for when the answer names none. */
export function responseStart(
  model: unknown,
  { model: asked, requestId }: WireContext & { model: string },
): ModelEvent {
  return {
    type: 'response-start',
    model: typeof model === 'string' && model !== '' ? model : asked,
    ...(requestId === undefined ? {} : { requestId }),
  }
}
