/** Tries a provider out, for a test button: small free requests, and what came of them in a line. */
import { failure, toAppError, type AppError } from '#shared/domain/error.ts'
import type { ProviderId, ProviderTest } from '#shared/domain/model.ts'
import { proveKey, type KeyProof, type ProofRequest } from './key-proof.ts'
import type { Provider } from './provider.ts'
import { isHosted, providerTable } from './table.ts'

export interface TestTarget {
  readonly id: ProviderId
  /** Throws a Failure when it is not set up. */
  provider(): Provider
  readonly baseUrl: string
  readonly key?: string | undefined
}

const limitMs = 10_000

/** Asks for the list of models, and for a proof of the key where the list is none. Rejects only when the signal aborts. */
export async function testProvider(target: TestTarget, signal: AbortSignal): Promise<ProviderTest> {
  const { id, baseUrl, key } = target
  const limit = new AbortController()
  const late = failure('timeout-connect', `No answer from ${shownAddress(baseUrl)} within ${limitMs / 1000} s.`)
  const timer = setTimeout(() => limit.abort(late), limitMs)
  const either = AbortSignal.any([signal, limit.signal])
  const startedAt = performance.now()
  let ms = 0
  let models: number | undefined
  try {
    const list = await listModels(target, either)
    ms = elapsed(startedAt)
    models = list?.length
    const proof = key === undefined ? none : await proofOf({ id, baseUrl, key, signal: either }, list)
    return { ...found(target, proof, models, ms), ms, ...(models === undefined ? {} : { models }) }
  } catch (thrown) {
    if (signal.aborted) throw thrown
    const error = toAppError(thrown)
    return { result: resultOf(error), message: remedy(target, error), ms: ms || elapsed(startedAt), error }
  } finally {
    clearTimeout(timer)
  }
}

/** A server that wants no key has none to prove. */
const none: KeyProof = { result: 'proven' }

async function proofOf(request: ProofRequest, list: readonly unknown[] | undefined): Promise<KeyProof> {
  return list === undefined ? { result: 'unproven' } : proveKey(request)
}

/** Undefined for a provider that answers, and has no list. */
async function listModels({ id, provider }: TestTarget, signal: AbortSignal): Promise<readonly unknown[] | undefined> {
  try {
    return await provider().listModels(signal)
  } catch (thrown) {
    if (isHosted(id) && toAppError(thrown).kind === 'not-found') return undefined
    throw thrown
  }
}

function found(
  { id }: TestTarget,
  { result, note }: KeyProof,
  models: number | undefined,
  ms: number,
): Pick<ProviderTest, 'result' | 'message'> {
  const { name } = providerTable[id]
  if (result === 'no-credit') return { result, message: `The key is right, but its credit is used up. ${topUp(id)}` }
  if (result === 'unproven') {
    const message = `${name} answers, in ${ms} ms. Nothing that is free proves the key: the first prompt will.`
    return { result, message }
  }
  const many = models === undefined ? '' : models === 1 ? ', with 1 model' : `, with ${models} models`
  return { result: 'works', message: [`Works: ${name} answered in ${ms} ms${many}.`, note].filter(Boolean).join(' ') }
}

function resultOf({ kind }: AppError): ProviderTest['result'] {
  switch (kind) {
    case 'auth':
      return 'wrong-key'
    case 'quota':
      return 'no-credit'
    case 'unreachable':
    case 'timeout-connect':
      return 'unreachable'
    default:
      return 'failed'
  }
}

/** What was found wrong, and what to do about it. The provider's own words stay in the error. */
function remedy({ id, baseUrl, key }: TestTarget, error: AppError): string {
  const { name, helpUrl } = providerTable[id]
  const page = helpUrl === undefined ? '' : ` Make one at ${new URL(helpUrl).host}.`
  switch (error.kind) {
    case 'auth':
      if (key === undefined) return `${name} needs a key.${isHosted(id) ? page : ' Enter it first.'}`
      return `${name} refused the key. Check that all of it was copied, or enter another one.${isHosted(id) ? page : ''}`
    case 'quota':
      return `The key is right, but its credit is used up. ${topUp(id)}`
    case 'unreachable':
    case 'timeout-connect':
      if (isHosted(id)) return inOneLine(error.message, 'Check your connection, and the address in Settings.')
      return `Nothing answers at ${shownAddress(baseUrl)}. Start the server there, then test again.`
    case 'rate-limited':
      return `${name} takes no more requests for now. Wait a moment, then test again.`
    case 'overloaded':
      return `${name} is overloaded or down for now. Test again in a few minutes.`
    case 'not-found':
      return `Something answers at ${shownAddress(baseUrl)}, but it is not ${name}. Check the address in Settings.`
    default:
      return error.message
  }
}

/** The advice comes after the message, unless that says it already. */
function inOneLine(message: string, advice: string): string {
  return /\bcheck\b/i.test(message) ? message : `${message} ${advice}`
}

function topUp(id: ProviderId): string {
  const { helpUrl } = providerTable[id]
  return helpUrl === undefined ? 'Add some, then test again.' : `Add some at ${new URL(helpUrl).host}, then test again.`
}

/** Without a path, or a name that somebody put into it. */
function shownAddress(baseUrl: string): string {
  const address = baseUrl.includes('://') ? baseUrl : `http://${baseUrl}`
  return URL.canParse(address) ? new URL(address).origin : baseUrl
}

function elapsed(since: number): number {
  return Math.round(performance.now() - since)
}
