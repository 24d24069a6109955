/** What proves that a key counts, beside a list of models: asked of the provider, free of charge. */
import { toAppError } from '#shared/domain/error.ts'
import type { ProviderId } from '#shared/domain/model.ts'
import { fieldsOf } from './fields.ts'
import { bearer, endpoint, fetchJson } from './http.ts'

/** proven: the key is right. unproven: nothing was found that depends on it. no-credit: it is right, and used up. */
export interface KeyProof {
  readonly result: 'proven' | 'unproven' | 'no-credit'
  /** What else was told, in a sentence. */
  readonly note?: string
}

export interface ProofRequest {
  readonly id: ProviderId
  readonly baseUrl: string
  readonly key: string
  readonly signal: AbortSignal
}

type Proof = (request: ProofRequest) => Promise<KeyProof>

/**
 * list: the list of models, which was asked for, is given to no wrong key.
 * Else, what to ask: where everybody may read the list, or where nobody says that only some may.
 */
const proofs: Partial<Record<ProviderId, 'list' | Proof>> = {
  openai: 'list',
  anthropic: 'list',
  gemini: 'list',
  groq: 'list',
  cerebras: 'list',
  mistral: 'list',
  xai: 'list',
  deepseek: askDeepSeek,
  openrouter: askOpenRouter,
}

/** After the list of models was given. Throws a Failure when the key turns out to be refused, or cannot be asked about. */
export async function proveKey(request: ProofRequest): Promise<KeyProof> {
  const proof = proofs[request.id] ?? askWithoutKey
  return proof === 'list' ? { result: 'proven' } : proof(request)
}

/** Whoever refuses to give the list without the key has looked at the key when giving it. */
async function askWithoutKey({ id, baseUrl, signal }: ProofRequest): Promise<KeyProof> {
  const url = endpoint(baseUrl, '/models')
  try {
    await fetchJson({ provider: id, method: 'GET', url, headers: { accept: 'application/json' }, signal })
    return { result: 'unproven' }
  } catch (thrown) {
    signal.throwIfAborted()
    return { result: toAppError(thrown).kind === 'auth' ? 'proven' : 'unproven' }
  }
}

/** Its list is public. https://openrouter.ai/docs/api/reference/limits */
async function askOpenRouter(request: ProofRequest): Promise<KeyProof> {
  const answer = fieldsOf(fieldsOf(await ask(request, '/key'))?.data)
  if (answer === undefined) return { result: 'unproven' }
  const { limit_remaining: left, is_free_tier: isFree } = answer
  if (typeof left === 'number' && left <= 0) return { result: 'no-credit' }
  if (typeof left === 'number') return { result: 'proven', note: `$${left.toFixed(2)} of this key's limit are left.` }
  return { result: 'proven', ...(isFree === true ? { note: 'It has bought no credit: free models only.' } : {}) }
}

/** https://api-docs.deepseek.com/api/get-user-balance */
async function askDeepSeek(request: ProofRequest): Promise<KeyProof> {
  const answer = fieldsOf(await ask(request, '/user/balance'))
  return { result: answer?.is_available === false ? 'no-credit' : 'proven' }
}

/** Undefined where the server has nothing at this path: another one in the provider's place. */
async function ask({ id, baseUrl, key, signal }: ProofRequest, path: string): Promise<unknown> {
  const url = endpoint(baseUrl, path)
  const headers = { accept: 'application/json', ...bearer(key) }
  try {
    return await fetchJson({ provider: id, method: 'GET', url, headers, secret: key, signal })
  } catch (thrown) {
    const { status } = toAppError(thrown)
    if (status === 404 || status === 405) return undefined
    throw thrown
  }
}
