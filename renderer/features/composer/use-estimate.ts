/** Asks what a prompt would send, a moment after the last change; an answer that is overtaken is dropped. */
import { useEffect, useState } from 'react'
import type { ModelRef } from '#shared/domain/model.ts'
import type { Estimate } from './estimate-line.tsx'

export interface EstimateQuestion {
  readonly projectId: string | undefined
  readonly prompt: string
  readonly model: ModelRef
  readonly attachments: readonly string[]
}

/** After the last key: long enough to go on typing. */
const pauseMs = 350

/** `ask` must stay the same. Undefined for a blank prompt with nothing attached; an older one stays until the next is there. */
export function useEstimate(
  question: EstimateQuestion,
  ask: (question: EstimateQuestion, signal: AbortSignal) => Promise<Estimate>,
): Estimate | undefined {
  const [estimate, setEstimate] = useState<Estimate>()
  const { projectId, prompt, model, attachments } = question
  const isBlank = prompt.trim() === '' && attachments.length === 0
  const ids = attachments.join(' ')
  const { provider, model: name } = model
  useEffect(() => {
    if (isBlank) {
      setEstimate(undefined)
      return
    }
    const leave = new AbortController()
    const timer = setTimeout(() => {
      const asked = {
        projectId,
        prompt,
        model: { provider, model: name },
        attachments: ids === '' ? [] : ids.split(' '),
      }
      ask(asked, leave.signal).then(
        (answer) => {
          if (!leave.signal.aborted) setEstimate(answer)
        },
        () => {
          // It is a help, not a need: sending says what is wrong.
          if (!leave.signal.aborted) setEstimate(undefined)
        },
      )
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      leave.abort()
    }
  }, [projectId, prompt, provider, name, ids, isBlank, ask])
  return isBlank ? undefined : estimate
}
