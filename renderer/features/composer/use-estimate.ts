/** Asks what a prompt would send, a moment after the last change; an answer that is overtaken is dropped. */
import { useEffect, useState } from 'react'
import type { ContextWishes } from '#shared/domain/context.ts'
import type { ModelChoice } from '#shared/domain/model.ts'
import type { AppKind } from '#shared/domain/project.ts'
import type { Estimate } from './estimate-line.tsx'

export interface EstimateQuestion {
  readonly projectId: string | undefined
  readonly prompt: string
  /** Of a new app. */
  readonly kind: AppKind
  readonly model: ModelChoice
  readonly attachments: readonly string[]
  /** Of a change. */
  readonly context?: ContextWishes | undefined
}

/** After the last key: long enough to go on typing. */
const pauseMs = 350

export interface Estimating {
  /** Undefined for a blank prompt with nothing attached; an older one stays until the next is there. */
  readonly estimate: Estimate | undefined
  /** It could not be told: with "Auto", mostly because nothing is ready that could answer. */
  readonly failed: boolean
}

/** `ask` must stay the same. */
export function useEstimate(
  question: EstimateQuestion,
  ask: (question: EstimateQuestion, signal: AbortSignal) => Promise<Estimate>,
): Estimating {
  const [estimate, setEstimate] = useState<Estimate>()
  const [failed, setFailed] = useState(false)
  const { projectId, prompt, kind, model, attachments, context } = question
  const isBlank = prompt.trim() === '' && attachments.length === 0
  const ids = attachments.join(' ')
  const wishes = context === undefined ? '' : JSON.stringify(context)
  const { provider, model: name } = model === 'auto' ? { provider: undefined, model: '' } : model
  useEffect(() => {
    if (isBlank) {
      setEstimate(undefined)
      setFailed(false)
      return
    }
    const leave = new AbortController()
    const timer = setTimeout(() => {
      const asked: EstimateQuestion = {
        projectId,
        prompt,
        kind,
        model: provider === undefined ? 'auto' : { provider, model: name },
        attachments: ids === '' ? [] : ids.split(' '),
        ...(wishes === '' ? {} : { context: JSON.parse(wishes) as ContextWishes }),
      }
      ask(asked, leave.signal).then(
        (answer) => {
          if (leave.signal.aborted) return
          setEstimate(answer)
          setFailed(false)
        },
        () => {
          // It is a help, not a need: sending says what is wrong.
          if (leave.signal.aborted) return
          setEstimate(undefined)
          setFailed(true)
        },
      )
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      leave.abort()
    }
  }, [projectId, prompt, kind, provider, name, ids, wishes, isBlank, ask])
  return { estimate: isBlank ? undefined : estimate, failed: failed && !isBlank }
}
