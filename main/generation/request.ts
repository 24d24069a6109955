/** Builds the request made for one model: its messages, what it is shown, within its window. */
import type { ChangeContext } from '#shared/domain/context.ts'
import type { ModelInfo, ModelRef } from '#shared/domain/model.ts'
import type { PassedOver } from '../pipeline/handler.ts'
import type { ModelMessage, ModelRequest } from '../providers/provider.ts'
import type { AttachedContent } from './attachments.ts'
import { chooseContext, shownContext } from './context/change-contexts.ts'
import type { SentContext } from './context/context-text.ts'
import type { RunInput } from './perform-run.ts'
import { estimateTokens, messagesFor } from './prompts.ts'
import { requestOptions } from './request-options.ts'

/** What stands in a request's way, or is left out of it. */
export type RequestLimit = 'too-long' | 'images-unseen' | 'attachments-unread'

export interface DraftedRequest {
  readonly request: ModelRequest
  /** By rule of thumb; 0 where no model reads it. */
  readonly inputTokens: number
  /** What it has to fit into, with the answer, where it is known. */
  readonly contextTokens?: number
  /** Of a change: what of the app goes along. */
  readonly context?: ChangeContext
  readonly limits: readonly RequestLimit[]
  /** The limits in a sentence. */
  readonly note?: string
}

/** What is kept free of a window for the answer, in tokens. */
export const answerTokens = 4096

/** About what an image takes, in tokens: from 250 to some 1,500, as models differ. */
const imageTokens = 1000

/** The request, with how large it is and what of the input it leaves out: also what an estimate is made from. */
export function draftRequest(model: ModelRef, input: RunInput): DraftedRequest {
  const task = { prompt: input.prompt, kind: input.kind, files: input.files }
  const attachments = input.attachments ?? []
  // These two answer from the task itself and read no messages.
  if (model.provider === 'starter' || model.provider === 'scripted') {
    const request = { model: model.model, messages: [{ role: 'user' as const, content: input.prompt }], task }
    if (attachments.length === 0) return { request, inputTokens: 0, limits: [] }
    const note = `${model.model} reads your words alone: what is attached is kept with the prompt, and not read.`
    return { request, inputTokens: 0, limits: ['attachments-unread'], note }
  }
  const facts = input.factsOf?.(model)
  const images = facts?.sees === false ? [] : attachments.filter(isImage)
  const along = {
    images: images.map(({ mediaType, content }) => ({ mediaType, bytes: content })),
    texts: attachments.filter(isText).map(({ name, content }) => ({ name, text: decode(content) })),
    format: input.editFormatFor?.(model) ?? ('whole' as const),
    locked: [...(input.locked ?? [])],
  }
  const isLocal = model.provider === 'ollama'
  const contextTokens = windowOf(isLocal ? input.contextTokens : undefined, facts)
  const count = input.context?.countFor(model) ?? estimateTokens
  const tokensOf = (all: readonly ModelMessage[]): number =>
    all.reduce((sum, { content }) => sum + count(content), 0) + images.length * imageTokens
  const sent = contextFor(model, input, (context) => {
    const frame = tokensOf(messagesFor({ ...task, files: new Map([['', '']]) }, { ...along, context }))
    return (contextTokens ?? Infinity) - frame - answerTokens
  })
  const messages = messagesFor(task, { ...along, ...(sent === undefined ? {} : { context: sent }) })
  const inputTokens = tokensOf(messages)
  // A change without any file to change is none: then it is said what all of the app would need.
  const isEmpty = sent !== undefined && !sent.selection.files.some(({ whole }) => whole)
  const needed = inputTokens + answerTokens + (isEmpty ? sent.selection.everything : 0)
  const isTooLong = contextTokens !== undefined && needed > contextTokens
  const isUnseen = images.length < attachments.filter(isImage).length
  const notes = [
    ...(isTooLong ? [tooLong(model, needed, contextTokens)] : []),
    ...(isUnseen ? [`${model.model} reads no images: they are kept with the prompt, and not sent.`] : []),
  ]
  return {
    request: {
      model: model.model,
      messages,
      task,
      ...(isLocal ? { contextTokens: input.contextTokens } : {}),
      ...requestOptions(model.provider, facts, { reasoning: input.reasoning ?? 'off', inputTokens }),
    },
    inputTokens,
    ...(sent === undefined ? {} : { context: shownContext(sent.selection) }),
    ...(contextTokens === undefined ? {} : { contextTokens }),
    limits: [...(isTooLong ? ['too-long' as const] : []), ...(isUnseen ? ['images-unseen' as const] : [])],
    ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
  }
}

/**
 * A local server would cut what does not fit, without a word: such a request is not made. Others say so themselves.
 * `onContext` is told what of the app goes along.
 */
export function buildRequest(
  model: ModelRef,
  input: RunInput,
  onContext?: (context: ChangeContext) => void,
): ModelRequest | PassedOver {
  const { request, limits, note = '', context } = draftRequest(model, input)
  if (context !== undefined) onContext?.(context)
  return model.provider === 'ollama' && limits.includes('too-long') ? { passedOver: note } : request
}

const nothingChosen = { files: [], tokens: 0, everything: 0, budget: 0, outline: '', glossary: '' }

/** Of a change, what goes along of the app; `roomBeside`: what the model has room for beside everything else. */
function contextFor(
  model: ModelRef,
  { context, files, prompt }: RunInput,
  roomBeside: (context: SentContext) => number,
): SentContext | undefined {
  if (context === undefined || files.size === 0) return undefined
  const { conversation } = context
  const { about } = context.wishes
  const room = Math.max(0, roomBeside({ selection: nothingChosen, conversation, about }))
  return { selection: chooseContext(context, { prompt, files }, model, room), conversation, about }
}

/** The smaller of what is asked for and what the model has. */
function windowOf(asked: number | undefined, facts: ModelInfo | undefined): number | undefined {
  const known = [asked, facts?.contextTokens].filter((tokens) => tokens !== undefined)
  return known.length === 0 ? undefined : Math.min(...known)
}

/** Why it does not fit, and what to do, in a sentence. */
export function tooLong(model: ModelRef, needed: number, contextTokens: number): string {
  const remedy =
    model.provider === 'ollama'
      ? 'Raise the context window in Settings, or choose another model.'
      : 'Choose a model with a larger one, or make the prompt shorter.'
  return (
    `This app and prompt need about ${needed.toLocaleString('en')} tokens, and ${model.model} has a window ` +
    `of ${contextTokens.toLocaleString('en')}. ${remedy}`
  )
}

function isImage({ kind }: AttachedContent): boolean {
  return kind === 'image'
}

function isText({ kind }: AttachedContent): boolean {
  return kind === 'text'
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
