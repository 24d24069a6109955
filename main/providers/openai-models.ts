/**
 * What OpenAI's models take, by their ids: its API refuses a request that asks a model for what it does not know. Pure.
 * Read on 2026-11-21: https://platform.openai.com/docs/guides/reasoning (efforts), …/docs/guides/tools-web-search
 * (search models answer in Chat Completions only), …/docs/guides/audio (audio models likewise).
 */

export interface OpenAiModelFacts {
  readonly api: 'responses' | 'chat'
  /** True when it takes a reasoning effort of low, medium or high. */
  readonly reasons: boolean
  /** The least that it can be asked to think; absent: nothing is to be said. */
  readonly leastEffort?: 'none' | 'minimal' | 'low'
  /** False for models that refuse a temperature. */
  readonly temperature: boolean
}

/** What is known of a model. An id that is not known counts as one that takes nothing special. */
export function openAiModelFacts(id: string): OpenAiModelFacts {
  const model = id.toLowerCase()
  if (/search-(preview|api)|audio-preview|^gpt-audio/.test(model)) {
    return { api: 'chat', reasons: false, temperature: !model.includes('search') }
  }
  const api = 'responses'
  if (/^o1-(mini|preview)/.test(model)) return { api: 'chat', reasons: false, temperature: false }
  if (/^(gpt-[56789].*)?chat-latest/.test(model)) return { api, reasons: false, temperature: false }
  // They think as they please: most efforts are refused.
  if (/-pro(-|$)|deep-research/.test(model)) return { api, reasons: false, temperature: false }
  if (/^o\d/.test(model) || /codex/.test(model)) return { api, reasons: true, leastEffort: 'low', temperature: false }
  const version = /^gpt-(\d+)(?:\.(\d+))?(?=-|$)/.exec(model)
  if (version === null || Number(version[1]) < 5) return { api, reasons: false, temperature: true }
  return { api, reasons: true, leastEffort: leastEffort(model, Number(version[1]), version[2]), temperature: false }
}

function leastEffort(model: string, major: number, minor: string | undefined): 'none' | 'minimal' | 'low' {
  if (major === 5) return minor === undefined ? 'minimal' : 'none'
  return /^gpt-6(-(luna|sol)|\.1-(luna|terra))(-|$)/.test(model) ? 'none' : 'low'
}
