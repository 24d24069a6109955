/** The states of providers as sentences: what is, and what to do about it. Pure. */
import type { AppError } from '#shared/domain/error.ts'
import type { ModelInfo, ProviderId } from '#shared/domain/model.ts'
import { providerTable } from './table.ts'

/** Of a hosted provider that no key is set for. */
export function keyWanted(id: ProviderId): string {
  const { helpUrl } = providerTable[id]
  const where = helpUrl === undefined ? '' : ` Get one at ${new URL(helpUrl).host}, then enter it here.`
  return `Needs a key.${where}`
}

/** Of one that does not take the key that is set. */
export function refusedKey(id: ProviderId): string {
  return `${providerTable[id].name} refused the key. Enter another one.`
}

/** Of a server at an address of the user's that cannot be used now. */
export function notThere(id: ProviderId, baseUrl: string, error: AppError): string {
  // These two say more exactly what to do.
  if (id === 'ollama' || id === 'openai-compatible' || !URL.canParse(baseUrl)) return error.message
  const { origin } = new URL(baseUrl)
  switch (error.kind) {
    case 'unreachable':
      return `Not running at ${origin}. Start its server, then look again.`
    case 'timeout-connect':
      return `No answer from ${origin}. Start its server, then look again.`
    case 'not-found':
    case 'bad-request':
    case 'provider':
      return `Something else than ${providerTable[id].name} seems to answer at ${origin}.`
    default:
      return error.message
  }
}

/** Of a server that runs and has nothing to answer with. */
export function noModels(id: ProviderId): string {
  if (id === 'ollama') return 'Running, but it has no models. Get one with "ollama pull qwen3-coder", for example.'
  if (id === 'openai-compatible') return 'It answers, but lists no models. Load one there, or enter its name.'
  return 'Running, but it has no models. Load one there, then look again.'
}

/** `1 model`, `12 models`. */
export function counted(models: readonly ModelInfo[]): string {
  return models.length === 1 ? '1 model' : `${models.length} models`
}
