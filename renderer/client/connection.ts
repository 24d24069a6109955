/** The one connection of this page to the studio: a typed client that outlives its carrier and reconnects by itself. */
import { createORPCClient, ORPCError } from '@orpc/client'
import type { ClientLink } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#shared/contract/routes.ts'
import { AppError, Failure, failure } from '#shared/domain/error.ts'
import { type Carrier, openCarrier, Refused } from './carrier.ts'

export type Client = ContractRouterClient<Contract>

/** connecting: never connected yet. lost: this page's key is no good; only opening Kiln anew helps. */
export type ConnectionState = 'connecting' | 'connected' | 'reconnecting' | 'lost'

const firstDelayMs = 200
const longestDelayMs = 4_000

let state: ConnectionState = 'connecting'
let current: Promise<Carrier> | undefined
const listeners = new Set<() => void>()
const questions = new Map<string, (input: never) => Promise<void>>()

/** The state as it is now; `subscribeConnection` tells when it changes. */
export function connectionState(): ConnectionState {
  return state
}

/** Calls back after every change of the state; returns its undo. */
export function subscribeConnection(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Every call waits for a connection; errors are Failures. Calls that a break cuts off fail as `unreachable`. */
export const client: Client = createORPCClient<Client>(resilientLink())

/** Before each call of this route, `ask` is awaited: what it throws, the call throws. Returns its undo. */
export function askFirst(
  route: 'version.restore',
  ask: (input: { readonly projectId: string }) => Promise<void>,
): () => void {
  questions.set(route, ask)
  return () => questions.delete(route)
}

/** Resolves with the client when the page is connected. Throws a Failure when the studio refuses this page. */
export async function connect(): Promise<Client> {
  await ensureCarrier()
  return client
}

function resilientLink(): ClientLink<Record<never, never>> {
  return {
    async call(path, input, options) {
      try {
        const ask = questions.get(path.join('.'))
        // Its types were checked by the contract where the call is written.
        if (ask !== undefined) await ask(input as never)
        const carrier = await ensureCarrier()
        const output = await Promise.race([
          carrier.link.call(path, input, options),
          carrier.closed.then(() => Promise.reject(brokenConnection())),
        ])
        return isIterator(output) ? withFailures(output) : output
      } catch (thrown) {
        throw toFailure(thrown)
      }
    },
  }
}

/** The open carrier, or the one that is being opened: tried again and again until it works or is refused. */
function ensureCarrier(): Promise<Carrier> {
  current ??= openWithRetry()
  return current
}

async function openWithRetry(): Promise<Carrier> {
  for (let delay = firstDelayMs; ; delay = Math.min(delay * 2, longestDelayMs)) {
    try {
      const carrier = await openCarrier()
      setState('connected')
      void carrier.closed.then(() => {
        setState('reconnecting')
        current = openWithRetry()
        // A refusal is shown by the state; whoever calls next gets it as a Failure.
        current.catch(() => undefined)
      })
      return carrier
    } catch (thrown) {
      if (thrown instanceof Refused) {
        setState('lost')
        throw failure('unreachable', `${thrown.message} Open Kiln again to get a fresh one.`, { retryable: false })
      }
      if (state === 'connected') setState('reconnecting')
      await new Promise((resolve) => setTimeout(resolve, delay))
    }
  }
}

function setState(next: ConnectionState): void {
  if (next === state) return
  state = next
  for (const listener of listeners) listener()
}

function brokenConnection(): Failure {
  return failure('unreachable', 'The connection to the studio broke. Try again.')
}

/** What oRPC throws, as the Failure that main meant. */
export function toFailure(thrown: unknown): unknown {
  if (thrown instanceof ORPCError) {
    const parsed = AppError.safeParse(thrown.data)
    if (parsed.success) return new Failure(parsed.data, { cause: thrown })
    return failure('internal', thrown.message || 'Something went wrong inside Kiln.', { cause: thrown })
  }
  if (thrown instanceof Failure) return thrown
  if (thrown instanceof Error && thrown.name !== 'AbortError') {
    return failure('unreachable', 'The connection to the studio broke. Try again.', { cause: thrown })
  }
  return thrown
}

function isIterator(value: unknown): value is AsyncIterableIterator<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

/** The same iterator, whose errors are Failures. Not a generator: `return` must not wait for a pending `next`. */
function withFailures(inner: AsyncIterableIterator<unknown>): AsyncIterableIterator<unknown> {
  return {
    next: () => inner.next().catch((thrown: unknown) => Promise.reject(toFailure(thrown))),
    return: (value?: unknown) => inner.return?.(value) ?? Promise.resolve({ done: true, value: undefined }),
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
