/** A test of a provider: under way, stopped, or what it found. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { toAppError } from '#shared/domain/error.ts'
import type { ProviderId, ProviderTest } from '#shared/domain/model.ts'

export type TestState =
  | { readonly state: 'none' }
  | { readonly state: 'running' }
  | { readonly state: 'stopped' }
  | { readonly state: 'found'; readonly test: ProviderTest }

export interface ProviderTester {
  readonly now: TestState
  readonly start: () => void
  readonly stop: () => void
}

export type TestProvider = (provider: ProviderId, signal: AbortSignal) => Promise<ProviderTest>

/** A test that is begun anew, or left, is stopped. */
export function useProviderTest(provider: ProviderId, test: TestProvider): ProviderTester {
  const [now, setNow] = useState<TestState>({ state: 'none' })
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const start = useCallback(() => {
    running.current?.abort()
    const leave = new AbortController()
    running.current = leave
    setNow({ state: 'running' })
    test(provider, leave.signal).then(
      (found) => {
        if (!leave.signal.aborted) setNow({ state: 'found', test: found })
      },
      (thrown: unknown) => {
        if (leave.signal.aborted) return
        const error = toAppError(thrown)
        setNow({ state: 'found', test: { result: 'failed', message: error.message, ms: 0, error } })
      },
    )
  }, [provider, test])

  const stop = useCallback(() => {
    running.current?.abort()
    setNow({ state: 'stopped' })
  }, [])

  return { now, start, stop }
}
