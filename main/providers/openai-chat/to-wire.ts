/** A request as Chat Completions wants it. Pure. */
import type { ModelImage, ModelMessage, ModelRequest } from '../provider.ts'
import type { ChatFlavour } from './flavours.ts'

export interface ChatBody {
  readonly model: string
  readonly messages: readonly { readonly role: string; readonly content: string | readonly ChatPart[] }[]
  readonly stream: true
  readonly stream_options?: { readonly include_usage: true }
  readonly max_tokens?: number
  readonly max_completion_tokens?: number
  readonly temperature?: number
  /** What the flavour adds. */
  readonly [field: string]: unknown
}

export type ChatPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image_url'; readonly image_url: { readonly url: string } }

/** What is not asked for is not sent: servers differ in what they refuse. */
export function toChatBody(request: ModelRequest, flavour: ChatFlavour): ChatBody {
  const { model, maxOutputTokens, temperature } = request
  const takesTemperature = flavour.temperature?.(model) ?? true
  return {
    model,
    messages: request.messages.map(toChatMessage),
    stream: true,
    ...(flavour.streamOptions === false ? {} : { stream_options: { include_usage: true } }),
    ...(maxOutputTokens === undefined ? {} : { [flavour.limitField ?? 'max_tokens']: maxOutputTokens }),
    ...(temperature === undefined || !takesTemperature ? {} : { temperature }),
    ...flavour.fields,
    ...flavour.reasoning?.(model, request.reasoning),
  }
}

/** A list of parts only where there is an image: many servers take nothing but a string. */
function toChatMessage({ role, content, images = [] }: ModelMessage): ChatBody['messages'][number] {
  if (images.length === 0) return { role, content }
  return { role, content: [{ type: 'text', text: content }, ...images.map(toChatPart)] }
}

function toChatPart({ mediaType, bytes }: ModelImage): ChatPart {
  return { type: 'image_url', image_url: { url: `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}` } }
}
