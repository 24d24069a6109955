/** Asks for prompts of before that say nearly the same, a moment after the last change; a help, so its failure is silent. */
import { useEffect, useState } from 'react'
import type { SimilarPrompt } from '#shared/domain/run.ts'

/** Longer than for the estimate: an offer that flickers while one types is none. */
const pauseMs = 700
/** What is shorter is rather a word than a wish. */
const leastCharacters = 8

/** `ask` must stay the same. Undefined where nothing is alike, or what is was turned down. */
export function useSimilar(
  projectId: string | undefined,
  prompt: string,
  ask: (projectId: string | undefined, prompt: string, signal: AbortSignal) => Promise<readonly SimilarPrompt[]>,
): { readonly similar: SimilarPrompt | undefined; readonly dismiss: () => void } {
  const [found, setFound] = useState<readonly SimilarPrompt[]>([])
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set())
  const isShort = prompt.trim().length < leastCharacters
  useEffect(() => {
    if (isShort) {
      setFound([])
      return
    }
    const leave = new AbortController()
    const timer = setTimeout(() => {
      ask(projectId, prompt, leave.signal).then(
        (answer) => {
          if (!leave.signal.aborted) setFound(answer)
        },
        () => {
          if (!leave.signal.aborted) setFound([])
        },
      )
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      leave.abort()
    }
  }, [projectId, prompt, isShort, ask])
  const similar = found.find(({ runId }) => !dismissed.has(runId))
  return {
    similar,
    dismiss: () => similar !== undefined && setDismissed(new Set([...dismissed, similar.runId])),
  }
}
