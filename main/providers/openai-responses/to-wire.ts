/** A request as the Responses format wants it. Pure. */
import type { ModelImage, ModelMessage, ModelRequest } from '../provider.ts'

export interface ResponsesBody {
  readonly model?: string
  /** Perplexity: a bundle of model, instructions and search, in place of a model. */
  readonly preset?: string
  readonly instructions?: string
  readonly input: readonly InputItem[]
  readonly stream: true
  readonly store: false
  readonly max_output_tokens?: number
  readonly temperature?: number
  readonly reasoning?: { readonly effort: string; readonly summary?: 'auto' }
  readonly tools?: readonly { readonly type: 'web_search' }[]
}

export interface InputItem {
  readonly role: 'user' | 'assistant' | 'system'
  readonly content: string | readonly InputPart[]
}

export type InputPart =
  | { readonly type: 'input_text'; readonly text: string }
  | { readonly type: 'input_image'; readonly image_url: string }

/** What a provider of this format wants said in its own way. */
export interface ResponsesFlavour {
  /** Where requests go, under the base URL. */
  readonly path: string
  /** The model by its name, and which of the request's wishes it takes, as fields of the body. */
  body(request: ModelRequest): Partial<ResponsesBody>
}

/** What is not asked for is not sent: providers refuse fields and values that a model does not know. */
export function toResponsesBody(request: ModelRequest, flavour: ResponsesFlavour): ResponsesBody {
  const { messages } = request
  // What leads is the instructions; a later system message stays where it stands.
  const first = messages.findIndex(({ role }) => role !== 'system')
  const leading = first === -1 ? messages : messages.slice(0, first)
  const instructions = leading.map(({ content }) => content).join('\n\n')
  return {
    ...flavour.body(request),
    ...(instructions === '' ? {} : { instructions }),
    input: (first === -1 ? [] : messages.slice(first)).map(toInputItem),
    stream: true,
    store: false,
    ...(request.maxOutputTokens === undefined ? {} : { max_output_tokens: request.maxOutputTokens }),
  }
}

function toInputItem({ role, content, images = [] }: ModelMessage): InputItem {
  if (images.length === 0) return { role, content }
  return { role, content: [{ type: 'input_text', text: content }, ...images.map(toInputImage)] }
}

function toInputImage({ mediaType, bytes }: ModelImage): InputPart {
  return { type: 'input_image', image_url: `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}` }
}
